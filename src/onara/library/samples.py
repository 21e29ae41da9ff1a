"""Samples that a caller hands in, as the library hears them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import soxr

from onara.audio import SAMPLE_RATE, Samples
from onara.errors import LibraryError


def mono_of(samples: npt.NDArray[np.floating], rate: int | None) -> Samples:
    """One channel at `onara.audio.SAMPLE_RATE`; raises `LibraryError` where that cannot be made."""
    if rate is None or rate <= 0:
        raise LibraryError("samples need their rate in hertz: identify(samples, rate=44100)")
    sound = np.asarray(samples, np.float32)
    if sound.ndim not in (1, 2):
        raise LibraryError(f"samples have shape (n,) or (n, channels), not {sound.shape}")
    mono = sound if sound.ndim == 1 else sound.mean(axis=1)
    if rate != SAMPLE_RATE:
        mono = soxr.resample(mono, rate, SAMPLE_RATE, quality="HQ")
    return np.nan_to_num(np.ascontiguousarray(mono, np.float32))
