from collections.abc import Callable

import numpy as np
import pytest

from onara.demo.modal import janggu_high, janggu_low, piano, pluck, ring
from onara.demo.signal import RATE, Samples, level_db


def test_ring_is_the_sum_of_its_dying_sines() -> None:
    at = np.arange(1000) / RATE
    expected = 0.5 * np.exp(-at / 0.2) * np.cos(2 * np.pi * 300 * at + 0.3)
    expected += 0.25 * np.exp(-at / 0.1) * np.cos(2 * np.pi * 710 * at)
    sound = ring(
        np.array([300.0, 710.0]),
        np.array([0.2, 0.1]),
        np.array([0.5, 0.25]),
        np.array([0.3, 0.0]),
        1000,
    )
    assert np.allclose(sound, expected, atol=1e-5)


@pytest.mark.parametrize("frequency_hz", [98.0, 293.7, 622.3])
@pytest.mark.parametrize("strike", [pluck, piano])
def test_a_string_is_in_tune_and_dies_away(
    strike: Callable[..., Samples], frequency_hz: float
) -> None:
    sound = strike(np.random.default_rng(5), frequency_hz, 0.7, 2.0)
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(sound.size), 1 << 19))
    hertz = np.fft.rfftfreq(1 << 19, 1 / RATE)
    near = np.abs(np.log2(np.maximum(hertz, 1) / frequency_hz)) < 0.04
    found = hertz[near][np.argmax(spectrum[near])]
    assert abs(1200 * np.log2(found / frequency_hz)) < 8
    assert level_db(sound[: RATE // 4]) > level_db(sound[RATE : RATE + RATE // 4]) + 4


def test_harder_is_brighter() -> None:
    centroids = []
    for velocity in (0.2, 0.9):
        spectrum = np.abs(np.fft.rfft(pluck(np.random.default_rng(5), 220.0, velocity, 1.0)))
        hertz = np.fft.rfftfreq(RATE, 1 / RATE)
        centroids.append(float(spectrum @ hertz / spectrum.sum()))
    assert centroids[1] > 1.2 * centroids[0]


def test_the_two_heads_of_the_drum_differ_and_no_two_strokes_are_alike() -> None:
    rng = np.random.default_rng(6)
    low, high = janggu_low(rng, 0.8), janggu_high(rng, 0.8)
    hertz = [
        np.fft.rfftfreq(head.size, 1 / RATE)[np.argmax(np.abs(np.fft.rfft(head)))]
        for head in (low, high)
    ]
    assert hertz[0] < 150 < 250 < hertz[1]
    assert not np.array_equal(janggu_low(rng, 0.8), low)
