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

FRAME = 1024
"""128 ms: bins of 7.8 Hz, a semitone at 250 Hz is two of them."""
HOP = 128
"""16 ms."""
TICKS_A_SECOND = 500
"""Unit of time: an eighth of a hop, as finely as a peak is placed between two frames."""
BANDS_HZ = (250.0, 520.0, 1000.0, 1800.0, 3500.0)
"""Edges of the bands that share the peaks evenly.  Most of a voice lies in the two lower ones."""

_FLOOR = 1e-4
"""Magnitude of a bin (a full-scale tone has 256) that counts as silence."""
_MEAN_FRAMES = 62
"""A second on either side, over which a bin's own level is taken."""
_ENVELOPE_BINS = 15
"""Bins on either side, over which the envelope of a frame is taken."""
_AROUND_FRAMES, _AROUND_BINS = 5, 6
"""A peak is the highest point so far on either side."""
_LEAST = 0.69
"""Least height of a peak over its surroundings, in nepers: 6 dB."""
_RANK_TICKS = TICKS_A_SECOND // 2
"""On either side, among which peaks of a band are ranked."""
_CONTEXT = _MEAN_FRAMES + _AROUND_FRAMES + 1
_FRAMES_AT_ONCE = 2048
_TICKS_A_FRAME = HOP * TICKS_A_SECOND // SAMPLE_RATE
_FIRST_BIN = int(BANDS_HZ[0] * FRAME / SAMPLE_RATE) - _ENVELOPE_BINS
_LAST_BIN = int(BANDS_HZ[-1] * FRAME / SAMPLE_RATE) + _ENVELOPE_BINS
_BINS = _LAST_BIN - _FIRST_BIN
_TRANSFORMED, _LOOKED_AT = 32, 128
"""Frames that are transformed, and looked at for peaks, together: they stay in the cache."""
_WINDOW = np.hanning(FRAME + 1)[:-1].astype(np.float32)

Levels = npt.NDArray[np.float32]


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

    def and_then(
        self,
        frame: npt.NDArray[np.float64],
        hertz: npt.NDArray[np.float64],
        height: npt.NDArray[np.float64],
    ) -> _Found:
        """With later ones, whose frames have fractions."""
        time = np.rint(frame * _TICKS_A_FRAME).astype(np.int32)
        pitch = np.rint(1200 * np.log2(hertz / BANDS_HZ[0])).astype(np.int32)
        band = np.searchsorted(BANDS_HZ, hertz, "right")
        order = np.argsort(time, kind="stable")
        return _Found(
            np.concatenate([self.time, time[order]]),
            np.concatenate([self.pitch, pitch[order]]),
            np.concatenate([self.band, band[order]]),
            np.concatenate([self.height, height[order]]),
        )

    def since(self, tick: int) -> _Found:
        late = self.time >= tick
        return _Found(self.time[late], self.pitch[late], self.band[late], self.height[late])

    def ranks(self) -> npt.NDArray[np.int32]:
        """How many peaks of the same band within `_RANK_TICKS` are higher."""
        rank = np.zeros(len(self.time), np.int32)
        for number in range(1, len(BANDS_HZ)):
            own = np.flatnonzero(self.band == number)
            times, heights = self.time[own], self.height[own]
            ranks = np.zeros(len(own), np.int32)
            for step in range(1, len(own)):
                near = times[step:] - times[:-step] <= _RANK_TICKS
                if not near.any():
                    break
                higher = heights[step:] > heights[:-step]
                ranks[:-step] += near & higher
                ranks[step:] += near & ~higher
            rank[own] = ranks
        return rank


class Picker:
    """Peaks of a sound that comes in blocks, in memory that grows with the peaks that are kept.

    ``ranks``: how many of each band are kept (all, if not given).
    """

    def __init__(self, ranks: int | None = None) -> None:
        self._ranks = np.iinfo(np.int32).max if ranks is None else ranks
        self._pending = np.empty(0, np.float32)
        self._held = np.empty((0, _BINS), np.float32)
        self._first = 0
        self._done = 0
        self._unranked = _Found.none()
        self._ranked = 0
        self._kept: list[Peaks] = []

    def take(self, block: Samples) -> None:
        """The next samples, float32 at `SAMPLE_RATE`."""
        self._pending = np.concatenate([self._pending, block])
        while len(self._pending) >= FRAME + HOP * (_FRAMES_AT_ONCE - 1):
            self._frames(_FRAMES_AT_ONCE)
            self._pick(self._first + len(self._held) - _CONTEXT)
            self._rank(self._done * _TICKS_A_FRAME - _RANK_TICKS - 1)

    def peaks(self) -> Peaks:
        """All peaks of what was taken; nothing may be taken after that."""
        if len(self._pending) >= FRAME:
            self._frames((len(self._pending) - FRAME) // HOP + 1)
        self._pick(self._first + len(self._held))
        self._rank(np.iinfo(np.int32).max)
        return Peaks(
            np.concatenate([each.time for each in self._kept]),
            np.concatenate([each.pitch for each in self._kept]),
            np.concatenate([each.rank for each in self._kept]),
        )

    def _frames(self, count: int) -> None:
        """Turn the next frames of the pending sound into levels."""
        cut = np.lib.stride_tricks.sliding_window_view(self._pending, FRAME)[: HOP * count : HOP]
        held = len(self._held)
        self._held = np.concatenate([self._held, np.empty((count, _BINS), np.float32)])
        for first in range(0, count, _TRANSFORMED):
            frames = cut[first : first + _TRANSFORMED] * _WINDOW
            levels = self._held[held + first : held + first + len(frames)]
            np.abs(np.fft.rfft(frames, axis=1)[:, _FIRST_BIN:_LAST_BIN], out=levels)
            levels += np.float32(_FLOOR)
            np.log(levels, out=levels)
        self._pending = self._pending[HOP * count :]

    def _pick(self, until: int) -> None:
        """Find the peaks of the frames up to ``until`` that were not looked at yet."""
        if until <= self._done:
            return
        frames, bins, heights = _peaks_of(self._held)
        frames += self._first
        hertz = (bins + _FIRST_BIN) * SAMPLE_RATE / FRAME
        new = (frames >= self._done) & (frames < until)
        new &= (hertz >= BANDS_HZ[0]) & (hertz < BANDS_HZ[-1])
        self._unranked = self._unranked.and_then(frames[new], hertz[new], heights[new])
        self._done = until
        drop = max(0, until - _CONTEXT - self._first)
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


def _peaks_of(levels: Levels) -> tuple[npt.NDArray[np.float64], ...]:
    """Frames and bins (with fractions) and heights of the peaks of levels (frames, bins)."""
    total = np.zeros((len(levels) + 1, levels.shape[1]), np.float32)
    # Row after row: NumPy's own cumulative sum runs down the columns, ten times as long.
    for before, row, after in zip(total[:-1], levels, total[1:], strict=True):
        np.add(before, row, out=after)
    parts = [
        _peaks_among(levels, total, first, min(first + _LOOKED_AT, len(levels)))
        for first in range(0, len(levels), _LOOKED_AT)
    ]
    frames, bins, heights = (np.concatenate(each) for each in zip(*parts, strict=True))
    return frames, bins, heights


def _peaks_among(
    levels: Levels, total: Levels, first: int, end: int
) -> tuple[npt.NDArray[np.float64], ...]:
    """Those of the frames from ``first`` to ``end``; ``total`` are the sums of all before each."""
    low, high = max(0, first - _AROUND_FRAMES), min(len(levels), end + _AROUND_FRAMES)
    rows = levels[low:high] - _means(total, _MEAN_FRAMES, low, high)
    across = np.zeros((len(rows), _BINS + 1), np.float32)
    np.cumsum(rows, axis=1, out=across[:, 1:])
    rows -= _means(across.T, _ENVELOPE_BINS, 0, _BINS).T
    highest = _running_max(_running_max(rows, _AROUND_FRAMES).T, _AROUND_BINS).T
    own = slice(first - low, end - low)
    found = (rows[own] >= highest[own]) & (rows[own] >= _LEAST)
    found[:, [0, -1]] = False
    # Whether the first and the last frame are highest is not known.
    found[: max(0, 1 - first)] = False
    found[len(levels) - 1 - first :] = False
    frame, bin_ = np.nonzero(found)
    frame += first - low
    height = rows[frame, bin_]
    frames = frame + low + _vertex(rows[frame - 1, bin_], height, rows[frame + 1, bin_])
    bins = bin_ + _vertex(rows[frame, bin_ - 1], height, rows[frame, bin_ + 1])
    return frames, bins, height.astype(np.float64)


def _vertex(before: Levels, at: Levels, after: Levels) -> npt.NDArray[np.float64]:
    """Where between the neighbours the parabola through three points has its top."""
    bend = (before - 2 * at + after).astype(np.float64)
    return np.clip(0.5 * (before - after) / np.minimum(bend, -1e-9), -0.5, 0.5)


def _means(total: Levels, reach: int, low: int, high: int) -> Levels:
    """Means of the rows from ``low`` to ``high``, each with ``reach`` rows on either side as far as
    there are, from sums of all rows before each row and of all."""
    at = np.arange(low, high)
    first, last = np.maximum(at - reach, 0), np.minimum(at + reach + 1, len(total) - 1)
    inside = (first == at - reach) & (last == at + reach + 1)
    mean = np.empty_like(total[low:high])
    if inside.any():
        whole = np.flatnonzero(inside)
        begin, end = int(whole[0]), int(whole[-1]) + 1
        upper, lower = int(last[begin]), int(first[begin])
        count = end - begin
        np.subtract(total[upper : upper + count], total[lower : lower + count], out=mean[begin:end])
    cut = ~inside
    mean[cut] = total[last[cut]] - total[first[cut]]
    mean /= (last - first).astype(np.float32)[:, None]
    return mean


def _running_max(rows: Levels, reach: int) -> Levels:
    """Highest of each row with ``reach`` rows on either side, as far as there are."""
    best = rows
    done = 0
    while done < reach:
        step = min(2 * done + 1, reach - done)
        wider = best.copy()
        np.maximum(wider[step:], best[:-step], out=wider[step:])
        np.maximum(wider[:-step], best[step:], out=wider[:-step])
        best = wider
        done += step
    return best
