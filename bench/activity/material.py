"""What scenes are made of: music, speech and other sounds at 8 kHz, decoded once and kept."""

import tomllib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt

from bench.debian import fetch
from bench.level import active, frame_levels
from bench.sound import Sound, as_float, as_int16, decode, resample
from bench.speech import matching

PACKAGES = Path(__file__).with_name("packages.toml")
RATE = 8000
LONGEST_S = 240.0
"""Of one file: a long piece must not count for more than two short ones."""
SHORTEST_S = {"music": 20.0, "speech": 0.5, "sounds": 0.05}
KINDS = ("music", "speech", "sounds")


@dataclass(frozen=True)
class Pool:
    """Sounds of one kind, one after the other: ``samples`` is (n, 2) int16, middle and side.

    ``ends`` is where each ends, ``groups`` to which voice (speech) or package it belongs.
    """

    samples: npt.NDArray[np.int16]
    ends: npt.NDArray[np.int64]
    groups: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ends)

    def length_s(self, number: int) -> float:
        return float(self.ends[number] - self._start(number)) / RATE

    def sound(self, number: int, start_s: float = 0.0, length_s: float | None = None) -> Sound:
        """An excerpt as float32, shape (n, 2)."""
        first = self._start(number) + round(start_s * RATE)
        last = int(self.ends[number])
        if length_s is not None:
            last = min(last, first + round(length_s * RATE))
        return as_float(self.samples[first:last])

    def _start(self, number: int) -> int:
        return int(self.ends[number - 1]) if number else 0


@dataclass(frozen=True)
class Material:
    """The pools, and the file with sampled instruments."""

    music: Pool
    speech: Pool
    sounds: Pool
    soundfont: Path


def material(cache: Path, jobs: int = 1) -> Material:
    """All of it; fetched and decoded on the first call only.

    Raises bench.debian.DebianError where a package cannot be had.
    """
    folder = cache / "activity"
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        if not (folder / f"{kind}-index.npz").exists():
            _decode_all(kind, cache, folder, jobs)
    (entry,) = _entries("instruments")
    (font,) = matching(fetch(entry["package"], cache), entry["include"], [])
    music, speech, sounds = (_load(folder, kind) for kind in KINDS)
    return Material(music, speech, sounds, font)


def _entries(kind: str) -> list[dict[str, Any]]:
    return list(tomllib.loads(PACKAGES.read_text(encoding="utf-8"))[kind])


def _load(folder: Path, kind: str) -> Pool:
    index = np.load(folder / f"{kind}-index.npz")
    samples = np.load(folder / f"{kind}.npy", mmap_mode="r")
    return Pool(samples, index["ends"], index["groups"])


def _decode_all(kind: str, cache: Path, folder: Path, jobs: int) -> None:
    files = [(path, group) for group, paths in enumerate(_groups(kind, cache)) for path in paths]
    with ProcessPoolExecutor(jobs) as pool:
        work = pool.map(partial(_decoded, kind=kind), [path for path, _ in files], chunksize=4)
        found = [(x, group) for x, (_, group) in zip(work, files, strict=True) if x is not None]
    np.save(folder / f"{kind}.npy", np.concatenate([x for x, _ in found]))
    ends = np.cumsum([len(x) for x, _ in found])
    np.savez(folder / f"{kind}-index.npz", ends=ends, groups=np.array([g for _, g in found]))


def _groups(kind: str, cache: Path) -> list[list[Path]]:
    found = []
    for entry in _entries(kind):
        root, exclude = fetch(entry["package"], cache), entry.get("exclude", [])
        includes = [[each] for each in entry["voices"].values()] if kind == "speech" else None
        for include in includes or [entry["include"]]:
            found.append(matching(root, include, exclude))
    return found


def _decoded(path: Path, kind: str) -> npt.NDArray[np.int16] | None:
    """A file as middle and side at 8 kHz without silent ends; None where it is of no use."""
    try:
        stereo, rate = decode(path)
    except (av.FFmpegError, ValueError):
        return None
    stereo = stereo[: round(LONGEST_S * rate)]
    middle, side = stereo.mean(axis=1), (stereo[:, 0] - stereo[:, 1]) / 2
    both = (np.asarray(each, np.float32) for each in (middle, side))
    x = np.stack([resample(each, rate, RATE) for each in both], axis=1)
    levels = frame_levels(x[:, 0], RATE)
    heard = np.flatnonzero(active(levels))
    if not len(heard) or levels.max() < -60:
        return None
    frame = round(0.02 * RATE)
    x = x[max(0, heard[0] - 1) * frame : (heard[-1] + 2) * frame]
    if len(x) < SHORTEST_S[kind] * RATE:
        return None
    return as_int16(x * (0.7 / max(0.01, float(np.abs(x).max()))))
