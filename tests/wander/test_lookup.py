from __future__ import annotations

import unicodedata

import pytest

from onara.wander import lookup
from tests.graph.bundled import catalogue, graph


def ids(typed: str) -> list[str]:
    return [node.id for node in lookup(catalogue(), graph(), typed)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("itaewon-class/sweet-night", "itaewon-class/sweet-night"),
        ("sweet-night", "itaewon-class/sweet-night"),
        ("Sweet Night", "itaewon-class/sweet-night"),
        (" goblin ", "guardian-the-lonely-and-great-god"),
        ("도깨비", "guardian-the-lonely-and-great-god"),
        ("kkotboda namja", "boys-over-flowers"),
        ("CHANYEOL", "chan-yeol"),
        ("founding-list", "founding-list"),
        ("work/itaewon-class/sweet-night", "work/itaewon-class/sweet-night"),
        ("Eun-tak", ""),
    ],
)
def test_ids_short_ids_and_names_find_one_thing(typed: str, meant: str) -> None:
    assert ids(typed) == ([meant] if meant else [])


def test_a_name_in_nfd_is_the_same_name() -> None:
    assert ids(unicodedata.normalize("NFD", "도깨비")) == ["guardian-the-lonely-and-great-god"]


def test_a_name_of_two_songs_finds_both() -> None:
    assert set(ids("I Miss You")) == {
        "guardian-the-lonely-and-great-god/i-miss-you",
        "reply-1997/i-miss-you-seo-ji-won",
    }


def test_a_song_stands_for_its_versions_of_the_same_title() -> None:
    assert ids("그 남자") == ["secret-garden/the-man"]


@pytest.mark.parametrize("typed", ["", " ", "😀", "'; DROP TABLE", "<b>", "\x00", "\udc80", "/"])
def test_what_names_nothing_finds_nothing(typed: str) -> None:
    assert ids(typed) == []


def test_a_very_long_text_finds_nothing_at_once() -> None:
    assert ids("ha" * 50_000) == []


def test_every_id_finds_itself() -> None:
    for node in graph().nodes():
        assert ids(node.id) == [node.id]
