"""The matched filter at a few lags of many references: which of a thousand places is it?

Landmarks say where a clip may begin to a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onara.fingerprint import Baseband
from onara.index import Reference
from onara.match.stretches import Stretches

LAGS = 192
"""Lags looked at, around the one that is given: 0.096 s.  A cell of the landmarks is 0.064 s wide,
and their times are off by 0.02 s in a room."""
_SIZE = 1024
_AT_ONCE = 8


def heights_at(query: Baseband, places: Sequence[tuple[Reference, int]]) -> npt.NDArray[np.float64]:
    """For each reference and lag the highest power of the filter near it, over what chance gives.

    ``query`` is a whitened baseband; a lag as for `correlate.correlate`.  Returns shape (m,); under
    chance each of `LAGS` powers follows the exponential distribution with mean one.
    """
    stretches = Stretches.of(query, _SIZE, LAGS)
    expected = max(1e-30, 2 * float(np.sum(np.abs(query) ** 2)))
    scale = float(_SIZE) ** 4 / expected
    rows = np.empty((_AT_ONCE, stretches.parts, _SIZE), np.complex64)
    heights = np.empty(len(places))
    for begin in range(0, len(places), _AT_ONCE):
        group = places[begin : begin + _AT_ONCE]
        for row, (reference, lag) in zip(rows, group, strict=False):
            stretches.lay(reference.cut(lag - LAGS // 2, stretches.samples), row)
        output = np.fft.ifft(stretches.sums(rows[: len(group)]), axis=1)[:, :LAGS]
        power = output.real**2 + output.imag**2
        heights[begin : begin + len(group)] = power.max(axis=1) * scale
    return heights
