"""A name is found in whichever script and by whichever keyboard it was typed."""

from __future__ import annotations

import re
import unicodedata

import pytest

from onara.ask import Asker
from onara.catalogue import Drama
from onara.spelling import initials, latin_of_keyboard, letters_of, romanised
from onara.spelling.jamo import assembled
from tests.graph.bundled import catalogue

DRAMAS = catalogue().dramas
SONGS = [song for song in catalogue().songs if song.in_founding_list and song.title_ko]
ALIKE = ("후아유", "길")
"""Titles that belong to a drama as well, or whose keys spell an English abbreviation."""

KEYS = {
    latin_of_keyboard(jamo): jamo for jamo in "ㅁㅠㅊㅇㄷㄹㅎㅗㅑㅓㅏㅣㅡㅜㅐㅔㅂㄱㄴㅅㅕㅍㅈㅌㅛㅋ"
}
"""What stands on the key of each Latin letter."""
LEAST_SWITCHED = 0.6
"""Share of the Latin titles that must be found first when typed in Hangul mode.  Titles of small
words, and those whose jamo sound like another name, are still missed."""


def first(asker: Asker, typed: str) -> str:
    answer = asker.find(typed)
    assert not answer.unknown, typed
    return answer.results[0].id


def is_first(asker: Asker, typed: str, title_ko: str) -> bool:
    answer = asker.find(typed)
    return not answer.unknown and title_ko in (answer.results[0].title_ko, answer.results[0].title)


def in_hangul_mode(run: re.Match[str]) -> str:
    return assembled("".join(KEYS[letter] for letter in run[0]))


@pytest.mark.parametrize("drama", DRAMAS, ids=lambda drama: drama.id)
def test_a_drama_is_found_in_every_writing_of_its_korean_title(asker: Asker, drama: Drama) -> None:
    title = drama.title_ko
    assert title is not None
    for typed in (
        unicodedata.normalize("NFD", title),
        title.replace(" ", ""),
        letters_of(title),
        initials(title),
        romanised(title),
        romanised(title, system="mr"),
    ):
        assert first(asker, typed) == drama.id, typed


def test_a_song_is_found_in_every_writing_of_its_korean_title(asker: Asker) -> None:
    missed = [
        typed
        for song in SONGS
        for title in (song.title_ko or "",)
        if title not in ALIKE
        for typed in (
            unicodedata.normalize("NFD", title),
            title.replace(" ", ""),
            letters_of(title),
            latin_of_keyboard(title) or "",
            romanised(title),
            romanised(title, system="mr"),
        )
        if not is_first(asker, typed, title)
    ]
    assert missed == []


def test_a_title_is_found_by_its_initial_consonants(asker: Asker) -> None:
    assert first(asker, "ㄷㄲㅂ") == "guardian-the-lonely-and-great-god"
    assert first(asker, "ㄷ ㄲ ㅂ") == "guardian-the-lonely-and-great-god"
    assert first(asker, "ㅇㅌㅇ ㅋㄹㅆ") == "itaewon-class"
    songs = [song.title_ko or "" for song in SONGS]
    typed = [title for title in songs if len(initials(title)) > 2 and title not in ALIKE]
    assert [title for title in typed if not is_first(asker, initials(title), title)] == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ehRoql", "guardian-the-lonely-and-great-god"),
        ("Rhcqhek skawk", "boys-over-flowers"),
        ("dhskfk", "dae-jang-geum/onara"),
        ("해ㅠㅣㅑㅜ", "guardian-the-lonely-and-great-god"),
        ("ㅔㅁㄱㅁ얀ㄷ", "boys-over-flowers/paradise"),
        ("ㅑㅅㅁㄷ재ㅜ 칌ㄴ", "itaewon-class"),
    ],
)
def test_the_wrong_keyboard_is_seen_through(asker: Asker, typed: str, found: str) -> None:
    assert first(asker, typed) == found


def test_most_latin_titles_are_found_when_typed_in_hangul_mode(asker: Asker) -> None:
    titles = [song.title for song in catalogue().songs if song.in_founding_list]
    missed = []
    for title in titles:
        struck = re.sub("[a-z]+", in_hangul_mode, title.lower())
        if not is_first(asker, struck, title):
            missed.append(title)
    share = 1 - len(missed) / len(titles)
    assert share >= LEAST_SWITCHED, f"{share:.3f} of {len(titles)}: {missed}"


@pytest.mark.parametrize(
    ("short", "drama"),
    [
        ("BOF", "boys-over-flowers"),
        ("bof", "boys-over-flowers"),
        ("MLFTS", "my-love-from-the-star"),
        ("mlfts", "my-love-from-the-star"),
        ("별그대", "my-love-from-the-star"),
        ("응칠", "reply-1997"),
        ("슬의생", "hospital-playlist"),
        ("미사", "im-sorry-i-love-you"),
        ("꽃남", "boys-over-flowers"),
    ],
)
def test_an_abbreviation_of_fans_finds_the_drama(asker: Asker, short: str, drama: str) -> None:
    assert first(asker, short) == drama
    assert first(asker, f"{short} OST") in (drama, f"{drama}/soundtrack")


def test_a_title_of_another_country_finds_the_drama(asker: Asker) -> None:
    foreign = [
        (title.text, drama.id)
        for drama in DRAMAS
        for title in drama.other_titles
        if title.locale and title.locale.partition("-")[0] in ("ja", "zh", "es")
    ]
    assert {text for text, _ in foreign} >= {"梨泰院クラス", "来自星星的你", "Casi el paraíso"}
    assert [(text, drama) for text, drama in foreign if first(asker, text) != drama] == []


def test_accents_and_capitals_may_be_left_out(asker: Asker) -> None:
    assert first(asker, "CASI EL PARAISO") == "boys-over-flowers"
    assert first(asker, "mi senor") == "my-mister"
    assert first(asker, "duong song bac si") != "hospital-playlist"
    assert first(asker, "doi song bac si") == "hospital-playlist"
