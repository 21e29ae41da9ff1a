"""Of cue sheets the cues of one piece of music."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onara.sheet import CueSheet, Line


def only(sheets: Sequence[CueSheet], music: str) -> tuple[CueSheet, ...]:
    """The sheets with the cues of one song left; those without any are left out.

    ``music`` is the id of a song of the catalogue, of a recording, or of recurring unknown music.
    """

    def is_it(line: Line) -> bool:
        return music in (line.music.song, line.cue.recording, line.cue.unknown)

    left = (replace(each, lines=tuple(filter(is_it, each.lines))) for each in sheets)
    return tuple(sheet for sheet in left if sheet.lines)
