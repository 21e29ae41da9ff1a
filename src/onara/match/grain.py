"""How finely a search looks: at every sample, or at four in one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.fingerprint import BASEBAND_RATE, SAMPLES_PER_BYTE, Baseband, Bits, unpack

CHUNK_S = 1.024
"""Seconds of lags over which the spread of the filter's output is taken: tonal passages are noisier
than others, so the spread has to be local."""


@dataclass(frozen=True, slots=True, eq=False)
class Grain:
    """Basebands brought to a rate for searching.

    ``factor`` samples of the baseband make one of the grain, weighted by ``taps``, shape
    (factor,).  ``table``, complex64 of shape (256, 4 / factor), turns a byte of bits into samples
    of the grain; it is a filter and a decimator at the price of a look-up.
    """

    factor: int
    taps: npt.NDArray[np.complex64]
    table: npt.NDArray[np.complex64]

    @classmethod
    def of(cls, taps: npt.NDArray[np.complex64]) -> Grain:
        bytes_ = unpack(np.arange(256, dtype=np.uint8)).reshape(256, -1, len(taps))
        return cls(len(taps), taps, np.ascontiguousarray(bytes_ @ taps))

    @property
    def per_byte(self) -> int:
        """Samples of the grain in a byte of bits."""
        return SAMPLES_PER_BYTE // self.factor

    @property
    def chunk(self) -> int:
        """Lags in a chunk."""
        return round(CHUNK_S * BASEBAND_RATE) // self.factor

    @property
    def rate(self) -> float:
        """Samples a second."""
        return BASEBAND_RATE / self.factor

    @property
    def power(self) -> float:
        """Mean power of a one-bit reference at this grain."""
        return float(2 * np.sum(np.abs(self.taps) ** 2))

    def samples(self, baseband: npt.NDArray[np.complex64]) -> npt.NDArray[np.complex64]:
        """Basebands of shape (..., n) at this grain, shape (..., ceil(n / factor))."""
        short = -baseband.shape[-1] % self.factor
        padded = np.pad(baseband, [(0, 0)] * (baseband.ndim - 1) + [(0, short)])
        # Summed: a product of matrices so thin is handed to threads, and waits for them.
        parts = (padded[..., i :: self.factor] * tap for i, tap in enumerate(self.taps))
        return np.asarray(sum(parts), np.complex64)

    def unpack(self, bits: Bits, out: Baseband) -> None:
        """Bits as samples of the grain, into ``out`` of shape (per_byte * len(bits),)."""
        np.take(self.table, bits, axis=0, out=out.reshape(-1, self.per_byte), mode="clip")


FINE = Grain.of(np.ones(1, np.complex64))
"""Every sample: what decides."""

COARSE = Grain.of(np.array([1, -1, 1, -1], np.complex64))
"""The 500 Hz around 1625 Hz.  A quarter of the work for half of z: enough for most clips, and where
it is not, the fine search follows."""

HALF = Grain.of(np.array([1, -1], np.complex64))
"""The 1000 Hz around 1625 Hz: half of the work for seven tenths of z."""
