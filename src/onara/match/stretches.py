"""HOT. The matched filter over a few lags that lie together: what a stretch of a reference answers.

The clip is cut into parts, each is correlated with its part of the stretch by FFT, and the products
of all parts are summed before they are transformed back: a clip of 5 s over 200 lags takes 14
transforms of 1024 samples instead of two of 16,384.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.fingerprint import Baseband


@dataclass(frozen=True, slots=True, eq=False)
class Stretches:
    """A clip, ready to be correlated with stretches of ``reach`` samples by which it may begin.

    ``spectra`` complex64 (parts, size): conjugate of the transforms of the clip's parts;
    each part lasts size - reach samples.
    """

    size: int
    reach: int
    spectra: npt.NDArray[np.complex64]

    @classmethod
    def of(cls, query: Baseband, size: int, reach: int) -> Stretches:
        """``size``: of the transforms, a power of two above ``reach``."""
        part = size - reach
        parts = max(1, -(-len(query) // part))
        padded = np.zeros(parts * part, np.complex64)
        padded[: len(query)] = query
        spectra = np.fft.fft(padded.reshape(parts, part), size, axis=1, norm="forward")
        return cls(size, reach, np.conj(spectra))

    @property
    def parts(self) -> int:
        return len(self.spectra)

    @property
    def samples(self) -> int:
        """Samples of a stretch, from the first lag on."""
        return self.parts * (self.size - self.reach) + self.reach

    def lay(self, sound: Baseband, rows: Baseband) -> None:
        """Cut a stretch of `samples` into the rows, shape (parts, size), that `sums` takes."""
        part = (self.size - self.reach) * sound.itemsize
        rows[:] = np.ndarray(
            (self.parts, self.size), sound.dtype, sound, strides=(part, sound.itemsize)
        )

    def sums(self, rows: npt.NDArray[np.complex64]) -> npt.NDArray[np.complex64]:
        """Spectra of the correlations, shape (m, size), of ``rows`` (m, parts, size), which are
        overwritten.

        The inverse transform of a spectrum times size ** 2 is the correlation, whose first
        ``reach`` lags are right.
        """
        np.fft.fft(rows, axis=2, norm="forward", out=rows)  # type: ignore[arg-type]
        rows *= self.spectra
        return np.asarray(rows.sum(axis=1))
