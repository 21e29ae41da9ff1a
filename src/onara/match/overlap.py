"""What power chance gives at lags where only a part of a query lies within a reference."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.fingerprint import Baseband
from onara.match.grain import FINE, Grain

MIN_OVERLAP_S = 0.25
"""A clip may begin before the recording or end after it; this much of it has to lie within."""

_LEAST_ENERGY = 0.02
"""Where less than this share of a query's energy meets the reference, nothing is concluded:
rounding errors there would look like peaks."""


def least_overlap(length: int, grain: Grain) -> int:
    """Samples of a query of so many that have to lie within the reference."""
    return min(length, round(MIN_OVERLAP_S * grain.rate))


@dataclass(frozen=True, slots=True)
class Overlap:
    """The energy of a query, cut off at either end."""

    before: npt.NDArray[np.float64]
    """Energy of the first k samples of the query, shape (length + 1,)."""
    grain: Grain

    @classmethod
    def of(cls, query: Baseband, grain: Grain = FINE) -> Overlap:
        """The overlap of a query that is at the grain already."""
        energy = np.abs(query).astype(np.float64) ** 2
        return cls(np.concatenate([[0.0], np.cumsum(energy)]), grain)

    @property
    def full(self) -> float:
        """Mean power by chance where the whole query lies within the reference."""
        return self.grain.power * float(self.before[-1])

    def power(self, first: int, count: int, samples: int) -> npt.NDArray[np.float64]:
        """Mean power by chance at lags first, first + 1, ..., shape (count,).

        Infinite where less than `MIN_OVERLAP_S` of the query meets the reference (of ``samples``
        samples), or nothing but silence: nothing is concluded from there.
        """
        length = len(self.before) - 1
        power = np.full(count, self.full or np.inf)
        # Lags at which the query hangs over the start, and those at which it hangs over the end.
        after_start = min(max(0, -first), count)
        before_end = max(after_start, min(samples - length - first + 1, count))
        for begin, end in ((0, after_start), (before_end, count)):
            power[begin:end] = self._cut_off(first + begin, end - begin, samples)
        return power

    def _cut_off(self, first: int, count: int, samples: int) -> npt.NDArray[np.float64]:
        """`power` for lags at which not the whole query lies within the reference."""
        length = len(self.before) - 1
        least = least_overlap(length, self.grain)
        lags = np.arange(first, first + count)
        begin = np.clip(-lags, 0, length)
        end = np.clip(samples - lags, 0, length)
        power = self.grain.power * (self.before[end] - self.before[begin])
        too_little = power <= _LEAST_ENERGY * self.full * least / max(1, length)
        power[(end - begin < least) | too_little] = np.inf
        return power
