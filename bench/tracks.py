"""The music of a corpus: files of 30 s and more, each recording once, part of them unknown."""

import hashlib
import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import numpy as np

from bench.debian import fetch
from bench.duplicates import RATE as PEAKS_RATE
from bench.duplicates import peaks, sharing
from bench.level import Levels, frame_levels
from bench.sound import decode, mono, resample
from bench.speech import matching
from bench.voting import Peaks

MIN_TRACK_S = 30.0

Map = Callable[[Callable[..., Any], Iterable[Any]], Iterable[Any]]


@dataclass(frozen=True)
class Track:
    """One piece of music, as its package ships it."""

    path: Path
    package: str
    label: str
    duration_s: float
    rate: int
    sha256: str
    levels: Levels  # dBFS of each 20 ms
    peaks: Peaks


@dataclass(frozen=True)
class Placed:
    """A track's place in a corpus: split is library or unknown, name its file name there."""

    track: Track
    split: str
    name: str


def survey(path: Path, package: str, label: str) -> Track | None:
    """Decode a file once and keep what choosing needs; None if unreadable or under 30 s."""
    try:
        stereo, rate = decode(path)
    except (av.FFmpegError, ValueError):
        return None
    duration = len(stereo) / rate
    if duration < MIN_TRACK_S:
        return None
    x = resample(mono(stereo), rate, PEAKS_RATE)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    levels = frame_levels(x, PEAKS_RATE)
    return Track(path, package, label, duration, rate, digest, levels, peaks(x))


def collect(
    entries: list[dict[str, Any]], cache: Path, in_parallel: Map
) -> tuple[list[Track], list[tuple[str, str]]]:
    """Tracks in the order of the packages, and (file, reason) of what was left out.

    Of tracks that share sound only the longest stays.  in_parallel maps a function over items.
    """
    files = [
        (path, entry["package"], entry["label"])
        for entry in entries
        for path in matching(
            fetch(entry["package"], cache), entry["include"], entry.get("exclude", [])
        )
    ]
    found = [t for t in in_parallel(_survey, files) if t is not None]
    pairs = sharing([t.peaks for t in found])
    kept: list[int] = []
    dropped: list[tuple[str, str]] = []
    for i in sorted(range(len(found)), key=lambda i: -found[i].duration_s):
        twin = next((k for k in kept if (min(i, k), max(i, k)) in pairs), None)
        if twin is None:
            kept.append(i)
        else:
            reason = f"shares sound with {found[twin].path.name}"
            dropped.append((found[i].path.name, reason))
    return [found[i] for i in sorted(kept)], dropped


def _survey(item: tuple[Path, str, str]) -> Track | None:
    return survey(*item)


def split(tracks: list[Track], unknown_share: float, rng: np.random.Generator) -> list[Placed]:
    """Give each track its side, the same share of each package unknown, and its name."""
    unknown: set[Path] = set()
    owed = 0.0
    for package in dict.fromkeys(t.package for t in tracks):
        group = [t for t in tracks if t.package == package]
        owed += len(group) * unknown_share
        count = min(round(owed), len(group) - 1)
        owed -= count
        unknown |= {group[i].path for i in rng.choice(len(group), count, replace=False)}
    sides = {
        "library": [t for t in tracks if t.path not in unknown],
        "unknown": [t for t in tracks if t.path in unknown],
    }
    return [
        Placed(track, side, f"{number:03d}_{title(track)}{track.path.suffix.lower()}")
        for side, group in sides.items()
        for number, track in enumerate(group, 1)
    ]


def title(track: Track) -> str:
    """Flat ASCII title from the file name; names that say nothing get the package's label."""
    text = unicodedata.normalize("NFKD", track.path.stem).encode("ascii", "ignore").decode()
    text = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    if re.fullmatch(r"(track|music|song|theme)?-?\d*", text):
        text = f"{track.label}-{text}".strip("-")
    return text


def place(source: Path, target: Path) -> None:
    """Hard link where the file system allows it, else copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
