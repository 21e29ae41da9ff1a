"""Peaks to pairs, and pairs to hashes: what is looked up.

A pair is two peaks within a second and about an octave.  Its hash holds the pitch of the first, the
interval and the time between them.  Playing a clip faster multiplies its times and shifts its
pitches, the same for all pairs: a question that supposes a speed looks up `Pairs.played` back.

A hash has two parts.  Its upper bits have steps wide enough for a speed that is supposed but nearly
right; the lower ones cut each step of pitch and interval into four, for a clip at true speed.  They
are looked up by `Pairs.probes` and `Pairs.fine_probes`: the fewer pairs of other recordings have a
hash, the larger a library can be.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.landmarks.peaks import TICKS_A_SECOND, Peaks

Hashes = npt.NDArray[np.uint32]

PITCH_STEP = 25.0
"""Cents in a step of the upper bits.  A pair is looked up in the two nearest steps, so that half a
step of error is forgiven."""
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
_PITCH_BITS, _INTERVAL_BITS, _TIME_BITS = 8, 7, 5
_FINER = 2
"""Bits by which pitch and interval are told more finely at true speed: to a sixteenth of a
semitone.  Measured on clips of 5 s: three in four of the pairs that a clip under speech shares with
its recording are within 2 cents of its pitch and 5 of its interval, but only within 8 ticks of its
time, which is not told more finely."""
FINE_BITS = 2 * _FINER
COARSE_BITS = _PITCH_BITS + _INTERVAL_BITS + _TIME_BITS
HASH_BITS = COARSE_BITS + FINE_BITS


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
        """uint32 of shape (m,), below 2**`HASH_BITS`."""
        pitch, interval, gap = (np.floor(each).astype(np.int64) for each in self._steps(_FINER))
        return _packed(pitch, interval, gap, _FINER)

    def probes(self) -> Hashes:
        """uint32 of shape (8, m): the upper `COARSE_BITS` of hashes, as the two nearest steps of
        each value have them."""
        return self._nearest(0)

    def fine_probes(self) -> Hashes:
        """uint32 of shape (8, m): whole hashes, of the two nearest fine steps of each value."""
        return self._nearest(_FINER)

    @staticmethod
    def pitch_of(probes: Hashes) -> npt.NDArray[np.float64]:
        """Cents in the middle of the step that `probes` have for the first peak."""
        step = probes >> (_INTERVAL_BITS + _TIME_BITS)
        return (step.astype(np.float64) - _LEAD + 0.5) * PITCH_STEP

    def _nearest(self, finer: int) -> Hashes:
        steps = self._steps(finer)
        pitch, interval, gap = (np.floor(value - 0.5).astype(np.int64) for value in steps)
        return np.stack(
            [
                _packed(pitch + up, interval + wider, gap + later, finer)
                for up in (0, 1)
                for wider in (0, 1)
                for later in (0, 1)
            ]
        )

    def _steps(self, finer: int) -> tuple[npt.NDArray[np.float64], ...]:
        step = PITCH_STEP / (1 << finer)
        return (
            (self.pitch + _LEAD * PITCH_STEP) / step,
            self.interval / step + (1 << (_INTERVAL_BITS - 1 + finer)),
            self.gap / TIME_STEP - 1,
        )


def pairs_of(peaks: Peaks, fan_out: int, *, most_ranks: int | None = None) -> Pairs:
    """Each peak with the ``fan_out`` highest in rank of those that may be its second.

    ``most_ranks``: pairs whose ranks have a larger sum are left out.
    """
    parts = [
        _seconds_of(peaks, begin, min(begin + _FIRSTS_AT_ONCE, len(peaks)), fan_out)
        for begin in range(0, len(peaks), _FIRSTS_AT_ONCE)
    ] or [(np.empty(0, np.intp), np.empty(0, np.intp))]
    first, second = (np.concatenate(part) for part in zip(*parts, strict=True))
    if most_ranks is not None:
        strong = peaks.rank[first] + peaks.rank[second] <= most_ranks
        first, second = first[strong], second[strong]
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
    pitch: npt.NDArray[np.int64],
    interval: npt.NDArray[np.int64],
    gap: npt.NDArray[np.int64],
    finer: int,
) -> Hashes:
    """Steps as a hash, the upper bits of all of them before the lower.

    What no pair of a recording can have goes to the first or last step, which none has.
    """
    pitch = np.clip(pitch, 0, (1 << (_PITCH_BITS + finer)) - 1)
    interval = np.clip(interval, 0, (1 << (_INTERVAL_BITS + finer)) - 1)
    gap = np.clip(gap, 0, (1 << _TIME_BITS) - 1)
    upper = (((pitch >> finer) << _INTERVAL_BITS | interval >> finer) << _TIME_BITS) | gap
    lower = (pitch & ((1 << finer) - 1)) << finer | interval & ((1 << finer) - 1)
    return (upper << (2 * finer) | lower).astype(np.uint32)
