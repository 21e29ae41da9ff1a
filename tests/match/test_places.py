import numpy as np
import pytest

from onara.fingerprint import BASEBAND_RATE, SAMPLE_RATE, whiten
from onara.match.places import LAGS, heights_at
from tests.match.test_refine import noise, reference_of


@pytest.mark.parametrize("off", [0, 50, -50])
def test_the_place_of_a_clip_is_told_from_others(off: int) -> None:
    sound = noise(60, 1)
    at = 20 * SAMPLE_RATE
    clip = whiten(sound[at : at + 3 * SAMPLE_RATE] + 2 * noise(3, 2))
    held = reference_of(sound)
    lag = 20 * BASEBAND_RATE
    heights = heights_at(clip, [(held, lag + 3 * LAGS), (held, lag + off), (held, lag - LAGS)])
    assert int(np.argmax(heights)) == 1
    assert heights[1] > 100
    assert heights[[0, 2]].max() < 20


def test_chance_gives_heights_of_an_exponential_maximum() -> None:
    held = reference_of(noise(60, 1))
    heights = heights_at(whiten(noise(3, 2)), [(held, lag) for lag in range(0, 100_000, LAGS)])
    # The highest of 256 exponential powers has its median at ln 256 - ln ln 2.
    assert np.median(heights) == pytest.approx(np.log(LAGS) + 0.37, abs=0.4)


def test_a_place_over_the_edge_of_a_recording_is_looked_at() -> None:
    sound = noise(10, 1)
    clip = whiten(np.concatenate([noise(1, 5) * 0.01, sound[: 3 * SAMPLE_RATE]]))
    heights = heights_at(
        clip, [(reference_of(sound), -BASEBAND_RATE), (reference_of(sound), 10**6)]
    )
    assert heights[0] > 100
    assert heights[1] == 0
    assert len(heights_at(clip, [])) == 0
