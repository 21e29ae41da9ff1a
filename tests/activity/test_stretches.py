"""From probabilities to stretches of music."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onara.activity import (
    HOP_S,
    Activity,
    music_stretches,
    possible_stretches,
    speech_share,
)
from onara.activity.stretches import SHORTEST_S


def heard(*parts: tuple[float, float]) -> Activity:
    """Parts of (seconds, probability of music) after each other; nobody speaks."""
    music = np.concatenate([np.full(round(s / HOP_S), p, np.float32) for s, p in parts])
    return Activity(music, np.zeros_like(music))


def test_a_cue_has_its_bounds_where_the_probability_crosses() -> None:
    assert music_stretches(heard((20, 0.05), (12.3, 0.95), (20, 0.05))) == [(20.0, 32.3)]


def test_music_may_reach_to_both_ends() -> None:
    assert music_stretches(heard((10, 0.9))) == [(0.0, 10.0)]
    assert music_stretches(heard((10, 0.1))) == []
    assert music_stretches(Activity(np.zeros(0, np.float32), np.zeros(0, np.float32))) == []


def test_a_doubtful_second_does_not_cut_a_cue() -> None:
    assert music_stretches(heard((9, 0.02), (9, 0.95), (1, 0.35), (9, 0.95), (9, 0.02))) == [
        (9.0, 28.0)
    ]


def test_a_long_pause_does_cut_it() -> None:
    found = music_stretches(heard((9, 0.02), (9, 0.95), (6, 0.02), (9, 0.95), (9, 0.02)))
    assert found == [(9.0, 18.0), (24.0, 33.0)]


def test_what_rings_for_a_moment_is_no_cue() -> None:
    assert music_stretches(heard((9, 0.02), (2.5, 0.99), (9, 0.02))) == []


@given(st.lists(st.tuples(st.floats(0.1, 9), st.floats(0, 1)), max_size=12))
def test_stretches_are_in_order_apart_and_long_enough(parts: list[tuple[float, float]]) -> None:
    found = heard((0.1, 0.5), *parts)
    last = 0.0
    for start, end in music_stretches(found):
        assert last <= start <= end - SHORTEST_S + 1e-6
        assert end <= found.seconds + 1e-6
        last = end


def test_the_share_of_speech_is_that_of_the_frames_asked_for() -> None:
    speech = np.array([0.9] * 30 + [0.1] * 70, np.float32)
    found = Activity(np.zeros_like(speech), speech)
    assert speech_share(found, 0, 10) == pytest.approx(0.3)
    assert speech_share(found, 2, 4) == pytest.approx(0.5)
    assert speech_share(found, 5, 5) == speech_share(found, 90, 99) == 0.0


def test_where_there_may_be_music_is_more_than_where_there_is() -> None:
    music = np.zeros(600, np.float32)
    music[100:200] = 0.95
    music[400:460] = 0.35
    found = Activity(music, np.zeros(600, np.float32))
    sure, possible = music_stretches(found), possible_stretches(found)
    assert len(sure) == 1
    assert len(possible) == 2
    assert possible[0][0] <= sure[0][0] < sure[0][1] <= possible[0][1]
    assert 38 <= possible[1][0] < possible[1][1] <= 48
