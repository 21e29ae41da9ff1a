"""What an endpoint may ask for by the type of a parameter."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from onara.web.opened import Opened
from onara.web.visitor import Visitor, visitor_of


def _opened(connection: HTTPConnection) -> Opened:
    opened: Opened = connection.app.state.opened
    return opened


Open = Annotated[Opened, Depends(_opened)]
"""What the server has open."""
Who = Annotated[Visitor, Depends(visitor_of)]
"""Who is looking."""
