"""How likely is it that so many pairs lie on one line by chance?

Chance votes come in clumps (one peak is in many pairs, music repeats itself), so no law of
independent hits holds.  But beyond the middle of what the chunks of the library get, the highest
vote of a chunk falls off geometrically, and how fast is measured for each clip on the library
itself.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_PRIOR_CHUNKS, _PRIOR_FALL = 30, 0.3
"""With few chunks the measured fall is drawn towards this."""
_TRUE_SHARE = 0.02
"""Chunks at the top that may hold the recording and its repeats: of these no more is believed than
that they have at least as many votes as the highest of the others."""

_LEAST_STEPS = 3
"""Votes above the middle that are believed at least: fewer tell nothing of how fast they fall."""


@dataclass(frozen=True, slots=True)
class Chance:
    """``middle``: votes that half of the chunks do not pass; ``above``: how many chunks do;
    ``fall``: share of these that get one vote more, and one more, and so on."""

    middle: int
    above: int
    fall: float

    def probability(self, votes: int) -> float:
        """Probability that any chunk gets so many votes by chance."""
        expected = max(1, self.above) * self.fall ** (votes - self.middle - 1)
        return float(-math.expm1(-expected)) if votes > self.middle else 1.0


def measure(heights: npt.NDArray[np.int64]) -> Chance:
    """The law behind `propose.Proposed.heights` of one clip, of all postings asked."""
    if not len(heights):
        return Chance(0, 0, _PRIOR_FALL)
    middle = math.ceil(np.median(heights))
    believed = max(middle + _LEAST_STEPS, math.floor(np.quantile(heights, 1 - _TRUE_SHARE)))
    above = heights[heights > middle]
    # Every vote more that a chunk could have got up to what is believed, it got or not.
    got = float(np.sum(np.minimum(above, believed) - middle - 1)) + _PRIOR_CHUNKS * _PRIOR_FALL
    missed = int(np.sum(above < believed)) + _PRIOR_CHUNKS * (1 - _PRIOR_FALL)
    return Chance(middle, len(above), got / (got + missed))
