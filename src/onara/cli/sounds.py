"""The library's sounds as `onara like` compares them, and what to say where it cannot."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from onara.cli.frame import complain
from onara.errors import OnaraError
from onara.graph import Graph
from onara.library import Library, Sounding
from onara.wander.sounding import song_of


class Compared(StrEnum):
    """Whether the sound of songs was compared, and if not, why not."""

    COMPARED = "compared"
    NOT_OWNED = "not owned"
    NOT_MEASURED = "not measured"
    TOO_SHORT = "too short"
    NOTHING_ELSE = "nothing else owned"


SENTENCES = {
    Compared.NOT_OWNED: "No file of it is in the library, so sound was not compared.",
    Compared.NOT_MEASURED: "Its file was added by an earlier Onara, so sound was not compared; "
    "onara add FOLDER, once more, will measure it.",
    Compared.TOO_SHORT: "Its file is too short to say how it sounds, so sound was not compared.",
    Compared.NOTHING_ELSE: "No other file is in the library, so sound was not compared.",
}


def soundings(home: Path) -> list[Sounding]:
    """How all that is owned sounds; what is wrong with a library is said, and it counts as none."""
    try:
        with Library.open(home) as library:
            return library.soundings()
    except OnaraError as error:
        complain(str(error))
        return []


def recording_meant(typed: str, owned: Sequence[Sounding]) -> Sounding | None:
    """The recording whose id or file somebody typed."""
    path = Path(os.path.abspath(typed)) if typed else None  # noqa: PTH100 - keeps links
    return next((each for each in owned if each.recording == typed or path in each.paths), None)


def compared(ids: Sequence[str], owned: Sequence[Sounding], graph: Graph) -> Compared:
    """Whether the sound of these songs can be compared with that of anything else."""
    own = [each for each in owned if song_of(each, graph) in ids]
    if not own:
        return Compared.NOT_OWNED
    if all(each.timbre is None for each in own):
        measured = any(each.is_measured for each in own)
        return Compared.TOO_SHORT if measured else Compared.NOT_MEASURED
    others = any(each.timbre is not None for each in owned if song_of(each, graph) not in ids)
    return Compared.COMPARED if others else Compared.NOTHING_ELSE
