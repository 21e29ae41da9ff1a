"""Waveforms of media files: measured once, kept, and read at any zoom without reading it all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from onara.audio import SAMPLE_RATE
from onara.audio.decode import Sound
from onara.durable import replace_file
from onara.playback.waveform import FULL, Bytes, Waveform, drawn

STEP_S = 0.005
"""Finer than a screen shows unless a second is wider than it."""
COARSER = 4
"""How many steps of one zoom make one of the next: of the fitting one, at most so many times the
points of a picture are read."""
ENDING = ".peaks"
_MAGIC = b"onara peaks 1\n"
_STEP = round(STEP_S * SAMPLE_RATE)


def make(path: str, target: str, languages: list[str]) -> dict[str, Any]:
    """Measure a file and keep its waveform as ``target``, put in place atomically.

    It is decoded in blocks, so memory does not grow with its length but for two bytes a step.
    Seconds are those of a scan: silence fills gaps in the time stamps.  Raises `UnusableInput`,
    `LibraryError`.
    """
    with Sound(Path(path), languages=tuple(languages)) as sound:
        finest = _measured(mid for mid, _ in sound.mid_and_side())
    levels = [finest]
    while len(levels[-1][0]) > COARSER:
        levels.append(_coarser(*levels[-1]))
    head = json.dumps({"steps": [len(low) for low, _ in levels]}).encode() + b"\n"
    rows = (row.tobytes() for level in levels for row in level)
    replace_file(Path(target), [_MAGIC, head, *rows])
    return {"seconds": len(finest[0]) * STEP_S}


def read(kept: Path, from_s: float, to_s: float, points: int) -> Waveform | None:
    """A part of a kept waveform in at most ``points`` steps; ``None`` where it is not kept, or is
    not whole."""
    try:
        with kept.open("rb") as file:
            if file.readline() != _MAGIC:
                return None
            counts = [int(count) for count in json.loads(file.readline())["steps"]]
            begin = file.tell()
        if kept.stat().st_size != begin + 2 * sum(counts):
            return None
        level = _fitting(len(counts), max(0.0, to_s - from_s), points)
        offset = begin + 2 * sum(counts[:level])
        rows = np.memmap(kept, np.int8, "r", offset, (2, counts[level])) if counts[level] else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if rows is None:
        return None
    whole = Waveform(0.0, STEP_S * COARSER**level, rows[0], rows[1])
    return drawn(whole, from_s, to_s, points)


def _fitting(levels: int, seconds: float, points: int) -> int:
    """The coarsest zoom that still has a step for each point."""
    level = 0
    while level + 1 < levels and STEP_S * COARSER ** (level + 1) * points <= seconds:
        level += 1
    return level


def _measured(blocks: Iterable[np.ndarray[Any, np.dtype[np.float32]]]) -> tuple[Bytes, Bytes]:
    lows: list[Bytes] = []
    highs: list[Bytes] = []
    for frames in _whole_steps(blocks):
        lows.append(_as_bytes(frames.min(axis=1)))
        highs.append(_as_bytes(frames.max(axis=1)))
    empty = [np.empty(0, np.int8)]
    return np.concatenate(lows or empty), np.concatenate(highs or empty)


def _whole_steps(
    blocks: Iterable[np.ndarray[Any, np.dtype[np.float32]]],
) -> Iterator[np.ndarray[Any, np.dtype[np.float32]]]:
    """Blocks as (steps, samples a step); the last step is filled with silence."""
    rest = np.empty(0, np.float32)
    for block in blocks:
        rest = np.concatenate([rest, block])
        whole = len(rest) // _STEP * _STEP
        if whole:
            yield rest[:whole].reshape(-1, _STEP)
            rest = rest[whole:]
    if len(rest):
        yield np.pad(rest, (0, _STEP - len(rest))).reshape(1, _STEP)


def _as_bytes(values: np.ndarray[Any, np.dtype[np.float32]]) -> Bytes:
    full = np.clip(np.round(np.nan_to_num(values) * FULL), -FULL, FULL)
    return np.asarray(full, np.int8)


def _coarser(low: Bytes, high: Bytes) -> tuple[Bytes, Bytes]:
    starts = np.arange(0, len(low), COARSER)
    return np.minimum.reduceat(low, starts), np.maximum.reduceat(high, starts)
