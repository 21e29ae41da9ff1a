from __future__ import annotations

import numpy as np
import pytest

from onara.fingerprint import SAMPLE_RATE, whiten
from onara.recurrence.pair import Pair, recurrences
from tests.recurrence.scenes import episode, mixed, talk, tune

THEME = tune(14.0, 5)


def about(pair: Pair, first: float, second: float, seconds: float) -> bool:
    return (
        abs(pair.first.start_s - first) < 1.0
        and abs(pair.first.seconds - seconds) < 1.5
        and abs(pair.delay_s - (second - first)) < 0.002
    )


@pytest.mark.parametrize("level_db", [3.0, -5.0, -10.0])
@pytest.mark.parametrize("with_programme", [False, True])
def test_the_same_music_under_other_speech_is_found(level_db: float, with_programme: bool) -> None:
    sound = mixed(talk(70, 1), (20.3, THEME, level_db))
    here = episode("a", sound, [(19.8, 35)])
    there = episode("b", mixed(talk(80, 2), (51.0, THEME, level_db)), [(50, 64), (5, 20)])
    programme = whiten(sound) if with_programme else None
    (pair,) = recurrences(here, [there], programme)
    assert (pair.first.episode, pair.second.episode) == ("a", "b")
    assert about(pair, 20.3, 51.0, 14.0)
    assert not pair.is_copy and 0.08 < pair.likeness < 0.8
    assert pair.p < 1e-6


def test_bounds_reach_beyond_what_the_map_of_music_says() -> None:
    here = episode("a", mixed(talk(70, 1), (20.0, THEME, 0.0)), [(24, 30)])
    there = episode("b", mixed(talk(70, 2), (40.0, THEME, 0.0)), [(41, 50)])
    (pair,) = recurrences(here, [there])
    assert about(pair, 20.0, 40.0, 14.0)


def test_music_that_comes_back_within_the_episode_is_found_once() -> None:
    sound = mixed(talk(120, 3), (20.0, THEME, -3.0), (80.0, THEME, -3.0))
    (pair,) = recurrences(episode("a", sound, [(20, 34), (80, 94)]), [])
    assert about(pair, 20.0, 80.0, 14.0)


def test_other_music_other_speech_and_silence_are_no_pairs() -> None:
    here = episode("a", mixed(talk(70, 1), (20.0, THEME, 0.0)), [(20, 34), (50, 60)])
    there = episode("b", mixed(talk(70, 2), (40.0, tune(14.0, 6), 0.0)), [(40, 54), (0, 15)])
    silence = episode("c", np.zeros(60 * SAMPLE_RATE, np.float32), [(0, 60)])
    assert recurrences(here, [there, silence]) == []
    assert recurrences(silence, [here]) == []
    assert recurrences(here, []) == []


def test_tones_hum_and_noise_are_no_pairs() -> None:
    time = np.arange(60 * SAMPLE_RATE) / SAMPLE_RATE
    rng = np.random.default_rng(4)
    sounds = []
    for seed in (1, 2):
        hum = sum(np.sin(2 * np.pi * 60 * k * time + k) / k for k in range(1, 40))
        noise = 0.05 * rng.standard_normal(len(time))
        sounds.append(np.asarray(hum + noise, np.float32) + 0.3 * talk(60, seed))
    tone = np.asarray(np.sin(2 * np.pi * 1000 * time), np.float32)
    hiss = [np.asarray(rng.standard_normal(len(time)), np.float32) for _ in range(2)]
    for one, other in (sounds, (tone + 0.01 * hiss[0], tone + 0.01 * hiss[1]), hiss):
        assert recurrences(episode("a", one, [(5, 55)]), [episode("b", other, [(5, 55)])]) == []


def test_an_effect_of_two_seconds_is_no_piece_of_music() -> None:
    door = tune(2.0, 9)
    here = episode("a", mixed(talk(60, 1), (20.0, door, 3.0)), [(15, 30)])
    there = episode("b", mixed(talk(60, 2), (33.0, door, 3.0)), [(30, 40)])
    assert recurrences(here, [there]) == []


def test_what_is_explained_is_not_compared() -> None:
    here = episode("a", mixed(talk(70, 1), (20.0, THEME, 3.0)), [(10, 40)], [(20, 34)])
    there = episode("b", mixed(talk(70, 2), (40.0, THEME, 3.0)), [(40, 54)])
    assert recurrences(here, [there]) == []
    assert recurrences(there, [here]) == []


def test_a_scene_that_comes_back_whole_is_told_from_its_music() -> None:
    scene = mixed(talk(16, 7), (0.0, tune(16.0, 5), -3.0))
    recap = mixed(talk(60, 1) * np.float32(0.01), (10.0, scene, 0.0))
    first = mixed(talk(90, 2) * np.float32(0.01), (60.0, scene, 0.0))
    spoken = [(2.0, 13.0)]
    here = episode("b", recap, [(10, 26)], spoken=[(10 + a, 10 + b) for a, b in spoken])
    there = episode("a", first, [(60, 76)], spoken=[(60 + a, 60 + b) for a, b in spoken])
    (pair,) = recurrences(here, [there])
    assert pair.is_copy and pair.likeness > 0.6
    other = mixed(talk(90, 3), (60.0, tune(16.0, 5), -3.0))
    (pair,) = recurrences(here, [episode("a", other, [(60, 76)], spoken=[(62, 73)])])
    assert not pair.is_copy


def test_a_line_that_is_spoken_twice_is_no_music() -> None:
    line = talk(8, 11)
    here = mixed(np.float32(0.02) * talk(60, 1), (20.0, tune(20.0, 3), -6.0), (25.0, line, 0.0))
    there = mixed(np.float32(0.02) * talk(60, 2), (30.0, tune(20.0, 4), -6.0), (36.0, line, 0.0))
    one = episode("a", here, [(20, 40)], spoken=[(25, 33)])
    other = episode("b", there, [(30, 50)], spoken=[(36, 44)])
    assert recurrences(one, [other]) == []
