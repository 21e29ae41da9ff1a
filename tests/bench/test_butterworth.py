import numpy as np
import pytest

from bench.butterworth import band_pass, high_pass

RATE = 16000


def _gain(hertz: float, order: int) -> float:
    tone = np.sin(2 * np.pi * hertz * np.arange(4 * RATE) / RATE).astype(np.float32)
    steady = band_pass(tone, RATE, 300, 3000, order)[RATE : 3 * RATE]
    return float(20 * np.log10(np.sqrt(2) * np.sqrt(np.mean(steady**2))))


@pytest.mark.parametrize(("hertz", "decibels"), [(300, -3.01), (1000, 0.0), (3000, -3.01)])
def test_a_band_pass_has_its_edges_at_three_decibels(hertz: float, decibels: float) -> None:
    assert _gain(hertz, 4) == pytest.approx(decibels, abs=0.05)


def test_a_higher_order_falls_more_steeply() -> None:
    assert _gain(100, 4) < _gain(100, 2) - 10


def test_a_filter_answers_nothing_before_it_is_struck() -> None:
    click = np.zeros(RATE, np.float32)
    click[4000] = 1.0
    answer = band_pass(click, RATE, 300, 2000, 4)
    assert np.abs(answer[:3990]).max() < 0.01 * np.abs(answer).max()


def test_a_high_pass_keeps_what_is_above() -> None:
    time = np.arange(2 * RATE) / RATE
    low, high = (np.sin(2 * np.pi * hertz * time).astype(np.float32) for hertz in (200, 3900))
    steady = slice(RATE // 2, RATE)
    assert np.abs(high_pass(low, RATE, 1000, 6)[steady]).max() < 1e-3
    assert np.abs(high_pass(high, RATE, 1000, 6)[steady]).max() == pytest.approx(1.0, abs=0.01)
