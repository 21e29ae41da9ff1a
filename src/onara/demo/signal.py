"""The sample rate of the demo, levels in decibels, and one zero-phase filter."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""Sound: shape (samples,) when mono, (2, samples) when stereo; full scale is 1."""

RATE = 44_100
"""Samples a second of everything that the demo renders: what a compact disc carries."""


def amplitude(decibels: float) -> float:
    """The factor on samples for a level change in decibels."""
    return float(10 ** (decibels / 20))


def level_db(sound: Samples) -> float:
    """Root mean square over all samples and channels, in decibels below full scale (0 dB is 1)."""
    power = float(np.mean(np.square(sound, dtype=np.float64)))
    return 10 * float(np.log10(max(power, 1e-20)))


def transform_length(samples: int) -> int:
    """The next length k * 2**m with 4 <= k <= 8: its transform is fast at any size."""
    step = 1 << max(0, samples.bit_length() - 3)
    return -(-samples // step) * step


def shaped(sound: Samples, gain: Callable[[Samples], Samples]) -> Samples:
    """Filters along the last axis without phase shift.

    `gain` takes frequencies in hertz and returns the factor at each; the result has the shape of
    `sound`.
    """
    samples = sound.shape[-1]
    length = transform_length(samples)
    # With a norm NumPy transforms single precision as such; without any, as double.
    spectrum = np.fft.rfft(sound, length, norm="forward")
    spectrum *= length * gain(np.fft.rfftfreq(length, 1 / RATE).astype(np.float32))
    return np.fft.irfft(spectrum, length)[..., :samples].astype(np.float32)


def band(low_hz: float, high_hz: float) -> Callable[[Samples], Samples]:
    """A gentle band of second order at both ends, to give to `shaped`; frequencies in hertz."""

    def gain(hertz: Samples) -> Samples:
        below = (hertz / low_hz) ** 2
        return np.asarray(below / (1 + below) / (1 + (hertz / high_hz) ** 2), np.float32)

    return gain


def resonances(*peaks: tuple[float, float, float]) -> Callable[[Samples], Samples]:
    """The gain of a body that rings: each peak is (hertz, width in octaves, decibels)."""

    def gain(hertz: Samples) -> Samples:
        octave = np.log2(np.maximum(hertz, 20))
        total = np.zeros_like(octave)
        for centre, width, decibels in peaks:
            total += decibels * np.exp(-(((octave - np.log2(centre)) / width) ** 2))
        return np.asarray(10 ** (total / 20), np.float32)

    return gain


def burst(rng: np.random.Generator, seconds: float, decay_s: float) -> Samples:
    """White noise, shape (samples,), that dies away with the time constant `decay_s`."""
    samples = int(seconds * RATE)
    fall = np.exp(-np.arange(samples, dtype=np.float32) / (decay_s * RATE))
    return np.asarray(rng.standard_normal(samples, dtype=np.float32) * fall, np.float32)


def breakpoints(samples: int, *points: tuple[float, float], rate: float = RATE) -> Samples:
    """Straight lines through (second, value) points, shape (samples,); flat outside them.

    `rate` is samples a second.
    """
    seconds, values = zip(*points, strict=True)
    at = np.asarray(seconds) * rate
    return np.asarray(np.interp(np.arange(samples), at, values), np.float32)


def drift(
    rng: np.random.Generator, samples: int, changes_per_s: float, *, rate: float = RATE
) -> Samples:
    """A slow random walk about 0 with standard deviation near 1, shape (samples,).

    No player holds a pitch or a level; what is drawn here is how much he strays.
    """
    knots = max(4, int(samples / rate * changes_per_s) + 3)
    values = rng.standard_normal(knots)
    at = np.linspace(0, knots - 1, samples)
    return np.interp(at, np.arange(knots), values).astype(np.float32)
