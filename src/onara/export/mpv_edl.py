"""mpv's EDL: a reel that plays stretches of many files one after another; nothing is cut.

The format is that of mpv's DOCS/edl-mpv.rst, which calls itself not frozen.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onara.export import names
from onara.export.language import Language
from onara.export.problem import ExportError
from onara.export.timecode import clock
from onara.sheet import CueSheet

_HEADER = b"# mpv EDL v0\n"
_NO_CHAPTERS = b"!no_chapters\n"


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of a media file, in seconds, with what to call it."""

    path: Path
    start_s: float
    end_s: float
    title: str


def write(sheets: Sequence[CueSheet], language: Language) -> bytes:
    """A reel of all cues of the sheets; `onara.export.only` leaves those of one song.

    Raises `ExportError` where there is no cue, for mpv plays no empty reel.
    """
    return reel(moments(sheets, language))


def moments(sheets: Sequence[CueSheet], language: Language) -> tuple[Moment, ...]:
    """The cues of the sheets as moments, episode by episode."""
    found = []
    for sheet in names.in_order(sheets):
        episode = sheet.episode
        where = names.short_name(episode) or names.one_line(episode.path.stem)
        for line in names.lines(sheet):
            start = max(0.0, line.cue.start_s)
            end = min(episode.duration_s, line.cue.end_s)
            at = clock(start).partition(".")[0]
            called = f"{names.full_title(line, language)} · {where} {at}"
            if start < end:
                found.append(Moment(episode.path, start, end, called))
    return tuple(found)


def reel(played: Iterable[Moment], *, with_chapters: bool = True) -> bytes:
    """An EDL of moments in their order.

    Each moment is a chapter with its title; chapters that a file has of its own come along.
    Without ``with_chapters`` there are none.  Raises `ExportError` where there is no moment.
    """
    segments = [_segment(moment) for moment in played]
    if not segments:
        raise ExportError("there is no scene to play: no cue is left for this reel")
    return _HEADER + (b"" if with_chapters else _NO_CHAPTERS) + b"".join(segments)


def _segment(moment: Moment) -> bytes:
    # Absolute: mpv would look for a relative one beside the EDL.
    path = os.fsencode(moment.path.absolute())
    length = moment.end_s - moment.start_s
    times = f"{moment.start_s:.3f},{length:.3f}".encode()
    return b"%s,%s,title=%s\n" % (_quoted(path), times, _quoted(moment.title.encode()))


def _quoted(raw: bytes) -> bytes:
    """Bytes with their number before them: then any sign may be in a name."""
    return b"%%%d%%%s" % (len(raw), raw)
