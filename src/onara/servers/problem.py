"""What can go wrong with a music server."""

from __future__ import annotations

from onara.errors import OnaraError


class ServerError(OnaraError):
    """A music server cannot be asked, or does not do what it is asked for."""


class CallFailed(ServerError):
    """The server answered that a call failed, by the protocol's ``code``."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code


MISSING, WRONG, NO_TOKEN, NO_SUCH_WAY, MAY_NOT, NOT_FOUND = 10, 40, 41, 42, 50, 70
"""Codes of failed calls (opensubsonic.netlify.app/docs/api-reference)."""
