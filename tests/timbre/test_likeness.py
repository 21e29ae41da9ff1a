from __future__ import annotations

import math

import numpy as np
import pytest

from onara.timbre import ALIKE, Spread, Timbre, likenesses, measure
from onara.timbre.aspects import SIZE
from onara.timbre.likeness import LEAST_CHANCE, UNRELATED, distances
from tests.timbre.sounds import Wave, noise, notes


def timbre(sound: Wave) -> Timbre:
    found = measure(sound)
    assert found is not None
    return found


def test_two_passages_of_one_kind_are_nearer_than_another_kind() -> None:
    quick, slow = [
        [timbre(notes(30, every, seed=seed, attack_s=attack)) for seed in (1, 2)]
        for every, attack in ((0.25, 0.002), (1.5, 0.2))
    ]
    spread = Spread.of([*quick, *slow])
    same, other, another = likenesses(quick[0], [quick[1], *slow], spread)
    assert same.similarity >= ALIKE
    assert same.is_plain
    assert max(other.similarity, another.similarity) < ALIKE
    assert not other.is_plain


def test_nothing_is_more_alike_than_was_measured() -> None:
    one = timbre(noise(10))
    (same,) = likenesses(one, [one], Spread.of([one]))
    assert same.similarity == pytest.approx(1 - LEAST_CHANCE)
    assert same.rarity == pytest.approx(-math.log(LEAST_CHANCE))


def test_similarity_falls_with_the_distance_and_is_a_share() -> None:
    one = np.zeros(SIZE, np.float32)
    others = [one + np.float32(step) for step in (0.1, 0.5, 1.0, 2.0, 20.0)]
    spread = Spread(np.zeros(SIZE), np.ones(SIZE))
    assert distances(one, others, spread) == pytest.approx([0.1, 0.5, 1.0, 2.0, 20.0])
    found = [each.similarity for each in likenesses(one, others, spread)]
    assert found == sorted(found, reverse=True)
    assert 0 <= found[-1] < 0.001
    (middle,) = likenesses(one, [one + np.float32(math.exp(UNRELATED[0]))], spread)
    assert middle.similarity == pytest.approx(0.5)


def test_against_nothing_there_is_nothing() -> None:
    assert likenesses(timbre(noise(10)), [], Spread.of([])) == []
