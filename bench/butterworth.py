"""Butterworth filters applied as a complex response in the frequency domain.

The response is the analogue prototype's, so filtering is causal like the circuit and exact at
every frequency; the transform is padded so that the tail does not wrap round.
"""

import numpy as np
import numpy.typing as npt

from bench.sound import Sound

PAD_S = 0.25  # the longest ringing of the filters used here has died by then


def _prototype(p: npt.NDArray[np.complex128], order: int) -> npt.NDArray[np.complex128]:
    """Low-pass of cut-off 1 rad/s at the complex frequencies p."""
    k = np.arange(1, order + 1)
    poles = np.exp(1j * np.pi * (2 * k + order - 1) / (2 * order))
    return np.asarray(1 / np.prod(p[:, None] - poles, axis=1))


def _apply(
    x: Sound, rate: int, order: int, to_prototype: tuple[float | None, float | None]
) -> Sound:
    low, high = to_prototype
    size = 1 << (len(x) + int(PAD_S * rate) - 1).bit_length()
    s = 2j * np.pi * np.maximum(np.fft.rfftfreq(size, 1 / rate), 1e-3)
    if high is None:
        p = 2 * np.pi * (low or 1.0) / s
    elif low is None:
        p = s / (2 * np.pi * high)
    else:
        centre, width = (2 * np.pi) ** 2 * low * high, 2 * np.pi * (high - low)
        p = (s**2 + centre) / (s * width)
    y = np.fft.irfft(np.fft.rfft(x, size) * _prototype(p, order), size)
    return y[: len(x)].astype(np.float32)


def band_pass(x: Sound, rate: int, low: float, high: float, order: int = 4) -> Sound:
    """Keep low to high hertz of mono sound; -3 dB at both edges."""
    return _apply(x, rate, order, (low, high))


def high_pass(x: Sound, rate: int, low: float, order: int) -> Sound:
    """Keep what is above low hertz of mono sound."""
    return _apply(x, rate, order, (low, None))
