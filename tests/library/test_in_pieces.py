"""Clips in another tempo or at another pitch, of music that repeats itself and has relatives."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from onara import Library
from onara.audio import SAMPLE_RATE, decode
from tests.conftest import save_wav
from tests.landmarks.playing import at_pitch, at_tempo, cut, song

LOOP = np.tile(song(7, 8.0), 3)
SUNG = (0.7 * np.tile(song(5, 8.0), 3) + 0.35 * song(8, 24.0)).astype(np.float32)
"""The same backing three times, under a melody that goes on."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, family_files: Mapping[str, Path]) -> Library:
    folder = tmp_path_factory.mktemp("in pieces")
    save_wav(folder / "loop.wav", LOOP, SAMPLE_RATE)
    save_wav(folder / "sung.wav", SUNG, SAMPLE_RATE)
    library = Library.open(folder / "home")
    library.add([folder, family_files["instrumental"], family_files["song"]])
    return library


@pytest.mark.parametrize("tempo", [0.95, 1.05])
def test_all_places_of_a_loop_are_as_good(library: Library, tempo: float) -> None:
    match = library.identify(at_tempo(cut(LOOP, 9.0, 5.0), tempo), SAMPLE_RATE).match
    assert match is not None
    assert str(match.path).endswith("loop.wav")
    assert match.tempo == pytest.approx(tempo, abs=0.01)
    begins = sorted([match.offset_s, *(place.offset_s for place in match.places)])
    assert begins == pytest.approx([1.0, 9.0, 17.0], abs=0.06)
    assert all(place.behind < 3 for place in match.places)
    assert all(place.z > 10 for place in match.places)


@pytest.mark.parametrize("at_s", [1.0, 9.0, 17.0])
def test_the_melody_over_a_loop_says_which_time_it_is(library: Library, at_s: float) -> None:
    for clip in (at_tempo(cut(SUNG, at_s, 5.0), 0.93), at_pitch(cut(SUNG, at_s, 5.0), 60)):
        match = library.identify(clip, SAMPLE_RATE).match
        assert match is not None
        assert str(match.path).endswith("sung.wav")
        assert match.offset_s == pytest.approx(at_s, abs=0.06)
        assert match.places == ()


def test_where_nobody_sings_the_versions_are_as_good(
    library: Library, family_files: Mapping[str, Path]
) -> None:
    clip = at_tempo(cut(decode(family_files["song"]), 4.0, 6.0), 1.05)
    match = library.identify(clip, SAMPLE_RATE).match
    assert match is not None
    [other] = match.family
    assert {Path(str(each.path)).stem for each in (match, other)} == {"song", "instrumental"}
    assert other.is_as_good
    assert other.behind is not None
    assert other.z is not None
    assert other.z > 10
    assert other.offset_s == pytest.approx(match.offset_s, abs=0.02)


def test_where_somebody_sings_the_song_is_told_from_its_backing(
    library: Library, family_files: Mapping[str, Path]
) -> None:
    for name in ("song", "instrumental"):
        clip = at_tempo(cut(decode(family_files[name]), 22.0, 6.0), 1.05)
        match = library.identify(clip, SAMPLE_RATE).match
        assert match is not None
        assert Path(str(match.path)).stem == name
        assert match.offset_s == pytest.approx(22.0, abs=0.06)
        assert not any(other.is_as_good for other in match.family)
