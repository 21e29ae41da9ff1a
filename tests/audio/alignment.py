"""How like two sounds are, and by how much one of them comes late."""

import numpy as np
import soxr

from onara.audio import SAMPLE_RATE, Samples
from tests.media import Wave


def at_8_khz(sound: Wave, rate: int) -> Samples:
    return np.asarray(soxr.resample(sound, rate, SAMPLE_RATE), np.float32)


def alignment(sound: Samples, reference: Samples) -> tuple[int, float]:
    """By how many samples a sound comes late, and its correlation with the reference there."""
    size = len(sound) + len(reference)
    product = np.fft.rfft(sound, size) * np.conj(np.fft.rfft(reference, size))
    lag = int(np.argmax(correlation := np.fft.irfft(product, size)))
    norm = np.linalg.norm(sound) * np.linalg.norm(reference)
    return (lag if lag < len(sound) else lag - size), float(correlation[lag] / norm)


def assert_same(sound: Samples, reference: Samples, at_least: float = 0.99) -> None:
    lag, likeness = alignment(sound, reference)
    assert abs(lag) <= 2
    assert likeness > at_least
