"""The pairs of many recordings, sorted by hash: which of them have this one, and when?"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from onara.audio import SAMPLE_RATE
from onara.landmarks.packed import Packed
from onara.landmarks.pairs import FINE_BITS, HASH_BITS, Hashes, Pairs, pairs_of
from onara.landmarks.peaks import TICKS_A_SECOND, Peaks
from onara.landmarks.spectrum import HOP

Frames = npt.NDArray[np.uint32]
_Unsigned = TypeVar("_Unsigned", np.uint32, np.uint64)

REFERENCE_RANKS, REFERENCE_FAN_OUT, _MOST_RANKS = 2, 2, 1
"""Few pairs are kept of a recording (13.2 a second), many are asked for: a clip has one length, a
library grows.  A pair of two peaks of the second rank is left out: of 1.5 a second that these are,
3 % are found again in a room and 9 % under speech 5 dB louder, of the others 8 and 13 %.  With a
fan-out of 3, a third more pairs, no more of 141 clips of 5 s at another tempo or pitch were named:
all are with either.  With one rank and a fan-out of 4, 5.6 a second, 78 %."""
TICKS = HOP * TICKS_A_SECOND // SAMPLE_RATE
"""Ticks in a frame, to which the times of pairs are kept."""
APART = 16 * TICKS_A_SECOND // TICKS
"""Frames from the last pair of one recording to the start of the next, on the time that they share:
longer than a clip that is asked for, so that no clip lies over two."""

_MOST_A_FRAME, _END_FRAMES = 16, 64
"""More pairs than any sound has: as many as 70 times those of music, up to a second behind it."""
AT_ONCE = 1 << 18
"""Postings that are read together where all are gone through: 15 MB while they are."""


@dataclass(frozen=True, slots=True)
class Landmarks:
    """The pairs that are kept of one recording: ``hash`` and ``time`` (frames of `TICKS`), both
    uint32 (m,), in the order of the hashes."""

    hash: Hashes
    time: Frames

    @classmethod
    def of(cls, peaks: Peaks) -> Landmarks:
        pairs = reference_pairs(peaks)
        return cls(*_sorted(pairs.hashes(), np.rint(pairs.time / TICKS).astype(np.uint32)))

    @classmethod
    def none(cls) -> Landmarks:
        """Those of a recording of which none were kept."""
        return cls(np.empty(0, np.uint32), np.empty(0, np.uint32))

    def __len__(self) -> int:
        return len(self.hash)

    def could_be_of(self, seconds: float) -> bool:
        """Whether `of` could have made them of so many seconds: to be asked of what others made."""
        if not len(self):
            return True
        frames = seconds * TICKS_A_SECOND / TICKS + _END_FRAMES
        hashes, times = self.hash.astype(np.int64), self.time.astype(np.int64)
        order = np.diff(hashes) * (1 << 32) + np.diff(times)
        return bool(
            len(self) <= _MOST_A_FRAME * frames
            and hashes.max() < 1 << HASH_BITS
            and times.max() <= frames
            and (order >= 0).all()
        )


def reference_pairs(peaks: Peaks) -> Pairs:
    """The pairs that are kept of a recording of these peaks."""
    return pairs_of(peaks.best(REFERENCE_RANKS), REFERENCE_FAN_OUT, most_ranks=_MOST_RANKS)


@dataclass(frozen=True, slots=True)
class Hits:
    """Where hashes were found: ``which`` of them (m,), ``time`` float64 (m,): ticks on the shared
    time."""

    which: npt.NDArray[np.intp]
    time: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Postings:
    """``packed``: hashes and times of pairs, with the recordings laid one after another; ``start``
    int64 (recordings,): frames at which each of them begins, ``end``: at which the last has its
    last pair."""

    packed: Packed
    start: npt.NDArray[np.int64]
    end: int

    @classmethod
    def of(cls, recordings: Iterable[Landmarks]) -> Postings:
        """Postings of recordings in their order."""
        hashes, times, starts = [np.empty(0, np.uint32)], [np.empty(0, np.uint64)], []
        at = end = 0
        for landmarks in recordings:
            starts.append(at)
            hashes.append(landmarks.hash)
            times.append(landmarks.time.astype(np.uint64) + np.uint64(at))
            end = at + int(landmarks.time.max(initial=0))
            at = end + APART
        packed = Packed.of(*_sorted(np.concatenate(hashes), np.concatenate(times)))
        return cls(packed, np.array(starts, np.int64), end)

    def __len__(self) -> int:
        return len(self.packed)

    def hits(self, probes: Hashes, most: int | None = None) -> Hits:
        """Every posting whose hash has one of the upper parts, uint32 of shape (n,).

        ``most``: so many at most, those of the rarest hashes.
        """
        order = np.argsort(probes)
        sought = probes[order] << np.uint32(FINE_BITS)
        first = self.packed.first(sought)
        count = self.packed.first(sought + np.uint32(1 << FINE_BITS)) - first
        if most is not None and int(count.sum()) > most:
            rarest = np.argsort(count, kind="stable")
            kept = np.sort(rarest[np.cumsum(count[rarest]) <= most])
            order, first, count = order[kept], first[kept], count[kept]
        return Hits(np.repeat(order, count), self.times(first, count))

    def times(
        self, first: npt.NDArray[np.intp], count: npt.NDArray[np.intp]
    ) -> npt.NDArray[np.float64]:
        """Ticks on the shared time of runs of postings, one run after another."""
        within = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
        return self.packed.times(np.repeat(first, count) + within).astype(np.float64) * TICKS

    def begin_of(self, recording: int) -> float:
        """Tick at which a recording begins."""
        return float(self.start[recording]) * TICKS

    def recording_at(self, time: npt.NDArray[np.float64]) -> npt.NDArray[np.intp]:
        """Positions of the recordings that a clip is of which begins at such ticks.

        It may begin before its recording does, and lies nearer to that than to the one before.
        """
        frame = np.maximum(time / TICKS + APART // 2, 0)
        return np.asarray(np.searchsorted(self.start, frame, "right") - 1, np.intp)

    def apart(self) -> list[Landmarks]:
        """What `of` was made of."""
        return list(self.of_each(range(len(self.start))).values())

    def of_each(self, positions: Collection[int]) -> dict[int, Landmarks]:
        """The landmarks of some of the recordings, by their positions in order; all postings are
        read for it, a few at a time."""
        wanted = np.zeros(len(self.start), bool)
        wanted[list(positions)] = True
        found = [(np.empty(0, np.int32), np.empty(0, np.uint32), np.empty(0, np.uint32))]
        for begin in range(0, len(self), AT_ONCE):
            hashes, times = self.packed.read(begin, min(begin + AT_ONCE, len(self)))
            which = np.searchsorted(self.start, times.astype(np.int64), "right") - 1
            kept = wanted[which]
            which, hashes = which[kept], hashes[kept]
            time = (times[kept].astype(np.int64) - self.start[which]).astype(np.uint32)
            found.append((which.astype(np.int32), hashes, time))
        which, hashes, time = (np.concatenate(each) for each in zip(*found, strict=True))
        # Stable, and so each recording's stay in the order of hashes and times.
        order = np.argsort(which, kind="stable")
        which, hashes, time = which[order], hashes[order], time[order]
        ordered = np.sort(np.array(list(positions), np.intp))
        begins, ends = (np.searchsorted(which, ordered, side) for side in ("left", "right"))
        return {
            int(position): Landmarks(hashes[begin:end], time[begin:end])
            for position, begin, end in zip(ordered, begins, ends, strict=True)
        }


def _sorted(hash_: Hashes, time: npt.NDArray[_Unsigned]) -> tuple[Hashes, npt.NDArray[_Unsigned]]:
    order = np.lexsort((time, hash_))
    return hash_[order], time[order]
