"""HOT. The matched filter at a few lags of many references: which of a thousand places is it?

Landmarks say where a clip may begin to a tenth of a second.  The clip is cut into parts, each is
correlated with its part of the reference by FFT, and the products of all parts are summed before
they are transformed back: a clip of 5 s takes 14 transforms of 1024 samples instead of two of
16,384.  Only inverse transforms are used, as in `correlate`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onara.fingerprint import Baseband
from onara.index import Reference

LAGS = 192
"""Lags looked at, around the one that is given: 0.096 s.  A cell of the landmarks is 0.064 s wide,
and their times are off by 0.02 s in a room."""
_SIZE = 1024
_PART = _SIZE - LAGS
_AT_ONCE = 8


def heights_at(query: Baseband, places: Sequence[tuple[Reference, int]]) -> npt.NDArray[np.float64]:
    """For each reference and lag the highest power of the filter near it, over what chance gives.

    ``query`` is a whitened baseband; a lag as for `correlate.correlate`.  Returns shape (m,); under
    chance each of `LAGS` powers follows the exponential distribution with mean one.
    """
    parts = -(-len(query) // _PART)
    padded = np.zeros(parts * _PART, np.complex64)
    padded[: len(query)] = query
    spectra = np.conj(np.fft.ifft(padded.reshape(parts, _PART), _SIZE, axis=1))
    expected = max(1e-30, 2 * float(np.sum(np.abs(query) ** 2)))
    scale = float(_SIZE) ** 4 / expected
    rows = np.empty((_AT_ONCE, parts, _SIZE), np.complex64)
    heights = np.empty(len(places))
    for begin in range(0, len(places), _AT_ONCE):
        group = places[begin : begin + _AT_ONCE]
        for row, (reference, lag) in zip(rows, group, strict=False):
            sound = reference.cut(lag - LAGS // 2, parts * _PART + LAGS)
            row[:] = np.lib.stride_tricks.sliding_window_view(sound, _SIZE)[::_PART]
        held = rows[: len(group)]
        np.fft.ifft(held, axis=2, out=held)  # type: ignore[arg-type]
        held *= spectra
        # Two inverse transforms: the lags come backwards, from the end on.
        output = np.fft.ifft(held.sum(axis=1), axis=1)[:, -np.arange(LAGS)]
        power = output.real**2 + output.imag**2
        heights[begin : begin + len(group)] = power.max(axis=1) * scale
    return heights
