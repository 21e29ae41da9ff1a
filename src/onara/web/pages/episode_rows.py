"""The lines of a cue sheet as a page shows them: in words, and with what its script needs."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from onara.pictures.timeline import Band, Kind, kind
from onara.web import paths
from onara.web.visitor import Visitor

if TYPE_CHECKING:
    from onara.web.sheets import Line, Sheet

_NEVER = 1e-12
"""A chance so small that a number says nothing to a person."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line, and beside it: its ``kind``; its music as ``title``, in plain text; ``start`` and
    ``end`` to a tenth of a second; ``why`` it is believed; ``told`` is the line for scripts."""

    line: Line
    kind: Kind
    title: str
    note: str
    start: str
    end: str
    why: str
    told: dict[str, Any]


def rows(sheet: Sheet, visitor: Visitor) -> list[Row]:
    """The lines of a sheet for a visitor."""
    return [_row(line, visitor) for line in sheet.lines]


def bands(sheet: Sheet) -> list[Band]:
    """The lines of a sheet as they are drawn."""
    return [Band(line.start_s, line.end_s, kind_of_line(line)) for line in sheet.lines]


def kind_of_line(line: Line) -> Kind:
    """How well the music of a line is known."""
    return kind(
        is_rejected=line.kind == "rejected",
        is_known=line.recording is not None,
        is_recurring=line.unknown is not None,
    )


def music_title(line: Line, visitor: Visitor) -> str:
    """What sounds, as plain text in the visitor's words."""
    if line.recording is None and line.unknown is not None:
        return unknown_title(line.unknown, line.music.title, visitor)
    if line.music.title is None:
        return visitor.say("episode.unknown_once")
    return visitor.name(line.music.title, line.music.title_ko).text


def unknown_title(number: int, title: str | None, visitor: Visitor) -> str:
    """The name of a recurring unknown: a person's, or its number in the visitor's language."""
    if title is None or title == f"Unknown {number}":
        return visitor.say("episode.unknown_numbered", number=number)
    return title


def to_a_tenth(seconds: float) -> str:
    """Seconds as the page's fields have them: 12:03.5 or 1:02:03.5."""
    tenths = round(10 * seconds)
    hours, minutes = tenths // 36000, tenths // 600 % 60
    rest = f"{tenths % 600 / 10:04.1f}"
    return f"{hours}:{minutes:02}:{rest}" if hours else f"{minutes}:{rest}"


def length(seconds: float, visitor: Visitor) -> str:
    """How long something lasts, in words: "32 min", "32분"."""
    if seconds < 60:
        return visitor.say("episodes.seconds", seconds=round(seconds))
    minutes = round(seconds / 60)
    if minutes < 60:
        return visitor.say("episodes.minutes", minutes=minutes)
    return visitor.say("episodes.hours", hours=minutes // 60, minutes=minutes % 60)


def _row(line: Line, visitor: Visitor) -> Row:
    page = None
    if line.recording is not None:
        page = paths.thing("song", line.music.song) if line.music.song else None
        page = page or paths.owned(line.recording)
    elif line.unknown is not None:
        page = paths.unknown(line.unknown)
    return Row(
        line,
        kind_of_line(line),
        music_title(line, visitor),
        ", ".join(line.music.performers),
        to_a_tenth(line.start_s),
        to_a_tenth(line.end_s),
        _why(line, visitor),
        _told(line, page),
    )


def _told(line: Line, page: str | None) -> dict[str, Any]:
    """What the page's script needs of a line; ``page`` is about its music."""
    music = line.music
    return {
        "id": line.id,
        "revision": line.revision,
        "start_s": line.start_s,
        "end_s": line.end_s,
        "recording": line.recording,
        "unknown": line.unknown,
        "music": {
            "title": music.title,
            "performers": music.performers,
            "is_there": music.is_there,
        },
        "parts": [asdict(part) for part in line.parts],
        "level_db": line.level_db,
        "usage": line.usage,
        "vocal": line.vocal,
        "family": [asdict(each) for each in line.family],
        "by": line.by,
        "set_by_person": line.set_by_person,
        "said": line.said,
        "page": page,
    }


def _why(line: Line, visitor: Visitor) -> str:
    evidence, seconds = line.evidence, line.end_s - line.start_s
    if evidence.p is None and "recording" in line.set_by_person:
        return visitor.say("episode.evidence_person")
    if evidence.p is None:
        if not evidence.support_s:
            return visitor.say("episode.evidence_person")
        return visitor.say("episode.evidence_music", support=round(evidence.support_s))
    return visitor.say(
        "episode.evidence_heard",
        support=round(min(evidence.support_s, seconds)),
        length=round(seconds),
        chance=_chance(evidence.p, visitor),
    )


def _chance(p: float, visitor: Visitor) -> str:
    if p < _NEVER:
        return visitor.say("episode.chance_never")
    size = 10 ** math.floor(math.log10(max(1.0, 1 / p)))
    times = max(1, round(1 / p / size)) * size
    return visitor.say("episode.chance_one", times=f"{times:,.0f}")
