"""A text is read to its last word, or not at all."""

from __future__ import annotations

import pytest

from onara.catalogue.reading import DRAMA, PERFORMER, TITLE, Lexicon, Reading, read
from onara.spelling import tokens


@pytest.fixture
def lexicon() -> Lexicon:
    names = Lexicon()
    names.add(tokens("Stay With Me"), TITLE)
    names.add(tokens("Chan Yeol"), PERFORMER, romanised=True)
    names.add(tokens("도깨비"), DRAMA)
    names.add(tokens("Wish (Piano Ver.)"), TITLE, marks=frozenset({"piano"}))
    return names


def understood(text: str, lexicon: Lexicon, *, numbered: bool = True) -> Reading | None:
    return read(tokens(text), lexicon, numbered=numbered)


def test_names_markings_and_numbers_are_read(lexicon: Lexicon) -> None:
    reading = understood("[도깨비 OST Part.1] 03 - Chanyeol - Stay With Me (Inst.)", lexicon)
    assert reading is None
    reading = understood("03 [도깨비 OST Part.1] Chanyeol - Stay With Me (Inst.)", lexicon)
    assert reading is not None
    assert {TITLE, PERFORMER, DRAMA} <= reading.found
    assert reading.marks == {"instrumental"}
    assert reading.parts == {1}


@pytest.mark.parametrize("text", ["Sam Smith - Stay With Me", "Stay With Me 2", "Stay With", "me"])
def test_a_text_with_words_left_over_is_not_read(lexicon: Lexicon, text: str) -> None:
    assert understood(text, lexicon) is None


def test_a_title_brings_the_version_that_it_names(lexicon: Lexicon) -> None:
    reading = understood("Wish (Piano Ver.)", lexicon)
    assert reading is not None and reading.marks == {"piano"}


def test_a_romanised_name_is_read_in_another_spelling(lexicon: Lexicon) -> None:
    reading = understood("Ch'an Yol", lexicon)
    assert reading is not None and PERFORMER in reading


def test_an_artist_may_not_start_with_a_track_number(lexicon: Lexicon) -> None:
    assert understood("2 Chanyeol", lexicon) is not None
    assert understood("2 Chanyeol", lexicon, numbered=False) is None


def test_an_empty_text_says_nothing(lexicon: Lexicon) -> None:
    reading = understood(" - ", lexicon)
    assert reading is not None and reading.found == frozenset()
