import numpy as np
import pytest

from onara.demo.room import CEILING, MASTER_LEVEL_DB, Stage, impulse_response, mastered, reverberate
from onara.demo.signal import RATE, level_db


def test_reverberation_is_convolution() -> None:
    rng = np.random.default_rng(0)
    sound = rng.standard_normal((2, 9_000), dtype=np.float32)
    response = rng.standard_normal((2, 700), dtype=np.float32)
    expected = np.stack([np.convolve(a, b) for a, b in zip(sound, response, strict=True)])
    assert np.allclose(reverberate(sound, response), expected, atol=1e-3)


@pytest.mark.parametrize("hall_s", [1.5, 3.0])
def test_a_hall_falls_by_sixty_decibels_in_its_time(hall_s: float) -> None:
    response = impulse_response(np.random.default_rng(2), hall_s)
    early = response[:, int(0.1 * RATE) : int(0.2 * RATE)]
    late = response[:, int((0.1 + hall_s / 2) * RATE) : int((0.2 + hall_s / 2) * RATE)]
    assert level_db(early) - level_db(late) == pytest.approx(32, abs=5)
    likeness = np.sum(response[0] * response[1]) / np.sum(response**2) * 2
    assert abs(likeness) < 0.1


def test_mastering_brings_any_level_to_the_same_and_limits() -> None:
    noise = np.random.default_rng(3).standard_normal((2, RATE), dtype=np.float32)
    assert level_db(mastered(noise * 1e-3)) == pytest.approx(MASTER_LEVEL_DB, abs=0.2)
    noise[:, 100] = 1e4
    assert np.abs(mastered(noise)).max() <= CEILING


def test_a_sound_on_the_left_is_louder_and_earlier_there() -> None:
    stage = Stage(0.5)
    stage.add(np.ones(1000, np.float32), 0.1, pan=-0.8, level=1.0, send=0.0)
    sound = stage.finish(np.random.default_rng(4), hall_s=0.5, wet=0.0)
    power = np.sqrt(np.mean(sound**2, axis=1))
    assert power[0] > 3 * power[1]
    onset = [int(np.argmax(np.abs(side) > 0.5 * np.abs(side).max())) for side in sound]
    assert 5 < onset[1] - onset[0] < 30


def test_what_passes_the_end_of_the_stage_is_cut() -> None:
    stage = Stage(0.1)
    stage.add(np.ones(RATE, np.float32), 0.05, pan=0.5, level=1.0, send=1.0)
    stage.add(np.ones(10, np.float32), 5.0, pan=0.5, level=1.0, send=1.0)
    assert stage.finish(np.random.default_rng(4), hall_s=0.3, wet=0.5).shape == (2, int(0.1 * RATE))
