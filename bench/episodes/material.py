"""What episodes are made from: the tracks of a corpus and where they sound, lines of speech."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench import speech
from bench.level import FRAME_S, Levels, frame_levels
from bench.sound import Sound, as_float, as_int16, decode, mono

PER_SECOND = round(1 / FRAME_S)
HEARD_DB = 35.0  # a frame this far below the loud ones of its track is near silence
EDGE_HEARD = 0.9  # of the first and of the last second of an excerpt
WHOLE_HEARD = 0.85
TRIES = 60

Map = Callable[[Callable[..., Any], Iterable[Any]], Iterable[Any]]


@dataclass(frozen=True)
class Source:
    """A track to take music from; split is library or unknown, levels are dBFS of each 20 ms."""

    name: str
    split: str
    path: Path
    levels: Levels

    @property
    def duration_s(self) -> float:
        return len(self.levels) / PER_SECOND


@dataclass(frozen=True)
class Lines:
    """Spoken lines of several voices in one file of int16 samples at 48 kHz, for all processes.

    bounds has, for each voice, the first sample and the one after the last of each line.
    """

    file: Path
    bounds: tuple[tuple[tuple[int, int], ...], ...]

    def share(self, number: int, total: int) -> list[list[tuple[int, int]]]:
        """The lines of each voice that are an episode's alone: a line is heard in one only."""
        return [list(voice[number::total]) for voice in self.bounds]

    def sound(self, bounds: tuple[int, int]) -> Sound:
        """One line, mono."""
        return as_float(np.load(self.file, mmap_mode="r")[slice(*bounds)])


def sources(root: Path, in_parallel: Map) -> list[Source]:
    """Every track of a corpus, in the order of tracks.csv.  in_parallel maps over items."""
    with (root / "tracks.csv").open(newline="", encoding="utf-8") as f:
        rows = [(row["track"], row["split"]) for row in csv.DictReader(f)]
    paths = [root / split / name for name, split in rows]
    measured = in_parallel(_levels, paths)
    return [
        Source(name, split, path, levels)
        for (name, split), path, levels in zip(rows, paths, measured, strict=True)
    ]


def _levels(path: Path) -> Levels:
    x, rate = decode(path)
    return frame_levels(mono(x), rate)


def excerpt(
    source: Source, seconds: float, rng: np.random.Generator, *, after_s: float = 0.5
) -> float | None:
    """A second of the track from which on it sounds for so long; None where none is found."""
    last = source.duration_s - seconds - 0.5
    if last <= after_s:
        return None
    for _ in range(TRIES):
        start = round(float(rng.uniform(after_s, last)), 3)
        if _sounds(source.levels, start, seconds):
            return start
    return None


def _sounds(levels: Levels, start_s: float, seconds: float) -> bool:
    """Through most of the excerpt, and in its first and last second."""
    first = int(start_s * PER_SECOND)
    heard = levels[first : first + int(seconds * PER_SECOND)] > max(
        float(np.percentile(levels, 95)) - HEARD_DB, -55.0
    )
    edges = min(heard[:PER_SECOND].mean(), heard[-PER_SECOND:].mean())
    return bool(edges > EDGE_HEARD and heard.mean() > WHOLE_HEARD)


def lines(
    entries: list[dict[str, Any]],
    cache: Path,
    per_voice: int,
    rng: np.random.Generator,
    file: Path,
) -> Lines:
    """Write up to per_voice lines of each voice into a file.  Raises bench.debian.DebianError."""
    parts: list[npt.NDArray[np.int16]] = []
    bounds, at = [], 0
    for entry in entries:
        for voice, pattern in entry["voices"].items():  # one by one: together they are a gigabyte
            one = {**entry, "voices": {voice: pattern}}
            [spoken] = speech.voices([one], cache, per_voice, rng)
            mine = []
            for line in spoken:
                parts.append(as_int16(line))
                mine.append((at, at + len(line)))
                at += len(line)
            bounds.append(tuple(mine))
    np.save(file, np.concatenate(parts))
    return Lines(file, tuple(bounds))
