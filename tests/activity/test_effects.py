"""Effects of scenes: not silent, not broken, and the same for the same seed."""

import numpy as np
import pytest

from bench.activity.effects import band, convolved, effect, filtered, hum, noise, uneven
from bench.activity.material import RATE


@pytest.mark.parametrize("seed", range(24))
def test_an_effect_has_the_same_level_whatever_it_is(seed: int) -> None:
    sound = effect(np.random.default_rng(seed))
    assert np.isfinite(sound).all()
    assert np.sqrt(np.mean(sound**2)) == pytest.approx(1.0, abs=1e-3)
    assert np.array_equal(sound, effect(np.random.default_rng(seed)))


def test_noise_falls_as_asked() -> None:
    sound = noise(np.random.default_rng(1), 60 * RATE, exponent=2.0)
    power = np.abs(np.fft.rfft(sound)) ** 2
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    octaves = [power[(hertz > f) & (hertz < 1.1 * f)].mean() for f in (200, 400, 800)]
    steps = 10 * np.log10(np.array(octaves[:-1]) / octaves[1:])
    assert steps == pytest.approx([6.0, 6.0], abs=0.7)


def test_convolution_in_blocks_is_convolution() -> None:
    rng = np.random.default_rng(1)
    sound, response = (rng.standard_normal(n).astype(np.float32) for n in (20000, 3000))
    assert np.allclose(convolved(sound, response), np.convolve(sound, response), atol=2e-3)


def test_a_filter_keeps_its_band_and_moves_nothing() -> None:
    t = np.arange(2 * RATE) / RATE
    inside, outside = (np.sin(2 * np.pi * f * t).astype(np.float32) for f in (1000, 100))
    response = band(500, 2000)
    assert np.allclose(filtered(inside, response)[RATE:-1000], inside[RATE:-1000], atol=0.02)
    assert np.abs(filtered(outside, response)[RATE:-1000]).max() < 0.02


def test_an_equaliser_stays_within_its_decibels() -> None:
    gains = uneven(np.random.default_rng(1), 6.0)(np.linspace(0, RATE / 2, 200))
    assert np.abs(20 * np.log10(gains)).max() <= 6.0


def test_hum_has_no_end_in_its_length() -> None:
    sound = hum(np.random.default_rng(1), 5 * RATE)
    assert len(sound) == 5 * RATE
    assert np.abs(sound[-RATE:]).max() > 0.1
