"""Who asks, and what they may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["owner", "session", "key", "nobody"]


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks.

    ``kind`` is ``owner`` at the machine itself where no password is set, ``session`` for a browser
    that has logged in, ``key`` for another machine, ``nobody`` for everybody else.  ``id`` tells
    callers apart (of a session or key its own, else the address).  ``csrf`` is what a change that a
    browser asks for has to bring along; a key needs none, since no browser sends one unasked.
    """

    kind: Kind
    id: str
    may: Literal["nothing", "play", "read", "full"]
    csrf: str | None = None

    @property
    def may_read(self) -> bool:
        return self.may in ("read", "full")

    @property
    def may_change(self) -> bool:
        return self.may == "full"

    @property
    def may_play(self) -> bool:
        """Whether OpenSubsonic's calls are answered."""
        return self.may != "nothing"

    @property
    def is_person(self) -> bool:
        """Whether passwords, sessions and keys may be changed: what has leaked makes no more."""
        return self.kind in ("owner", "session")


NOBODY = Caller("nobody", "", "nothing")
