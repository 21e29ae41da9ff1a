"""A cue sheet as chapters: one begins where music begins, ends or gives way to other music.

Chapters do not overlap, for players show one at a time: where two cues sound at once, the chapter
is named after both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from onara.export import names
from onara.export.language import Language
from onara.sheet import CueSheet, Line

SHORTEST_S = 1.0
"""Seconds; what is shorter is where one cue fades into the next, and nothing to jump to."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the programme in which the same cues sound, none where there is no music."""

    start_s: float
    end_s: float
    lines: tuple[Line, ...]

    def title(self, language: Language) -> str:
        """What sounds in it."""
        told = dict.fromkeys(names.full_title(line, language) for line in self.lines)
        return " + ".join(told) if told else names.NO_MUSIC.of(language)


def chapters(sheet: CueSheet) -> tuple[Chapter, ...]:
    """The whole programme in chapters, without a gap; none at all where there is no cue."""
    end = sheet.episode.duration_s
    spans = [
        (max(0.0, line.cue.start_s), min(end, line.cue.end_s), line) for line in names.lines(sheet)
    ]
    spans = [span for span in spans if span[0] < span[1]]
    if not spans:
        return ()
    edges = sorted({0.0, end, *(time for start, stop, _ in spans for time in (start, stop))})
    found: list[Chapter] = []
    for start, stop in pairwise(edges):
        sounding = tuple(line for begins, ends, line in spans if begins <= start and stop <= ends)
        found.append(Chapter(start, stop, sounding))
    return _merged(found)


def _merged(found: list[Chapter]) -> tuple[Chapter, ...]:
    """Without the passing ones, and neighbours with the same music as one.

    Where music begins in a passing chapter it goes to the one after it, so that this begins with
    the music; else to the one before.
    """
    kept: list[Chapter] = []
    carried: float | None = None
    for each in found:
        chapter = each if carried is None else replace(each, start_s=carried)
        carried = None
        if _is_passing(chapter) and each is not found[-1] and (_begins(chapter) or not kept):
            carried = chapter.start_s
        elif kept and (_is_passing(chapter) or kept[-1].lines == chapter.lines):
            kept[-1] = replace(kept[-1], end_s=chapter.end_s)
        else:
            kept.append(chapter)
    return tuple(kept)


def _is_passing(chapter: Chapter) -> bool:
    """So short that nobody would jump to it, and no cue of its own."""
    inside = any(
        chapter.start_s <= line.cue.start_s and line.cue.end_s <= chapter.end_s
        for line in chapter.lines
    )
    return chapter.end_s - chapter.start_s < SHORTEST_S and not inside


def _begins(chapter: Chapter) -> bool:
    return any(line.cue.start_s >= chapter.start_s for line in chapter.lines)
