"""Peaks to pairs, and pairs to hashes: what is looked up.

A pair is two peaks within a second and about an octave.  Its hash holds the pitch of the first, the
interval and the time between them.  Playing a clip faster multiplies its times and shifts its
pitches, the same for all pairs: a question that supposes a speed looks up `Pairs.played` back.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.landmarks.peaks import TICKS_A_SECOND, Peaks

Hashes = npt.NDArray[np.uint32]

PITCH_STEP = 25.0
"""Cents in a step of the hash.  A pair is looked up in the two nearest steps, so that half a step
of error is forgiven."""
TIME_STEP = 16.0
"""Ticks in a step of the hash: two frames."""
_SOONEST, _LATEST = 32, TICKS_A_SECOND
"""Ticks between the peaks of a pair."""
_WIDEST = 1400
"""Cents between them, up or down."""
_FIRSTS_AT_ONCE = 4096
"""Peaks whose pairs are looked for together: few of them are kept."""
_LEAD = 16
"""Steps below the lowest pitch that a peak can have: it may be shifted down."""
_PITCH_BITS, _INTERVAL_BITS, _TIME_BITS = 8, 7, 6
HASH_BITS = _PITCH_BITS + _INTERVAL_BITS + _TIME_BITS


@dataclass(frozen=True, slots=True)
class Pairs:
    """``time`` float64 (m,): ticks of the first peak; ``pitch``: its cents; ``interval``: cents
    from it to the second; ``gap``: ticks between them."""

    time: npt.NDArray[np.float64]
    pitch: npt.NDArray[np.float64]
    interval: npt.NDArray[np.float64]
    gap: npt.NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.time)

    def played(self, *, slower: float, cents: float) -> Pairs:
        """With times multiplied and pitches shifted."""
        return Pairs(self.time * slower, self.pitch + cents, self.interval, self.gap * slower)

    def hashes(self) -> Hashes:
        """uint32 of shape (m,)."""
        return _packed(*(np.floor(value).astype(np.int64) for value in self._steps()))

    def probes(self) -> Hashes:
        """uint32 of shape (8, m): those of the two nearest steps of each value."""
        pitch, interval, gap = (np.floor(value - 0.5).astype(np.int64) for value in self._steps())
        return np.stack(
            [
                _packed(pitch + up, interval + wider, gap + later)
                for up in (0, 1)
                for wider in (0, 1)
                for later in (0, 1)
            ]
        )

    @staticmethod
    def pitch_of(hashes: Hashes) -> npt.NDArray[np.float64]:
        """Cents in the middle of the step that hashes have for the first peak."""
        step = hashes >> (_INTERVAL_BITS + _TIME_BITS)
        return (step.astype(np.float64) - _LEAD + 0.5) * PITCH_STEP

    def _steps(self) -> tuple[npt.NDArray[np.float64], ...]:
        return (
            self.pitch / PITCH_STEP + _LEAD,
            self.interval / PITCH_STEP + (1 << (_INTERVAL_BITS - 1)),
            self.gap / TIME_STEP,
        )


def pairs_of(peaks: Peaks, fan_out: int) -> Pairs:
    """Each peak with the ``fan_out`` highest in rank of those that may be its second."""
    parts = [
        _seconds_of(peaks, begin, min(begin + _FIRSTS_AT_ONCE, len(peaks)), fan_out)
        for begin in range(0, len(peaks), _FIRSTS_AT_ONCE)
    ] or [(np.empty(0, np.intp), np.empty(0, np.intp))]
    first, second = (np.concatenate(part) for part in zip(*parts, strict=True))
    time, pitch = peaks.time.astype(np.float64), peaks.pitch.astype(np.float64)
    return Pairs(
        time[first], pitch[first], pitch[second] - pitch[first], time[second] - time[first]
    )


def _seconds_of(
    peaks: Peaks, begin: int, end: int, fan_out: int
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """The firsts from ``begin`` to ``end``, each as often as it is in a pair, and their seconds."""
    firsts, seconds = [np.empty(0, np.intp)], [np.empty(0, np.intp)]
    for step in range(1, len(peaks) - begin):
        own = slice(begin, min(end, len(peaks) - step))
        later = slice(own.start + step, own.stop + step)
        gap = peaks.time[later] - peaks.time[own]
        if gap.min() > _LATEST:
            break
        interval = peaks.pitch[later] - peaks.pitch[own]
        first = np.flatnonzero((gap >= _SOONEST) & (gap <= _LATEST) & (np.abs(interval) <= _WIDEST))
        firsts.append(first + begin)
        seconds.append(first + begin + step)
    first, second = np.concatenate(firsts), np.concatenate(seconds)
    order = np.lexsort((second, peaks.rank[second], first))
    first, second = first[order], second[order]
    kept = np.arange(len(first)) - np.searchsorted(first, first, "left") < fan_out
    return first[kept], second[kept]


def _packed(
    pitch: npt.NDArray[np.int64], interval: npt.NDArray[np.int64], gap: npt.NDArray[np.int64]
) -> Hashes:
    pitch = np.clip(pitch, 0, (1 << _PITCH_BITS) - 1)
    interval = np.clip(interval, 0, (1 << _INTERVAL_BITS) - 1)
    gap = np.clip(gap, 0, (1 << _TIME_BITS) - 1)
    return ((((pitch << _INTERVAL_BITS) | interval) << _TIME_BITS) | gap).astype(np.uint32)
