"""A waveform as it is drawn: the lowest and highest sample in each of many steps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.int8]
FULL = 127
"""Full scale."""
_SINE = np.sqrt(2.0)
"""Peak over level of a sine: of a level alone, a peak can only be guessed."""


@dataclass(frozen=True, slots=True, eq=False)
class Waveform:
    """``low``, ``high``: int8 (steps,), `FULL` is full scale; step i covers the seconds
    [``from_s`` + i * ``step_s``, ``from_s`` + (i + 1) * ``step_s``)."""

    from_s: float
    step_s: float
    low: Bytes
    high: Bytes

    @property
    def to_s(self) -> float:
        return self.from_s + len(self.low) * self.step_s


def of_level(level_db: npt.NDArray[np.floating], step_s: float) -> Waveform:
    """The waveform that levels (decibels under full scale, one a step) let expect."""
    peak = np.minimum(_SINE * 10 ** (np.asarray(level_db, np.float64) / 20), 1.0)
    high = np.round(FULL * peak).astype(np.int8)
    return Waveform(0.0, step_s, -high, high)


def drawn(whole: Waveform, from_s: float, to_s: float, points: int) -> Waveform:
    """A part of a waveform in at most ``points`` steps, each of whole steps of ``whole``.

    >>> w = Waveform(0.0, 0.5, np.array([-1, -5, -2, -3], np.int8), np.array([1, 2, 9, 4], np.int8))
    >>> drawn(w, 0.0, 2.0, 2).high.tolist()
    [2, 9]
    """
    first, last = bounds(whole, from_s, to_s)
    size = max(1, -(-(last - first) // max(1, points)))
    first -= first % size  # a step is the same wherever the part begins
    starts = np.arange(first, last, size)
    if not len(starts):
        empty = np.empty(0, np.int8)
        return Waveform(from_s, whole.step_s * size, empty, empty)
    low = np.minimum.reduceat(whole.low[:last], starts)
    high = np.maximum.reduceat(whole.high[:last], starts)
    return Waveform(whole.from_s + first * whole.step_s, whole.step_s * size, low, high)


def bounds(whole: Waveform, from_s: float, to_s: float) -> tuple[int, int]:
    """The steps of a waveform that cover some seconds: first, and the one after the last."""
    count = len(whole.low)
    first = int(np.floor((from_s - whole.from_s) / whole.step_s))
    last = int(np.ceil((to_s - whole.from_s) / whole.step_s))
    first = min(max(0, first), count)
    return first, min(max(first, last), count)


def averaged(
    values: npt.NDArray[np.floating], step_s: float, of: Waveform
) -> npt.NDArray[np.float64]:
    """Means of values (one a ``step_s`` from second 0) over each step of a waveform; 0 beyond."""
    edges = of.from_s + of.step_s * np.arange(len(of.low) + 1)
    places = np.clip(np.round(edges / step_s).astype(np.intp), 0, len(values))
    sums = np.concatenate([[0.0], np.cumsum(np.asarray(values, np.float64))])
    counts = np.diff(places)
    return np.asarray(np.diff(sums[places]) / np.maximum(counts, 1), np.float64)
