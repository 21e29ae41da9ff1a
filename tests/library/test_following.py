"""Files that Onara has changed are known without being decoded."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from onara.library import Followed, Library, follow, intake
from onara.tagging import write


def sha256(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


@pytest.fixture
def library(tmp_path: Path, wav: Callable[..., Path]) -> Library:
    library = Library.open(tmp_path / "home")
    library.add([wav("one.wav", 1), wav("two.wav", 2)])
    return library


@pytest.fixture(autouse=True)
def _nothing_is_decoded(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(files: list[Path], _: object) -> tuple[()]:
        assert not files
        return ()

    assert len(library) == 2  # before this
    monkeypatch.setattr(intake, "examine_all", none)


def paths(library: Library) -> dict[str, str]:
    return {each.paths[0].name: each.recording for each in library.recordings()}


def test_new_tags_and_a_new_name_are_known(library: Library, tmp_path: Path) -> None:
    old, new = tmp_path / "one.wav", tmp_path / "new" / "하나.wav"
    before, first = paths(library), sha256(old)
    write(old, {"title": ("첫눈",), "artist": ("에일리",)})
    new.parent.mkdir()
    old.rename(new)
    assert (
        follow(library.home, [Followed(old, new, sha256(new), frozenset({first, sha256(new)}))])
        == 1
    )
    assert paths(library) == {"하나.wav": before["one.wav"], "two.wav": before["two.wav"]}
    (known,) = library.add([new])
    assert known.status == "known"
    tags = next(each for each in library.recordings() if each.paths == (new,)).tags
    assert (tags.title, tags.artist) == ("첫눈", "에일리")


def test_names_that_change_places_are_known(library: Library, tmp_path: Path) -> None:
    one, two, aside = tmp_path / "one.wav", tmp_path / "two.wav", tmp_path / "aside"
    before = paths(library)
    one.rename(aside)
    two.rename(one)
    aside.rename(two)
    swapped = [Followed(one, two, None, frozenset()), Followed(two, one, None, frozenset())]
    for each in (one, two):
        os.utime(each, ns=(10**18, each.stat().st_mtime_ns))
    assert follow(library.home, swapped) == 2
    assert paths(library) == {"one.wav": before["two.wav"], "two.wav": before["one.wav"]}


def test_a_file_that_is_not_what_was_known_is_left(library: Library, tmp_path: Path) -> None:
    one = tmp_path / "one.wav"
    before = paths(library)
    assert follow(library.home, [Followed(one, one, sha256(one), frozenset({b"another"}))]) == 0
    assert follow(library.home, [Followed(one, tmp_path / "none.wav", None, frozenset())]) == 0
    assert follow(library.home, [Followed(tmp_path / "none.wav", one, None, frozenset())]) == 0
    assert paths(library) == before


def test_where_nothing_was_added_nothing_is_made(tmp_path: Path) -> None:
    home = tmp_path / "none"
    assert follow(home, [Followed(tmp_path, tmp_path, None, frozenset())]) == 0
    assert not home.exists()
