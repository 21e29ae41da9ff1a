"""A call of a player: what it asks for, and on whose behalf."""

from __future__ import annotations

import binascii
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request

from onara.access import Caller
from onara.web.caller import caller_of
from onara.web.opened import Opened
from onara.web.rendering import base_of
from onara.web.subsonic.answer import CONFLICT, MAY_NOT, MISSING, WRONG, WRONG_KEY, Failed, Form
from onara.web.visitor import Visitor, visitor_of

MOST = 500
"""Things in one answer, where a player may say how many; more is asked for by an offset."""
_LONGEST = 2000
_OURS = ("none", "same-origin")


@dataclass(frozen=True)
class Asked:
    """The parameters of a call, from the address and from a form."""

    request: Request
    opened: Opened
    parameters: Mapping[str, str]

    @property
    def form(self) -> Form:
        return "json" if self.parameters.get("f") == "json" else "xml"

    @property
    def visitor(self) -> Visitor:
        return visitor_of(self.request)

    def text(self, name: str, usual: str | None = None) -> str:
        """A parameter; raises `Failed` where it is not given and nothing is usual."""
        value = self.parameters.get(name, usual)
        if value is None:
            raise Failed(MISSING, f"Required parameter is missing: {name}")
        return value[:_LONGEST]

    def number(self, name: str, usual: int, most: int = MOST) -> int:
        """A whole number, at least 0 and at most ``most``; raises `Failed` where it is none."""
        value = self.text(name, str(usual))
        if not value.isascii() or not value.isdigit() or len(value) > 9:
            raise Failed(MISSING, f"Required parameter is missing: {name} is no number")
        return min(int(value), most)

    @property
    def brings_proof(self) -> bool:
        """Whether it says on whose behalf it asks, rather than being sent along by a browser."""
        return any(name in self.parameters for name in ("apiKey", "p", "t"))


def who(asked: Asked) -> Caller:
    """On whose behalf a player asks; raises `Failed` where it may not.

    A key is shown as it is (``apiKey``), or in the place of a password, plain or salted.  Where
    nothing is needed at the machine itself, a name and password that a player insists on are free.
    """
    given, keys = asked.parameters, asked.opened.access.keys
    help_url = _settings(asked.request)
    caller = caller_of(asked.request)
    if "apiKey" in given:
        if any(name in given for name in ("u", "p", "t", "s")):
            raise Failed(CONFLICT, "Multiple conflicting authentication mechanisms provided.")
        key = keys.of(given["apiKey"])
        if key is None:
            raise Failed(WRONG_KEY, "Invalid API key.", help_url)
        return Caller("key", f"key {key.id}", key.may)
    if caller.kind != "owner" and ("p" in given or "t" in given):
        key = (
            keys.of_salted(given["t"], given.get("s", ""))
            if "t" in given
            else keys.of(_plain(given["p"]))
        )
        if key is None:
            raise Failed(WRONG, "Wrong username or password: make a key for players.", help_url)
        return Caller("key", f"key {key.id}", key.may)
    if not caller.may_play:
        raise Failed(MISSING, "Required parameter is missing: apiKey", help_url)
    if asked.request.headers.get("sec-fetch-site", "none") not in _OURS and caller.kind != "key":
        raise Failed(MAY_NOT, "Another site asked for this.")
    return caller


def _plain(password: str) -> str:
    if not password.startswith("enc:"):
        return password
    try:
        return binascii.unhexlify(password.removeprefix("enc:")).decode("utf-8", "replace")
    except (ValueError, binascii.Error):
        return ""


def _settings(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}{base_of(request)}/settings#keys"
