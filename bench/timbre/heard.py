"""The tracks of a corpus as Onara hears them: whole, and two minutes from the middle in halves."""

from __future__ import annotations

import csv
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.progress import Progress
from onara.audio import SAMPLE_RATE, Sound
from onara.timbre import Timbre, measure

HALF_S = 60.0
"""Seconds of a half, where the track has as many."""
LEAST_S = 20.0
"""Shorter halves are left out: a bar or two is no half of a song."""


@dataclass(frozen=True)
class Heard:
    """A track; ``soundtrack`` is the package that it comes with, ``artist`` its tag."""

    name: str
    soundtrack: str
    artist: str | None
    seconds: float
    whole: Timbre
    halves: tuple[Timbre, Timbre] | None
    decoding_s: float
    measuring_s: float


def hear(corpus: Path) -> list[Heard]:
    """All tracks, of the library and unknown ones, that are long enough for a timbre.

    Raises FileNotFoundError, KeyError where the folder has another layout.
    """
    with (corpus / "tracks.csv").open(newline="", encoding="utf-8") as f:
        rows = list(csv.DictReader(f))
    progress = Progress("tracks heard", len(rows))
    heard = []
    for row in rows:
        one = _hear(corpus / row["split"] / row["track"], row["package"])
        heard += [one] if one else []
        progress.step()
    return heard


def middle_halves(sound: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
    """The stretches of up to `HALF_S` before and after the middle; None where under `LEAST_S`."""
    middle = len(sound) // 2
    length = min(middle, round(HALF_S * SAMPLE_RATE))
    if length < LEAST_S * SAMPLE_RATE:
        return None
    return sound[middle - length : middle], sound[middle : middle + length]


def _hear(path: Path, soundtrack: str) -> Heard | None:
    began = time.process_time()
    with Sound(path) as opened:
        sound = np.concatenate(list(opened.blocks()))
        artist = opened.tags.artist
    decoded = time.process_time()
    whole = measure(sound)
    measured = time.process_time()
    if whole is None:
        return None
    cut = middle_halves(sound)
    first, second = (measure(cut[0]), measure(cut[1])) if cut else (None, None)
    return Heard(
        path.name,
        soundtrack,
        artist,
        len(sound) / SAMPLE_RATE,
        whole,
        (first, second) if first is not None and second is not None else None,
        decoded - began,
        measured - decoded,
    )
