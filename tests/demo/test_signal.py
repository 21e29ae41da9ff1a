import numpy as np
import pytest

from onara.demo.signal import (
    RATE,
    amplitude,
    band,
    breakpoints,
    burst,
    drift,
    level_db,
    resonances,
    shaped,
    transform_length,
)


def _tone(hertz: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.sin(2 * np.pi * hertz * np.arange(RATE) / RATE).astype(np.float32)


def test_levels_and_amplitudes_are_inverse() -> None:
    assert level_db(_tone(440)) == pytest.approx(-3.01, abs=0.01)
    assert level_db(amplitude(-20) * _tone(440)) == pytest.approx(-23.01, abs=0.01)


@pytest.mark.parametrize("samples", [1, 7, 4_096, 44_101, 2_751_787])
def test_a_transform_length_is_long_enough_and_smooth(samples: int) -> None:
    length = transform_length(samples)
    assert samples <= length <= 1.25 * samples + 8
    while length % 2 == 0:
        length //= 2
    assert length in (1, 3, 5, 7)


def test_a_band_passes_its_middle_and_not_what_lies_outside() -> None:
    gains = [level_db(shaped(_tone(hertz), band(300, 3000))) + 3.01 for hertz in (60, 950, 12_000)]
    assert gains[0] < -20 and gains[1] > -2 and gains[2] < -20


def test_a_body_rings_at_its_peak() -> None:
    body = resonances((500, 0.3, 9))
    gain = [level_db(shaped(_tone(hertz), body)) + 3.01 for hertz in (500, 2000)]
    assert gain == pytest.approx([9, 0], abs=0.2)


def test_breakpoints_are_joined_by_straight_lines() -> None:
    line = breakpoints(RATE, (0.25, 1.0), (0.75, 3.0))
    assert line[[0, RATE // 2, RATE - 1]] == pytest.approx([1, 2, 3], abs=1e-3)


def test_drift_is_slow_and_a_burst_dies() -> None:
    rng = np.random.default_rng(1)
    slow = drift(rng, 20 * RATE, 4)
    assert 0.5 < slow.std() < 1.1
    assert np.abs(np.diff(slow)).max() < 0.001
    noise = burst(rng, 0.5, 0.05)
    assert level_db(noise[: RATE // 50]) > level_db(noise[RATE // 4 :]) + 20
