import numpy as np
import pytest

from bench.episodes import ambience
from bench.speech import RATE


@pytest.mark.parametrize("effect", list(dict.fromkeys(ambience.EFFECTS)), ids=lambda e: e.__name__)
def test_every_effect_sounds_and_no_two_are_alike(effect: ambience.Effect) -> None:
    first, second = (effect(np.random.default_rng(seed)) for seed in (1, 2))
    assert np.isfinite(first).all()
    assert np.abs(first).max() > 0.1
    count = min(len(first), len(second))
    assert not np.allclose(first[:count], second[:count])


def test_noise_stays_in_its_band() -> None:
    x = ambience.coloured(5 * RATE, 900, 9000, 0, np.random.default_rng(1))
    assert np.sqrt(np.mean(x**2)) == pytest.approx(1, abs=0.01)
    power = np.abs(np.fft.rfft(x)) ** 2
    frequency = np.fft.rfftfreq(len(x), 1 / RATE)
    inside = power[(frequency > 1500) & (frequency < 6000)].mean()
    assert power[frequency < 200].mean() < inside / 100


def test_surroundings_are_well_below_speech() -> None:
    rng = np.random.default_rng(1)
    made = ambience.surroundings(30 * RATE, [0, 10 * RATE, 20 * RATE], rng)
    assert made.shape == (30 * RATE, 2)
    for first in range(0, 30, 10):
        level = 20 * np.log10(np.sqrt(np.mean(made[first * RATE : (first + 10) * RATE] ** 2)))
        assert -70 < level < -34
