"""Active level: how loud speech or music is while it sounds, in decibels below full scale."""

import numpy as np
import numpy.typing as npt

from bench.sound import Sound

FRAME_S = 0.020
ACTIVE_RANGE_DB = 25.0  # below the loud frames (95th percentile) a frame is a pause
SILENCE_DBFS = -75.0
FLOOR_DBFS = -90.0

Levels = npt.NDArray[np.float64]


def frame_levels(x: Sound, rate: int) -> Levels:
    """Level in dBFS of each whole 20 ms frame of mono sound, shape (n // frame,)."""
    size = max(1, round(FRAME_S * rate))
    count = len(x) // size
    power = np.square(x[: count * size], dtype=np.float64).reshape(count, size).mean(axis=1)
    return np.asarray(10 * np.log10(np.maximum(power, 10 ** (FLOOR_DBFS / 10))))


def active(levels: Levels) -> npt.NDArray[np.bool_]:
    """True for frames at most 25 dB below the 95th percentile, and above -75 dBFS."""
    if not len(levels):
        return np.zeros(0, dtype=bool)
    return levels > max(float(np.percentile(levels, 95)) - ACTIVE_RANGE_DB, SILENCE_DBFS)


def active_level(x: Sound, rate: int) -> float:
    """RMS in dBFS over the active frames only; -90 where there are none."""
    levels = frame_levels(x, rate)
    on = active(levels)
    return float(10 * np.log10(np.mean(10 ** (levels[on] / 10)))) if on.any() else FLOOR_DBFS


def amplified(x: Sound, db: float) -> Sound:
    """x with a gain in decibels."""
    return x * np.float32(10 ** (db / 20))


def to_level(x: Sound, rate: int, dbfs: float, peak: float = 0.95) -> Sound:
    """x brought to an active level; lower, where a sample would exceed the peak.

    Stereo is measured on the mean of its channels.
    """
    measured = x if x.ndim == 1 else x.mean(axis=1)
    y = amplified(x, dbfs - active_level(measured, rate))
    top = float(np.abs(y).max(initial=0.0))
    return y * np.float32(peak / top) if top > peak else y
