"""Imported catalogues answer where our own has nothing, and stand behind it where it has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onara.ask import Asker
from onara.imports import FILE_NAME, Appearance, ArtistRecord, Credit, Imported, SongRecord

CREDIT = Credit("강하린", "csv:harin")
HERE = Appearance(drama="바람의 우체국", drama_id=None)


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    home = tmp_path_factory.mktemp("home")
    songs = [
        SongRecord("csv:1", "csv:mine", "종이 등대", "종이 등대", (), (CREDIT,), (HERE,)),
        SongRecord("csv:2", "csv:mine", "푸른 우체통", "푸른 우체통", (), (CREDIT,), (HERE,)),
        SongRecord("csv:3", "csv:mine", "I Miss You", None, (), (CREDIT,), (HERE,)),
    ]
    with Imported.open(home / FILE_NAME, create=True) as store:
        store.add([ArtistRecord("csv:harin", "csv:mine", "강하린", "강하린"), *songs])
    with Asker.open(home) as opened:
        yield opened


@pytest.mark.parametrize("typed", ["종이 등대", "종이등대", "jongi deungdae", "강하린 종이 등대"])
def test_an_imported_song_is_found(asker: Asker, typed: str) -> None:
    answer = asker.find(typed)
    assert not answer.unknown
    assert (answer.results[0].title, answer.results[0].performers) == ("종이 등대", ("강하린",))
    assert "csv:mine" in answer.results[0].why


def test_half_a_title_is_enough_where_nothing_else_is_asked(asker: Asker) -> None:
    assert "푸른 우체통" in [result.title for result in asker.find("우체통").results]


def test_an_imported_singer_is_found(asker: Asker) -> None:
    assert asker.find("kang ha rin").results[0].id == "csv:harin"


def test_our_own_song_of_the_same_title_comes_first(asker: Asker) -> None:
    found = [result.id for result in asker.find("i miss you").results if result.kind == "song"]
    assert found[0] == "guardian-the-lonely-and-great-god/i-miss-you"
    assert "csv:3" in found


def test_the_singer_tells_songs_of_one_title_apart(asker: Asker) -> None:
    assert "csv:3" in [result.id for result in asker.find("강하린 i miss you").results[:2]]


def test_what_neither_has_is_unknown(asker: Asker) -> None:
    assert asker.find("Touch Love Master's Sun").unknown
