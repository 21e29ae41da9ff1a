"""How far recordings lie apart in each value of a timbre, so that the values can be compared.

A library's own spread is what counts to its owner: among ballads a small difference is one.  A few
recordings have no spread to speak of, so each library starts from that of a corpus.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from onara.timbre.measure import Timbre

STARTING_WEIGHT = 20.0
"""Recordings that the corpus stands for; a library of twice as many speaks mostly for itself."""

# fmt: off
# Mean and standard deviation of each value over the 65 tracks of the benchmark's corpus, which are
# orchestral, chamber and electronic music; printed by `python -m bench.timbre --spread`.
STARTING_MEAN = (
    10.85, 0.67, 1.04, -0.26, 0.01, -0.24, -0.01, 0.02, -0.04, -0.06, -0.11, -0.09, 2.01, 1.20,
    0.76, 0.55, 0.45, 0.36, 0.32, 0.31, 0.29, 0.30, 0.25, 0.23, 0.20, 0.99, 0.35, 0.11, -0.03,
    -0.06, -0.12, -0.14, -0.17, 1.22, -1.03, -0.88, 0.44, 0.14, 0.14, 0.17, 0.15, 0.25, 0.22,
    0.23, 0.31, 0.32, 0.28, 0.31, 0.31, -4.81, 1.26, 6.18, 11.60,
)
STARTING_DEVIATION = (
    2.99, 2.00, 1.31, 1.22, 1.03, 0.81, 0.66, 0.66, 0.64, 0.56, 0.50, 0.49, 0.31, 0.34, 0.32,
    0.29, 0.26, 0.26, 0.25, 0.27, 0.28, 0.28, 0.28, 0.28, 0.28, 0.53, 0.40, 0.33, 0.26, 0.23,
    0.22, 0.21, 0.21, 0.31, 0.31, 0.52, 0.18, 0.22, 0.18, 0.23, 0.23, 0.21, 0.21, 0.18, 0.20,
    0.20, 0.18, 0.21, 0.16, 1.25, 0.42, 2.11, 5.92,
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean and standard deviation of each value of a timbre: both (`aspects.SIZE`,)."""

    mean: npt.NDArray[np.float64]
    deviation: npt.NDArray[np.float64]

    @classmethod
    def of(cls, timbres: Sequence[Timbre]) -> Self:
        """The spread of these recordings, with `STARTING_WEIGHT` further ones as in the corpus."""
        first = np.array(STARTING_MEAN)
        rows = np.array(timbres, np.float64).reshape(-1, len(first))
        total = STARTING_WEIGHT + len(rows)
        mean = (STARTING_WEIGHT * first + rows.sum(axis=0)) / total
        before = np.square(STARTING_DEVIATION) + (first - mean) ** 2
        squares = STARTING_WEIGHT * before + ((rows - mean) ** 2).sum(axis=0)
        return cls(mean, np.sqrt(squares / total))

    def standard(self, timbres: Sequence[Timbre]) -> npt.NDArray[np.float64]:
        """Timbres as standard scores, deviations from the mean: (len(timbres), `aspects.SIZE`)."""
        rows = np.array(timbres, np.float64).reshape(-1, len(self.mean))
        return np.asarray((rows - self.mean) / self.deviation)
