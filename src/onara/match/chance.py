"""How likely is such a peak by chance alone?

The filter's output for unrelated sounds is nearly complex normal, so its power over its mean is
exponential and the highest of many lags follows the Gumbel law: P(highest > v) = 1 - exp(-exp(-(v -
location) / scale)), with scale 1 and location ln(number of lags) (Gumbel, Statistics of Extremes,
1958).  Nearly is not enough: tonal and periodic sounds have heavier tails, and fewer independent
lags than samples.  So both numbers are measured for every query, on the library itself: all but a
few of its chunks are unrelated to the query and show what chance does.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.match.grain import FINE, Grain

_MEDIAN, _UPPER = 0.5, 0.95
"""Quantiles that give location and scale.  At most a few chunks in a hundred hold a true peak (a
chorus that comes back), so the 95th is still chance."""

_PRIOR_CHUNKS = 30
"""With few chunks the measured numbers are drawn towards theory with this weight."""


@dataclass(frozen=True, slots=True)
class Chance:
    """Gumbel law of the highest power over mean power in one chunk of lags."""

    location: float
    scale: float

    def probability(self, height: float, chunks: float) -> float:
        """Probability that chance gives a refined peak of ``height`` anywhere in so many chunks."""
        exponent = -(single_lag(height) - self.location) / self.scale
        return float(-math.expm1(-chunks * math.exp(max(-700.0, min(50.0, exponent)))))


def measure(heights: npt.NDArray[np.floating], grain: Grain = FINE) -> Chance:
    """The law of chance behind `correlate.Peaks.height` of one query, shape (m,), of that grain.

    The law is that of the fine grain, whose chunks have more lags.

    Never more hopeful than theory: the scale is at least 1, and the location at least that of as
    many independent lags as a chunk has.
    """
    location, scale = math.log(FINE.chunk), 1.0
    if len(heights):
        middle, upper = np.quantile(neighbours_as_one(heights), [_MEDIAN, _UPPER])
        unit = _gumbel_quantile(_UPPER) - _gumbel_quantile(_MEDIAN)
        weight = len(heights) / (len(heights) + _PRIOR_CHUNKS)
        scale += weight * max(0.0, float(upper - middle) / unit - 1)
        measured = float(middle) - scale * _gumbel_quantile(_MEDIAN)
        location += weight * max(0.0, measured - math.log(grain.chunk))
    return Chance(location, scale)


def neighbours_as_one(height: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
    """The sum of two neighbouring powers, as one power that is as improbable.

    Two independent exponential powers exceed x with probability (1 + x) exp(-x).
    """
    height = np.asarray(height, np.float64)
    return np.asarray(height - np.log1p(height), np.float64)


def single_lag(height: float) -> float:
    """A peak found between lags, as one at a fixed lag that is as improbable.

    By Rice's formula the envelope of noise of a flat band passes the height v sqrt(pi v / 3) times
    as often in a second as the band has independent samples (S. O. Rice, Mathematical Analysis of
    Random Noise, Bell System Technical Journal 23-24, 1944-45).
    """
    return height - 0.5 * math.log(max(1.0, math.pi * height / 3))


def z_score(height: float) -> float:
    """Peak height in standard deviations: the power over its mean is z squared over 2."""
    return math.sqrt(2 * max(0.0, height))


def _gumbel_quantile(share: float) -> float:
    return -math.log(-math.log(share))
