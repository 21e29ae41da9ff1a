"""A whitened baseband between its samples."""

from __future__ import annotations

import numpy as np

from onara.fingerprint.whiten import Baseband


def between(samples: Baseband, later: float) -> Baseband:
    """A baseband as if it had been sampled by a part of a sample later: complex64 of shape (n,).

    The band runs from 0 to its width, not from minus to plus half of it, so a shift turns each bin
    of the spectrum by its number.
    """
    turn = np.exp(2j * np.pi * later / max(1, len(samples)) * np.arange(len(samples)))
    # With this norm NumPy transforms single precision as such; without any, as double, which takes
    # three to seven times as long.
    spectrum = np.fft.fft(samples, norm="forward") * (len(samples) * turn).astype(np.complex64)
    return np.asarray(np.fft.ifft(spectrum), np.complex64)
