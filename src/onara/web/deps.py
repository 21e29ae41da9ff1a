"""What an endpoint may ask for by the type of a parameter."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from onara.access import Caller
from onara.access.caller import NOBODY
from onara.web.opened import Opened
from onara.web.visitor import Visitor, visitor_of


def _opened(connection: HTTPConnection) -> Opened:
    opened: Opened = connection.app.state.opened
    return opened


def caller_of(connection: HTTPConnection) -> Caller:
    """Who asks, as `onara.web.security` has found out."""
    caller: Caller = connection.scope.get("state", {}).get("caller", NOBODY)
    return caller


Open = Annotated[Opened, Depends(_opened)]
"""What the server has open."""
Who = Annotated[Visitor, Depends(visitor_of)]
"""Who is looking."""
By = Annotated[Caller, Depends(caller_of)]
"""Who asks, and what they may."""
