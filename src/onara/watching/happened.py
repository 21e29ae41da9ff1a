"""What a watch tells, one thing after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from onara.library import Outcome
from onara.scan import Done

What: TypeAlias = Literal[
    "watching",  # a folder is watched
    "away",  # a folder is not there
    "added",  # music is in the library
    "known",  # its sound was in the library
    "moved",  # a file is in another place
    "refused",  # a file cannot be used
    "waiting",  # a file ends early; the rest is awaited
    "missing",  # a file is not there any more; what is known of it is kept
    "removed",  # its file is not there any more, and it was taken out of the library
    "scanned",  # an episode has its cue sheet
    "named",  # what lies beside an episode says something else of it now
    "lyrics",  # the lines of songs were brought up to date
    "resolved",  # an unknown of the episodes is known
]


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing.  ``reason`` is the rest of a sentence; ``outcome`` is what became of music,
    ``done`` of an episode; ``lines`` and ``songs`` count lyrics; ``unknown`` is the number of one
    that is the recording ``title`` now."""

    what: What
    path: Path | None = None
    reason: str | None = None
    outcome: Outcome | None = None
    done: Done | None = None
    lines: int | None = None
    songs: int | None = None
    unknown: int | None = None
    title: str | None = None


Tell = Callable[[Happened], None]
