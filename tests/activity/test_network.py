"""The network and its weights."""

import numpy as np

from onara.activity.network import REACH, WEIGHTS, bundled_weights, log_odds
from onara.activity.spectrum import BANDS, VALUES, Features


def seen(frames: int, seed: int = 1) -> Features:
    rng = np.random.default_rng(seed)
    return rng.standard_normal((frames, BANDS, 2 * VALUES)).astype(np.float32)


def test_every_two_frames_of_the_spectrum_give_one_answer_for_music_and_one_for_speech() -> None:
    assert log_odds(seen(600), bundled_weights()).shape == (300, 2)
    assert log_odds(seen(0), bundled_weights()).shape == (0, 2)


def test_the_weights_are_small() -> None:
    assert WEIGHTS.stat().st_size < 1_000_000


def test_an_answer_depends_on_nothing_beyond_the_reach() -> None:
    one, other = seen(1200), seen(1200)
    changed = 800
    other[changed:] = seen(1200, seed=2)[changed:]
    first, second = (log_odds(x, bundled_weights()) for x in (one, other))
    same = changed // 2 - REACH
    assert np.allclose(first[:same], second[:same], atol=1e-3)
    assert not np.allclose(first[changed // 2 - 5 :], second[changed // 2 - 5 :], atol=1e-3)


def test_a_part_is_answered_as_in_the_whole() -> None:
    whole = seen(1600)
    part = log_odds(whole[400:1400], bundled_weights())
    within = log_odds(whole, bundled_weights())[200:700]
    assert np.allclose(part[REACH:-REACH], within[REACH:-REACH], atol=1e-3)
