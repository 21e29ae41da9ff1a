"""Which song a file holds, by tags, by what the library knows of it, and by its sound."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onara.catalogue import Catalogue, FileFacts
from onara.library import Holding, Library, holding
from tests.media import encode, music

BEAUTIFUL = "guardian-the-lonely-and-great-god/beautiful"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A file that its name tells."""
    path = tmp_path / "own" / "Crush - Beautiful (도깨비 OST Part 4).flac"
    path.parent.mkdir()
    return encode(path, music(20), "flac", "flac")


@pytest.fixture
def library(tmp_path: Path, own: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "home") as library:
        library.add([own], processes=1)
        yield library


def song(found: Holding | None) -> str | None:
    return found.song if found else None


def test_tags_say_it(library: Library, catalogue: Catalogue, tmp_path: Path) -> None:
    facts = FileFacts(tmp_path / "gone.mp3", title="Paradise", artist="T-max")
    found = holding(library, catalogue, facts)
    assert found is not None
    assert found.song == "boys-over-flowers/paradise"
    assert 'title "Paradise"' in found.evidence


def test_the_library_knows_a_copy_by_its_bytes(
    library: Library, catalogue: Catalogue, own: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(own, tmp_path / "x.flac"))
    assert song(holding(library, catalogue, FileFacts(copy))) == BEAUTIFUL


def test_a_file_that_was_replaced_is_not_what_its_path_was(library: Library, own: Path) -> None:
    encode(own, music(20, seed=5), "flac", "flac")
    assert library.link_of(own) == (None, None)


def test_where_both_speak_and_disagree_nothing_is_certain(
    library: Library, catalogue: Catalogue, own: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(own, tmp_path / "x.flac"))
    facts = FileFacts(copy, title="Paradise", artist="T-max")
    assert holding(library, catalogue, facts) is None
    assert song(holding(library, catalogue, FileFacts(copy, title="Beautiful", artist="Crush")))


def test_sound_is_asked_where_that_is_wished(
    library: Library, catalogue: Catalogue, tmp_path: Path
) -> None:
    lossy = encode(tmp_path / "x.mp3", music(20), "mp3", "libmp3lame")
    other = encode(tmp_path / "y.mp3", music(20, seed=5), "mp3", "libmp3lame")
    assert holding(library, catalogue, FileFacts(lossy)) is None
    assert song(holding(library, catalogue, FileFacts(lossy), listen=True)) == BEAUTIFUL
    assert holding(library, catalogue, FileFacts(other), listen=True) is None


@pytest.mark.parametrize("content", [None, b"no music"])
def test_what_is_no_sound_is_of_no_song(
    library: Library, catalogue: Catalogue, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "x.mp3"
    if content is not None:
        path.write_bytes(content)
    assert holding(library, catalogue, FileFacts(path), listen=True) is None


def test_a_library_that_has_nothing_knows_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    path = encode(tmp_path / "x.flac", music(5), "flac", "flac")
    with Library.open(tmp_path / "nothing") as library:
        assert holding(library, catalogue, FileFacts(path), listen=True) is None
    assert not (tmp_path / "nothing").exists()
