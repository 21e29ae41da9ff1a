"""Kodi's edit list, beside the video under its name with ``.edl``: scene markers only.

Actions 0, 1 and 3 cut, mute or skip; none of them is ever written, for the song is what one wants
to hear.  Kodi takes a marker's second time for its place (its EdlParser), so both say it.
"""

from __future__ import annotations

from onara.export.chapters import chapters
from onara.export.language import Language
from onara.sheet import CueSheet

SCENE_MARKER = 2


def write(sheet: CueSheet, language: Language) -> bytes:  # noqa: ARG001 - it has no words
    """A marker at each second where music begins, ends or changes."""
    told = [
        f"{chapter.start_s:.3f}\t{chapter.start_s:.3f}\t{SCENE_MARKER}\n"
        for chapter in chapters(sheet)
        if chapter.start_s > 0
    ]
    return "".join(told).encode()
