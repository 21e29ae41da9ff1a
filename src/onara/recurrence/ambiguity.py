"""Does a stretch agree with another at this delay only?

Mains hum, a held tone, an engine: what repeats itself many times a second agrees with all of its
like at every period, so it is no sign that the same recording sounds twice.  (What a filter gives
at the wrong delays is called its ambiguity function: P. M. Woodward, Probability and Information
Theory, with Applications to Radar, 1953.)
"""

from __future__ import annotations

import math

import numpy as np

from onara.fingerprint import BASEBAND_RATE, Baseband
from onara.index import Reference

_BESIDE = BASEBAND_RATE
"""Delays are compared up to so many samples to either side: one second."""
_PEAK = round(0.02 * BASEBAND_RATE)
"""Samples around the right delay that belong to its own peak, in tonal music too."""
_LONGEST = 20 * BASEBAND_RATE


def ambiguity(
    programme: Baseband, reference: Reference, first: int, last: int, delay: float
) -> float:
    """The highest agreement beside a delay, as a share of that at the delay: 1 for a steady tone.

    Samples ``first`` to ``last`` of the programme are compared, twenty seconds in their middle
    where they are more; ``delay`` is in samples of the baseband.
    """
    middle, half = (first + last) // 2, min(last - first, _LONGEST) // 2
    query = programme[max(0, middle - half) : middle + half]
    start = max(0, middle - half) + math.floor(delay) - _BESIDE
    row = reference.cut(start, len(query) + 2 * _BESIDE + 1)
    size = 1 << (len(row) - 1).bit_length()
    product = np.fft.fft(row, size, norm="forward")
    product *= np.conj(np.fft.fft(query, size, norm="forward"))
    power = np.abs(np.fft.ifft(product)[: 2 * _BESIDE + 1])
    inside = slice(_BESIDE - _PEAK, _BESIDE + _PEAK + 1)
    peak = float(power[inside].max())
    power[inside] = 0.0
    return float(power.max()) / max(peak, 1e-30)
