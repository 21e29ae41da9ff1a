"""Sound to spectral peaks: points of time and pitch that stay in place when a clip is played
faster.

The spectrum is whitened before peaks are looked for: the running mean of each bin over two seconds
goes (the colour of the recording, of a room, of a loudspeaker), then the envelope of each frame
(so that a loud vowel does not hide the quiet notes beside it).  What is left is compared with its
surroundings only, and nothing has to settle: a clip of one second has the peaks that it has within
the song.

Peaks are ranked within their band and half a second around: how many there are is then the choice
of who uses them, and no band spends the others' share.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.audio import SAMPLE_RATE, Samples
from onara.landmarks.spectrum import (
    CONTEXT,
    FRAME,
    HIGH_HZ,
    HOP,
    LOW_HZ,
    Points,
    levels,
    no_levels,
    points,
)

TICKS_A_SECOND = 500
"""Unit of time: an eighth of a hop, as finely as a peak is placed between two frames."""
BANDS_HZ = (LOW_HZ, 520.0, 1000.0, 1800.0, HIGH_HZ)
"""Edges of the bands that share the peaks evenly.  Most of a voice lies in the two lower ones."""

_RANK_TICKS = TICKS_A_SECOND // 2
"""On either side, among which peaks of a band are ranked."""
_FRAMES_AT_ONCE = 1024
_SAMPLES_AT_ONCE = FRAME + HOP * (_FRAMES_AT_ONCE - 1)
_TICKS_A_FRAME = HOP * TICKS_A_SECOND // SAMPLE_RATE


@dataclass(frozen=True, slots=True)
class Peaks:
    """Peaks in the order of time.

    ``time`` int32 (m,): in `TICKS_A_SECOND`; ``pitch`` int32 (m,): cents (hundredths of a
    semitone) above 250 Hz; ``rank`` int32 (m,): how many stronger peaks its band has nearby.
    """

    time: npt.NDArray[np.int32]
    pitch: npt.NDArray[np.int32]
    rank: npt.NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.time)

    def best(self, ranks: int) -> Peaks:
        """Those that so many ranks of each band hold."""
        return self.take(self.rank < ranks)

    def take(self, which: npt.NDArray[np.bool_] | npt.NDArray[np.intp]) -> Peaks:
        return Peaks(self.time[which], self.pitch[which], self.rank[which])


@dataclass(frozen=True, slots=True)
class _Found:
    """Peaks that are not ranked yet, in the order of time; ``band`` counts from 1."""

    time: npt.NDArray[np.int32]
    pitch: npt.NDArray[np.int32]
    band: npt.NDArray[np.intp]
    height: npt.NDArray[np.float64]

    @classmethod
    def none(cls) -> _Found:
        ticks = np.empty(0, np.int32)
        return cls(ticks, ticks, np.empty(0, np.intp), np.empty(0))

    def and_then(self, new: Points) -> _Found:
        """With later ones."""
        time = np.rint(new.frame * _TICKS_A_FRAME).astype(np.int32)
        pitch = np.rint(1200 * np.log2(new.hertz / LOW_HZ)).astype(np.int32)
        band = np.searchsorted(BANDS_HZ, new.hertz, "right")
        order = np.argsort(time, kind="stable")
        return _Found(
            np.concatenate([self.time, time[order]]),
            np.concatenate([self.pitch, pitch[order]]),
            np.concatenate([self.band, band[order]]),
            np.concatenate([self.height, new.height[order]]),
        )

    def since(self, tick: int) -> _Found:
        late = self.time >= tick
        return _Found(self.time[late], self.pitch[late], self.band[late], self.height[late])

    def ranks(self) -> npt.NDArray[np.int32]:
        """How many peaks of the same band within `_RANK_TICKS` are higher."""
        # Bands one after another on one line of time, out of each other's reach.
        order = np.argsort(self.band, kind="stable")
        apart = int(self.time.max(initial=0)) + _RANK_TICKS + 1
        times = self.band[order].astype(np.int64) * apart + self.time[order]
        heights = self.height[order]
        ranks = np.zeros(len(order), np.int32)
        for step in range(1, len(order)):
            near = times[step:] - times[:-step] <= _RANK_TICKS
            if not near.any():
                break
            higher = heights[step:] > heights[:-step]
            ranks[:-step] += near & higher
            ranks[step:] += near & ~higher
        rank = np.empty(len(order), np.int32)
        rank[order] = ranks
        return rank


class Picker:
    """Peaks of a sound that comes in blocks, in memory that grows with the peaks that are kept.

    ``ranks``: how many of each band are kept (all, if not given).
    """

    def __init__(self, ranks: int | None = None) -> None:
        self._ranks = np.iinfo(np.int32).max if ranks is None else ranks
        self._pending: list[Samples] = []
        self._samples = 0
        self._held = no_levels()
        self._first = 0
        self._done = 0
        self._unranked = _Found.none()
        self._ranked = 0
        self._kept: list[Peaks] = []

    def take(self, block: Samples) -> None:
        """The next samples, float32 at `SAMPLE_RATE`."""
        self._pending.append(block)
        self._samples += len(block)
        if self._samples < _SAMPLES_AT_ONCE:
            return
        pending = np.concatenate(self._pending)
        while len(pending) >= _SAMPLES_AT_ONCE:
            self._hold(pending[:_SAMPLES_AT_ONCE])
            pending = pending[HOP * _FRAMES_AT_ONCE :]
            self._pick(self._first + len(self._held) - CONTEXT)
            # A later frame's peak may lie half a frame before it.
            self._rank((self._done - 1) * _TICKS_A_FRAME - _RANK_TICKS)
        self._pending, self._samples = [pending], len(pending)

    def peaks(self) -> Peaks:
        """All peaks of what was taken; nothing may be taken after that."""
        if self._samples >= FRAME:
            self._hold(np.concatenate(self._pending))
        self._pick(self._first + len(self._held))
        self._rank(np.iinfo(np.int32).max)
        return Peaks(
            np.concatenate([each.time for each in self._kept]),
            np.concatenate([each.pitch for each in self._kept]),
            np.concatenate([each.rank for each in self._kept]),
        )

    def _hold(self, sound: Samples) -> None:
        """Keep the levels of the next frames."""
        self._held = np.concatenate([self._held, levels(sound)])

    def _pick(self, until: int) -> None:
        """Find the peaks of the frames up to ``until`` that were not looked at yet."""
        if until <= self._done:
            return
        found = points(self._held, self._done - self._first, until - self._first)
        heard = (found.hertz >= LOW_HZ) & (found.hertz < HIGH_HZ)
        self._unranked = self._unranked.and_then(
            Points(found.frame[heard] + self._first, found.hertz[heard], found.height[heard])
        )
        self._done = until
        drop = max(0, until - CONTEXT - self._first)
        self._held = self._held[drop:]
        self._first += drop

    def _rank(self, until: int) -> None:
        """Rank and keep the peaks before the tick ``until`` whose surroundings are known."""
        rank, time = self._unranked.ranks(), self._unranked.time
        kept = (time >= self._ranked) & (time < until) & (rank < self._ranks)
        self._kept.append(Peaks(time[kept], self._unranked.pitch[kept], rank[kept]))
        self._ranked = max(until, 0)
        self._unranked = self._unranked.since(until - _RANK_TICKS)


def pick(sound: Samples) -> Peaks:
    """Peaks of a whole sound, float32 of shape (n,) at `SAMPLE_RATE`."""
    picker = Picker()
    picker.take(sound)
    return picker.peaks()
