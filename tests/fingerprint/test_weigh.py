import numpy as np
import pytest

from onara.fingerprint import BASEBAND_RATE, SAMPLE_RATE, whiten, whiten_clip


def _noise(seed: int, seconds: float, level: float = 0.1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return (level * rng.standard_normal(round(seconds * SAMPLE_RATE))).astype(np.float32)


def _power(baseband: np.ndarray, begin_s: float, end_s: float) -> float:
    part = baseband[round(begin_s * BASEBAND_RATE) : round(end_s * BASEBAND_RATE)]
    return float(np.mean(np.abs(part) ** 2))


def test_a_sound_that_is_equally_loud_throughout_is_whitened_as_any_other() -> None:
    sound = _noise(1, 2.0)
    plain, weighed = whiten(sound), whiten_clip(sound)
    alike = np.abs(np.vdot(plain, weighed)) / np.linalg.norm(plain) / np.linalg.norm(weighed)
    assert len(weighed) == len(plain)
    assert weighed.dtype == np.complex64
    assert alike > 0.999


def test_a_loud_moment_counts_less_than_a_quiet_one() -> None:
    sound = _noise(2, 3.0, 0.01)
    sound[SAMPLE_RATE : 2 * SAMPLE_RATE] *= 10
    weighed = whiten_clip(sound)
    assert _power(weighed, 1.1, 1.9) < 0.1 * _power(weighed, 0.1, 0.9)
    assert _power(weighed, 2.1, 2.9) == pytest.approx(_power(weighed, 0.1, 0.9), rel=0.1)


def test_music_after_a_hushed_beginning_still_counts() -> None:
    sound = _noise(3, 2.0)
    sound[: SAMPLE_RATE // 2] *= 1e-3
    weighed = whiten_clip(sound)
    assert _power(weighed, 0.6, 1.9) > 0.03 * _power(weighed, 0.1, 0.4)


def test_nothing_stays_nothing() -> None:
    assert len(whiten_clip(np.empty(0, np.float32))) == 0
    assert not np.any(np.abs(whiten_clip(np.zeros(SAMPLE_RATE, np.float32))) > 1e-6)
