"""A signature never hides what is near or what contains, and leaves most others out."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onara.imports.signature import Signatures, signature, slips

LETTERS = "aeioklmnpst"
sounds = st.text(LETTERS, min_size=4, max_size=30)


def of(*texts: str) -> Signatures:
    return Signatures(np.array([signature(text) for text in texts], np.uint64))


def with_slip(sound: str, place: int, kind: int, letter: str) -> str:
    place %= len(sound)
    before, here, after = sound[:place], sound[place], sound[place + 1 :]
    if kind == 0:
        return before + after
    if kind == 1:
        return before + letter + after
    if kind == 2:
        return before + letter + here + after
    return before + after[:1] + here + after[1:]


@given(sounds, st.integers(0, 99), st.integers(0, 3), st.sampled_from(LETTERS))
def test_one_slip_is_always_near(sound: str, place: int, kind: int, letter: str) -> None:
    typed = with_slip(sound, place, kind, letter)
    if slips(typed):
        assert 1 in of("x" * 9, sound).near(typed, 2)


@given(sounds, sounds, sounds)
def test_what_contains_a_sound_is_always_found(before: str, sound: str, after: str) -> None:
    assert of(before + sound + after).containing(sound, 1) == [0]


def test_few_others_are_near() -> None:
    rng = random.Random(1)
    words = ["".join(rng.choices(LETTERS, k=rng.randint(6, 16))) for _ in range(5000)]
    near = of(*words).near(words[7], 5000)
    assert near[0] == 7
    assert len(near) < 150


def test_the_nearest_come_first_and_no_more_than_asked_for() -> None:
    signatures = of("kimsatano", "kimsatan", "kimsata", "kimsatanoli")
    assert set(signatures.near("kimsatan", 2)) == {0, 1}
    assert signatures.containing("kimsata", 1) == [2]
    assert len(signatures.containing("kimsata", 3)) == 3
    assert of().near("kimsatan", 2) == []


@pytest.mark.parametrize(("sound", "allowed"), [("", 0), ("kim", 0), ("kims", 1), ("kimsatano", 2)])
def test_short_names_allow_few_slips(sound: str, allowed: int) -> None:
    assert slips(sound) == allowed


def test_signatures_of_millions_fit_in_memory() -> None:
    many = Signatures(np.random.default_rng(1).integers(0, 1 << 63, 300_000).astype(np.uint64))
    assert len(many) == 300_000
    assert len(many.containing("kim", 10)) == 10
