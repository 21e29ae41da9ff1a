from __future__ import annotations

import numpy as np
import pytest

from onara.timbre import Spread, measure
from onara.timbre.aspects import SIZE, place
from onara.timbre.words import MOST_WORDS, OUTER, qualities, shared_words
from tests.timbre.sounds import Wave, noise, notes


def rumble(seconds: float) -> Wave:
    """Noise with little above 500 Hz."""
    smooth = np.hanning(32) / 16
    return np.convolve(noise(seconds), smooth, mode="same").astype(np.float32)


def said(sound: Wave) -> set[str]:
    timbre = measure(sound)
    assert timbre is not None
    return set(qualities(Spread.of([]).standard([timbre])[0]))


@pytest.mark.parametrize(
    ("sound", "word"),
    [
        (rumble(40), "dark"),
        (noise(40), "bright"),
        (noise(40), "noise-like"),
        (notes(40, 0.5), "clear tones"),
        (notes(40, 0.25), "many onsets"),
        (notes(40, 3.0, attack_s=0.5), "few onsets"),
        (notes(40, 0.5), "a steady beat"),
        (noise(40), "no steady beat"),
        (noise(40), "even loudness"),
        (np.concatenate([noise(30), noise(30) / 50]), "wide swings of loudness"),
    ],
)
def test_a_word_is_said_of_the_sound_that_it_means(sound: Wave, word: str) -> None:
    assert word in said(sound)


def test_nothing_is_said_of_what_lies_in_the_middle() -> None:
    assert qualities(np.zeros(SIZE)) == {}


def test_only_what_is_true_of_both_is_shared() -> None:
    one, other = np.zeros(SIZE), np.zeros(SIZE)
    one[place("colour").start], other[place("colour").start] = 2 * OUTER, -2 * OUTER
    one[place("tone").start], other[place("tone").start] = 1.1 * OUTER, 3 * OUTER
    assert shared_words(one, other) == ("noise-like",)


def test_the_plainest_come_first_and_not_too_many() -> None:
    both = np.full(SIZE, 1.0)
    both[place("tone").start] = 3.0
    shared = shared_words(both, both)
    assert shared[0] == "noise-like"
    assert len(shared) == MOST_WORDS
