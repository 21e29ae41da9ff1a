from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onara.playback.waveform import FULL, Waveform, averaged, drawn, of_level


def whole(steps: int) -> Waveform:
    rng = np.random.default_rng(steps)
    high = rng.integers(0, FULL, steps).astype(np.int8)
    low = (-rng.integers(0, FULL, steps)).astype(np.int8)
    return Waveform(0.0, 0.1, low, high)


@settings(deadline=None)
@given(
    steps=st.integers(0, 400),
    from_s=st.floats(0, 50),
    length=st.floats(0, 50),
    points=st.integers(1, 500),
)
def test_no_peak_of_a_part_is_lost_and_no_more_points_come(
    steps: int, from_s: float, length: float, points: int
) -> None:
    wave = whole(steps)
    part = drawn(wave, from_s, from_s + length, points)
    assert len(part.low) == len(part.high) <= points + 1
    first, last = round(part.from_s * 10), min(steps, round(part.to_s * 10))
    if len(part.low):
        assert part.high.max() == wave.high[first:last].max()
        assert part.low.min() == wave.low[first:last].min()


def test_a_step_is_the_same_wherever_the_part_begins() -> None:
    wave = whole(400)
    one, other = drawn(wave, 0.0, 40.0, 100), drawn(wave, 20.0, 60.0, 50)
    assert one.step_s == other.step_s
    assert other.high.tolist() == one.high[-len(other.high) :].tolist()


def test_loudness_becomes_a_waveform_as_high_as_a_sine_of_it() -> None:
    wave = of_level(np.array([-100.0, -20.0, 0.0]), 0.1)
    assert wave.high.tolist() == [0, 18, FULL]
    assert wave.low.tolist() == [0, -18, -FULL]


def test_means_are_those_of_the_seconds_that_are_shown() -> None:
    values = np.concatenate([np.zeros(100), np.ones(100)])
    part = drawn(whole(200), 5.0, 15.0, 10)
    assert averaged(values, 0.1, part).tolist() == pytest.approx([0] * 5 + [1] * 5)
