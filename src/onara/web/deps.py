"""What an endpoint may ask for by the type of a parameter."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from onara.access import Caller
from onara.web.caller import caller_of
from onara.web.opened import Opened
from onara.web.problem import Problem
from onara.web.visitor import Visitor, visitor_of


def _opened(connection: HTTPConnection) -> Opened:
    opened: Opened = connection.app.state.opened
    return opened


Open = Annotated[Opened, Depends(_opened)]
"""What the server has open."""
Who = Annotated[Visitor, Depends(visitor_of)]
"""Who is looking."""
By = Annotated[Caller, Depends(caller_of)]
"""Who asks, and what they may."""


def _person(caller: By) -> Caller:
    if not caller.is_person:
        raise Problem(403, "not_by_key")
    return caller


Person = Annotated[Caller, Depends(_person)]
"""Who asks, where that has to be a person and no key."""
