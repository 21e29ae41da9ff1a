from __future__ import annotations

import weakref
from collections.abc import Iterator

import numpy as np
import pytest

from onara.audio import SAMPLE_RATE, Samples
from onara.errors import UnusableInput
from onara.examine import fingerprinted, require_sound
from onara.fingerprint import pack, whiten
from onara.landmarks import REFERENCE_RANKS, Landmarks, Picker
from tests.media import music

SOUND = music(9.0, 5, SAMPLE_RATE)


def cut(sound: Samples, *lengths: int) -> list[Samples]:
    return np.split(sound, np.cumsum(lengths))


def test_what_is_kept_is_what_bits_and_landmarks_of_the_whole_are() -> None:
    kept = fingerprinted([SOUND])
    baseband = whiten(SOUND)
    picker = Picker(REFERENCE_RANKS)
    picker.take(SOUND)
    landmarks = Landmarks.of(picker.peaks())
    assert kept.bits == pack(baseband).tobytes()
    assert kept.samples == len(baseband)
    assert np.array_equal(kept.landmarks.hash, landmarks.hash)
    assert np.array_equal(kept.landmarks.time, landmarks.time)
    assert kept.seconds == 9.0
    assert kept.loudest == np.abs(SOUND).max()


@pytest.mark.parametrize("lengths", [(1, 0, 17, 30_000), (48_000, 48_000), (0,)])
def test_blocks_of_any_length_are_the_same_sound(lengths: tuple[int, ...]) -> None:
    whole, parts = fingerprinted([SOUND]), fingerprinted(cut(SOUND, *lengths))
    assert (parts.bits, parts.samples) == (whole.bits, whole.samples)
    assert (parts.seconds, parts.loudest) == (whole.seconds, whole.loudest)
    assert np.array_equal(parts.landmarks.hash, whole.landmarks.hash)
    assert np.array_equal(parts.landmarks.time, whole.landmarks.time)


def test_a_long_sound_is_never_held_whole() -> None:
    given: list[weakref.ref[Samples]] = []
    most = 0

    def blocks() -> Iterator[Samples]:
        nonlocal most
        for _ in range(40):
            block = SOUND.copy()
            given.append(weakref.ref(block))
            yield block
            del block
            most = max(most, sum(one() is not None for one in given))

    assert fingerprinted(blocks()).seconds == pytest.approx(360.0)
    assert 1 <= most <= 4


def test_nothing_is_a_sound_of_no_length() -> None:
    kept = fingerprinted([])
    assert (kept.bits, kept.samples, kept.seconds, kept.loudest) == (b"", 0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("seconds", "loudest", "reason"),
    [(0.99, 1.0, "is too short: 0.99 s, at least 1 s are needed"), (5.0, 0.9e-4, "is silent")],
)
def test_too_little_to_hear_is_said(seconds: float, loudest: float, reason: str) -> None:
    with pytest.raises(UnusableInput, match=reason):
        require_sound("a", seconds, loudest, 1.0)


def test_just_enough_is_enough() -> None:
    require_sound("a", 1.0 - 0.5 / SAMPLE_RATE, 1e-4, 1.0)
