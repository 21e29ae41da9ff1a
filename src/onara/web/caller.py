"""Who asks, as `onara.web.security` has found out."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from onara.access import Caller
from onara.access.caller import NOBODY


def caller_of(connection: HTTPConnection) -> Caller:
    """Whoever is behind a request."""
    caller: Caller = connection.scope.get("state", {}).get("caller", NOBODY)
    return caller
