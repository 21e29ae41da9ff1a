"""HOT. The matched filter at a few lags of many references: which of a thousand places is it?

Landmarks say where a clip may begin to a tenth of a second.  The clip is cut into parts, each is
correlated with its part of the reference by FFT, and the products of all parts are summed before
they are transformed back: a transform of 512 samples instead of one of 16,384.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onara.fingerprint import Baseband
from onara.index import Reference

LAGS = 256
"""Lags looked at, around the one that is given: 0.128 s."""
_AT_ONCE = 16


def heights_at(
    query: Baseband, places: Sequence[tuple[Reference, int]]
) -> npt.NDArray[np.float64]:
    """For each reference and lag the highest power of the filter near it, over what chance gives.

    ``query`` is a whitened baseband; a lag as for `correlate.correlate`.  Returns shape (m,); under
    chance each of `LAGS` powers follows the exponential distribution with mean one.
    """
    parts = -(-len(query) // LAGS)
    padded = np.zeros(parts * LAGS, np.complex64)
    padded[: len(query)] = query
    spectra = np.conj(np.fft.fft(padded.reshape(parts, LAGS), 2 * LAGS, axis=1))
    expected = max(1e-30, 2 * float(np.sum(np.abs(query) ** 2)))
    heights = np.empty(len(places))
    for begin in range(0, len(places), _AT_ONCE):
        group = places[begin : begin + _AT_ONCE]
        rows = np.stack(
            [reference.cut(lag - LAGS // 2, (parts + 1) * LAGS) for reference, lag in group]
        ).reshape(len(group), parts + 1, LAGS)
        both = np.concatenate([rows[:, :-1], rows[:, 1:]], axis=2)
        product = np.einsum("gps,ps->gs", np.fft.fft(both, axis=2), spectra)
        power = np.abs(np.fft.ifft(product, axis=1)[:, :LAGS]) ** 2
        heights[begin : begin + len(group)] = power.max(axis=1) / expected
    return heights
