"""The pairs of many recordings, sorted by hash: which of them have this one, and when?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.landmarks.pairs import Hashes, pairs_of
from onara.landmarks.peaks import TICKS_A_SECOND, Peaks

Ticks = npt.NDArray[np.uint32]

REFERENCE_RANKS, REFERENCE_FAN_OUT = 2, 3
"""Few pairs are kept of a recording (20 a second, 0.6 MB an hour), many are asked for: a clip has
one length, a library grows."""
APART = 60 * TICKS_A_SECOND
"""Ticks from the end of one recording to the start of the next, on the time that they share: longer
than a clip that is asked for, so that no clip lies over two."""


@dataclass(frozen=True, slots=True)
class Landmarks:
    """The pairs that are kept of one recording: ``hash`` and ``time``, both uint32 (m,), in the
    order of the hashes."""

    hash: Hashes
    time: Ticks

    @classmethod
    def of(cls, peaks: Peaks) -> Landmarks:
        pairs = pairs_of(peaks.best(REFERENCE_RANKS), REFERENCE_FAN_OUT)
        return cls(*_sorted(pairs.hashes(), pairs.time.astype(np.uint32)))

    @classmethod
    def none(cls) -> Landmarks:
        """Those of a recording of which none were kept."""
        return cls(np.empty(0, np.uint32), np.empty(0, np.uint32))

    def __len__(self) -> int:
        return len(self.hash)


@dataclass(frozen=True, slots=True)
class Hits:
    """Where hashes were found: ``which`` of them (m,), ``time`` float64 (m,) on the shared time."""

    which: npt.NDArray[np.intp]
    time: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Postings:
    """``hash`` uint32 (m,), sorted; ``time`` uint32 (m,): ticks of the pair, with the recordings
    laid one after another; ``start`` uint32 (recordings,): ticks at which each of them begins."""

    hash: Hashes
    time: Ticks
    start: Ticks

    @classmethod
    def of(cls, recordings: Iterable[Landmarks]) -> Postings:
        """Postings of recordings in their order."""
        hashes, times, starts = [np.empty(0, np.uint32)], [np.empty(0, np.uint32)], []
        at = 0
        for landmarks in recordings:
            starts.append(at)
            hashes.append(landmarks.hash)
            times.append(landmarks.time + np.uint32(at))
            at += int(landmarks.time.max(initial=0)) + APART
        hash_, time = _sorted(np.concatenate(hashes), np.concatenate(times))
        return cls(hash_, time, np.array(starts, np.uint32))

    def __len__(self) -> int:
        return len(self.hash)

    def hits(self, hashes: Hashes) -> Hits:
        """Every posting that has one of the hashes, uint32 of shape (n,)."""
        order = np.argsort(hashes)
        sought = hashes[order]
        first = np.searchsorted(self.hash, sought, "left")
        count = np.searchsorted(self.hash, sought, "right") - first
        which = np.repeat(order, count)
        within = np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)
        posting = np.repeat(first, count) + within
        return Hits(which, self.time[posting].astype(np.float64))

    def recording_at(self, time: npt.NDArray[np.float64]) -> npt.NDArray[np.intp]:
        """Positions of the recordings that a clip is of which begins at such a time.

        It may begin before its recording does, and lies nearer to that than to the one before.
        """
        at = np.searchsorted(self.start, np.maximum(time + APART // 2, 0), "right") - 1
        return np.asarray(at, np.intp)

    def apart(self) -> list[Landmarks]:
        """What `of` was made of."""
        order = np.argsort(self.time, kind="stable")
        bounds = np.searchsorted(self.time[order], [*self.start, np.iinfo(np.uint32).max])
        return [
            Landmarks(*_sorted(self.hash[order[begin:end]], self.time[order[begin:end]] - start))
            for begin, end, start in zip(bounds[:-1], bounds[1:], self.start, strict=True)
        ]


def _sorted(hash_: Hashes, time: Ticks) -> tuple[Hashes, Ticks]:
    order = np.lexsort((time, hash_))
    return hash_[order], time[order]
