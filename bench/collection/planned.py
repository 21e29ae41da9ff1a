"""One file of the folder before it is made, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bench.collection.world import Drama, Song

Texts = dict[str, str]


@dataclass(frozen=True)
class Fault:
    """Something that is wrong: a finding of one of ``kinds`` that is about ``path`` (or the song)
    and ``field`` tells it."""

    kinds: tuple[str, ...]
    path: Path | None = None
    field: str | None = None
    song: str | None = None


@dataclass
class Planned:
    """A file to be made.  ``take`` names its sound: (seed, "song" | "instrumental" | "edit");
    ``right`` are the values that each field may have once all is well."""

    path: Path
    song: Song | None
    drama: Drama | None
    take: tuple[int, str]
    suffix: str
    kbits: int
    tags: Texts
    right: dict[str, set[tuple[str, ...]]]
    latin: bool = False
    picture: bool = False
    damage: str | None = None
    faults: list[Fault] = field(default_factory=list)
