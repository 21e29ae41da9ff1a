from __future__ import annotations

import numpy as np
import pytest

from onara.timbre.aspects import SIZE, place
from onara.timbre.bands import HOP, SAMPLE_RATE
from onara.timbre.measure import SHORTEST_S, STRETCH, Meter, measure
from tests.timbre.sounds import noise, notes, tone


def test_blocks_of_any_length_give_the_timbre_of_the_whole() -> None:
    sound = notes(40, 0.4)
    whole = measure(sound)
    assert whole is not None
    assert whole.shape == (SIZE,)
    assert whole.dtype == np.float32
    for length in (1000, 16001, 150_000):
        meter = Meter()
        for start in range(0, len(sound), length):
            meter.take(sound[start : start + length])
        found = meter.timbre()
        assert found is not None
        assert np.array_equal(found, whole)


def test_what_is_kept_does_not_grow_with_the_sound() -> None:
    meter = Meter()
    block = notes(2, 0.4)
    for _ in range(60):
        meter.take(block)
        assert len(meter._pending) < HOP * STRETCH + 2 * SAMPLE_RATE + 512


def test_how_loud_it_is_does_not_matter() -> None:
    sound = notes(20, 0.4) + noise(20, 0.02)
    loud, soft = measure(sound), measure(sound / np.float32(8))
    assert loud == pytest.approx(soft, abs=0.05)


@pytest.mark.parametrize(
    "sound", [tone(440, SHORTEST_S - 0.1), np.zeros(30 * SAMPLE_RATE, np.float32), noise(0)]
)
def test_what_is_too_short_or_silent_has_no_timbre(sound: np.ndarray) -> None:
    assert measure(sound) is None


def test_the_shortest_has_one() -> None:
    assert measure(notes(SHORTEST_S + 0.01, 0.4)) is not None


def test_a_held_tone_and_a_silent_half_give_finite_values() -> None:
    silent_half = np.concatenate([notes(20, 0.4), np.zeros(20 * SAMPLE_RATE, np.float32)])
    for sound in (tone(440, 20), silent_half, np.clip(1e6 * noise(20), -1e6, 1e6)):
        found = measure(sound)
        assert found is not None
        assert np.isfinite(found).all()


def test_soft_passages_widen_the_dynamics() -> None:
    even = notes(32, 0.4)
    uneven = np.concatenate([even, even / 10])
    first, second = measure(even), measure(uneven)
    assert first is not None
    assert second is not None
    assert second[place("dynamics")].sum() > first[place("dynamics")].sum() + 10
