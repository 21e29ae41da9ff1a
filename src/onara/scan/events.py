"""What a scan tells while it runs, and what came of each file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onara.episodes import Identified
from onara.sheet import CueSheet


@dataclass(frozen=True, slots=True)
class Began:
    """A file is being scanned, as the episode that it seems to be."""

    path: Path
    episode: Identified


@dataclass(frozen=True, slots=True)
class Step:
    """How far a stage of the scan is: ``done`` of ``of`` (``None`` where unknown), in seconds of
    the programme while it is decoded, then in windows."""

    stage: str
    done: float
    of: float | None


@dataclass(frozen=True, slots=True)
class Noticed:
    """A recording stands out at a second of the programme; its cue is not tracked yet."""

    title: str
    at_s: float


@dataclass(frozen=True, slots=True)
class Done:
    """A file's outcome: its ``sheet``, and ``status`` "scanned", or "known" where it had been
    scanned against the same library before; or "refused" with the rest of a sentence."""

    path: Path
    status: str
    sheet: CueSheet | None = None
    notes: tuple[str, ...] = ()
    reason: str | None = None


Event = Began | Step | Noticed | Done
Tell = Callable[[Event], None]
