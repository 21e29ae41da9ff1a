"""What a list can hold beside the catalogue: the fan's own recordings, episodes and moments.

Their ids are made to be read, and typed, in a list's file::

    music/7f3a...               a recording of the library
    episode/2b41...             a scanned episode
    episode/2b41...#cue-12      a cue of it
    episode/2b41...#t-754.5     a second of it
    unknown/3                   a recurring piece that nobody has named
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum


class OwnKind(StrEnum):
    """What a thing of the fan's own is."""

    MUSIC = "music"
    EPISODE = "episode"
    CUE = "cue"
    MOMENT = "moment"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Own:
    """A thing of the fan's own: ``id`` of the recording, episode or piece; of a cue its own id
    beside, of a moment the ``second`` of the episode."""

    kind: OwnKind
    id: str
    cue: str | None = None
    second: float | None = None

    def __str__(self) -> str:
        if self.kind is OwnKind.CUE:
            return f"episode/{self.id}#cue-{self.cue}"
        if self.kind is OwnKind.MOMENT:
            return f"episode/{self.id}#t-{self.second or 0:.10g}"
        return f"{self.kind}/{self.id}"


_FORM = re.compile(
    r"(?:(?P<kind>music|episode)/(?P<id>[0-9A-Za-z._-]{1,100})|unknown/(?P<number>\d{1,9}))"
    r"(?:#cue-(?P<cue>[0-9A-Za-z._-]{1,40})|#t-(?P<second>\d{1,6}(?:\.\d{1,6})?))?"
)


def own(entry_id: str) -> Own | None:
    """What an id means, ``None`` where it is not of these.

    >>> own("episode/2b41#t-754.5")
    Own(kind=<OwnKind.MOMENT: 'moment'>, id='2b41', cue=None, second=754.5)
    >>> own("itaewon-class/sweet-night") is None
    True
    """
    found = _FORM.fullmatch(entry_id)
    if found is None:
        return None
    kind, id_, number, cue, second = found.group("kind", "id", "number", "cue", "second")
    if kind != "episode" and (cue or second):
        return None
    if number:
        return Own(OwnKind.UNKNOWN, str(int(number)))
    if cue:
        return Own(OwnKind.CUE, id_, cue)
    if second:
        return Own(OwnKind.MOMENT, id_, second=_tenths(float(second)))
    return Own(OwnKind(kind), id_)


def _tenths(seconds: float) -> float:
    """A moment to a tenth of a second, so that one moment has one id."""
    return math.floor(seconds * 10) / 10
