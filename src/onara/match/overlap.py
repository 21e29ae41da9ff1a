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

    def power(self, reach: Reach) -> npt.NDArray[np.float64]:
        """Mean power by chance at the lags of a reach, shape (count,).

        Infinite where less than `MIN_OVERLAP_S` of the query meets the reference, or nothing but
        silence: nothing is concluded from there.
        """
        power = np.full(reach.count, self.full or np.inf)
        for at, begin, end, is_little in reach.cut:
            part = self.grain.power * (self.before[end] - self.before[begin])
            part[is_little | (part <= _LEAST_ENERGY * self.full * reach.least_share)] = np.inf
            power[at : at + len(part)] = part
        return power


@dataclass(frozen=True, slots=True)
class Reach:
    """What of a query of some length meets a reference at lags first, first + 1, ...

    ``cut``: for each run of lags at which not the whole query lies within: where in the run of all
    lags it begins, first and last sample of the query within (int arrays), and where that is less
    than `MIN_OVERLAP_S`.  The same for all queries of one length.
    """

    count: int
    least_share: float
    cut: tuple[tuple[int, npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.bool_]], ...]

    @classmethod
    def of(cls, length: int, first: int, count: int, samples: int, grain: Grain = FINE) -> Reach:
        """For ``count`` lags from ``first`` on, of a reference of ``samples`` samples."""
        # Lags at which the query hangs over the start, and those at which it hangs over the end.
        after_start = min(max(0, -first), count)
        before_end = max(after_start, min(samples - length - first + 1, count))
        least = least_overlap(length, grain)
        cut = []
        for low, high in ((0, after_start), (before_end, count)):
            if high > low:
                lags = np.arange(first + low, first + high)
                begin = np.clip(-lags, 0, length)
                end = np.clip(samples - lags, 0, length)
                cut.append((low, begin, end, end - begin < least))
        return cls(count, least / max(1, length), tuple(cut))
