"""Sound in blocks, probabilities out."""

import tracemalloc
from collections.abc import Iterator

import numpy as np
import pytest

from onara.activity import HOP_S, Activity, ActivityMeter, activity, activity_blocks, joined
from onara.audio import SAMPLE_RATE, Samples


def noise(seconds: float, seed: int = 1) -> Samples:
    rng = np.random.default_rng(seed)
    swell = np.repeat(rng.uniform(0.001, 0.1, round(seconds) + 1), SAMPLE_RATE)
    count = round(seconds * SAMPLE_RATE)
    return (swell[:count] * rng.standard_normal(count)).astype(np.float32)


def cut(sound: Samples, side: Samples, sizes: list[int]) -> Iterator[tuple[Samples, Samples]]:
    at = number = 0
    while at < len(sound):
        size = sizes[number % len(sizes)]
        yield sound[at : at + size], side[at : at + size]
        at, number = at + size, number + 1


@pytest.mark.parametrize("sizes", [[16000], [1, 7, 80001, 0], [1_000_000]])
def test_the_sizes_of_the_blocks_change_nothing(sizes: list[int]) -> None:
    mid, side = noise(301.23), noise(301.23, seed=2)
    whole = activity(mid, side)
    pieces = joined(activity_blocks(cut(mid, side, sizes)))
    assert np.array_equal(whole.music, pieces.music)
    assert np.array_equal(whole.speech, pieces.speech)


def test_there_is_a_frame_for_every_tenth_of_a_second_begun() -> None:
    found = activity(noise(12.34))
    assert len(found.music) == len(found.speech) == 124
    assert found.seconds == pytest.approx(124 * HOP_S)
    assert len(activity(np.zeros(0, np.float32)).music) == 0


def test_probabilities_are_probabilities_whatever_the_sound() -> None:
    for sound in (noise(20) * 1000, np.zeros(8000, np.float32), np.ones(8001, np.float32)):
        found = activity(sound)
        for each in (found.music, found.speech):
            assert np.isfinite(each).all() and (each >= 0).all() and (each <= 1).all()


def test_a_silent_side_is_no_side() -> None:
    mid = noise(20)
    alone, beside = activity(mid), activity(mid, np.zeros_like(mid))
    assert np.array_equal(alone.music, beside.music)


def test_where_an_answer_falls_at_the_border_of_two_pieces_nothing_jumps() -> None:
    """Far from the ends, an excerpt is heard as within the whole, wherever the pieces meet."""
    mid = noise(320)
    whole, excerpt = activity(mid), activity(mid[150 * SAMPLE_RATE :])
    assert np.allclose(whole.music[1700:3000], excerpt.music[200:1500], atol=1e-4)


def test_memory_does_not_grow_with_the_programme() -> None:
    def held(minutes: int) -> int:
        meter = ActivityMeter()
        block = np.zeros(60 * SAMPLE_RATE, np.float32)
        tracemalloc.start()
        for _ in range(minutes):
            for _ in meter.feed(block):
                pass
        kept, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert kept < 30e6
        return peak

    assert held(25) < 1.2 * held(10)


def test_middle_and_side_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="10 samples of the middle, 9 of the side"):
        list(ActivityMeter().feed(np.zeros(10, np.float32), np.zeros(9, np.float32)))


def test_pieces_are_joined_in_order() -> None:
    first = Activity(np.array([0.1], np.float32), np.array([0.2], np.float32))
    second = Activity(np.array([0.3], np.float32), np.array([0.4], np.float32))
    whole = joined([first, second])
    assert whole.music.tolist() == pytest.approx([0.1, 0.3])
    assert whole.speech.tolist() == pytest.approx([0.2, 0.4])
    assert len(joined([]).music) == 0
