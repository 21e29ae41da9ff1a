import numpy as np
import pytest

from bench.level import active_level, to_level


def test_pauses_do_not_lower_the_active_level() -> None:
    rate = 8000
    tone = np.sin(2 * np.pi * 440 * np.arange(2 * rate) / rate).astype(np.float32)
    with_pause = np.concatenate([tone, np.zeros(6 * rate, np.float32)])
    assert active_level(tone, rate) == pytest.approx(-3.01, abs=0.05)
    assert active_level(with_pause, rate) == pytest.approx(active_level(tone, rate), abs=0.05)


def test_sound_is_brought_to_a_level_unless_a_peak_forbids_it() -> None:
    rate = 8000
    tone = 0.01 * np.sin(2 * np.pi * 440 * np.arange(rate) / rate).astype(np.float32)
    assert active_level(to_level(tone, rate, -23.0), rate) == pytest.approx(-23.0, abs=0.05)
    assert np.abs(to_level(tone, rate, 6.0)).max() == pytest.approx(0.95)


def test_silence_has_the_floor_as_its_level() -> None:
    assert active_level(np.zeros(8000, np.float32), 8000) == -90.0
