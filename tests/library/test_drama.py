"""A clip asked among the recordings of one drama."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onara import Library
from onara.audio import SAMPLE_RATE
from onara.errors import LibraryError
from tests.conftest import save_wav
from tests.landmarks.playing import cut, song

GOBLIN = "guardian-the-lonely-and-great-god"
SNOW = "에일리 - 첫눈처럼 너에게 가겠다.wav"
OTHER = "Winter Sonata OST - 처음부터 지금까지.wav"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "도깨비 OST").mkdir()
    save_wav(tmp_path / "도깨비 OST" / SNOW, song(1), SAMPLE_RATE)
    save_wav(tmp_path / OTHER, song(2), SAMPLE_RATE)
    with Library.open(tmp_path / "home") as library:
        library.add([tmp_path])
        yield library


def test_only_recordings_of_the_drama_are_asked(library: Library) -> None:
    for seed, named in ((1, True), (2, False)):
        clip = cut(song(seed), 7.0, 5.0)
        assert library.identify(clip, SAMPLE_RATE).match is not None
        match = library.identify(clip, SAMPLE_RATE, drama=GOBLIN).match
        assert (match is not None) == named
        if match and match.drama:
            assert match.drama.id == GOBLIN
    assert len(library) == 2


def test_a_drama_of_which_there_is_nothing_is_said_so(library: Library) -> None:
    with pytest.raises(LibraryError, match="no recording that is known to be of my-love"):
        library.identify(cut(song(1), 7.0, 5.0), SAMPLE_RATE, drama="my-love")
