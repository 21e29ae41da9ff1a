"""How likely is it that so many pairs lie on one line by chance?

Chance votes come in clumps (one peak is in many pairs, music repeats itself), so no law of
independent hits holds.  But beyond the middle of what the chunks of the library get, the highest
vote of a chunk falls off geometrically, and how fast is measured for each clip on the library itself.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_PRIOR_CHUNKS, _PRIOR_EXCESS = 30, 1.5
"""With few chunks the mean excess is drawn towards this, a little above what was measured: 1.2 to
1.4 votes, for clips of all kinds."""
_TRUE_SHARE = 0.02
"""Chunks that are left out at the top: they may hold the recording and its repeats."""


@dataclass(frozen=True, slots=True)
class Chance:
    """``middle``: votes that half of the chunks do not pass; ``chunks``: how many there are;
    ``fall``: share of chunks that get one vote more, of those above the middle."""

    middle: float
    chunks: int
    fall: float

    def probability(self, votes: int) -> float:
        """Probability that any chunk gets so many votes by chance."""
        expected = self.chunks / 2 * self.fall ** (votes - self.middle - 1)
        return float(-math.expm1(-expected)) if votes > self.middle else 1.0


def measure(heights: npt.NDArray[np.int64]) -> Chance:
    """The law behind `propose.Proposed.heights` of one clip, of all postings asked."""
    believed = np.sort(heights)[: math.ceil(len(heights) * (1 - _TRUE_SHARE))]
    middle = float(np.ceil(np.median(believed))) if len(believed) else 0.0
    above = believed[believed > middle] - middle
    excess = float(above.sum() + _PRIOR_CHUNKS * _PRIOR_EXCESS) / (len(above) + _PRIOR_CHUNKS)
    return Chance(middle, len(heights), 1 - 1 / max(excess, 1.01))
