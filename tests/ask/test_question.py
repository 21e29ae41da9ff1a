"""A question is cut into words as people mean them."""

from __future__ import annotations

import unicodedata

import pytest

from onara.ask.question import LONGEST, Question, question


def texts(asked: Question) -> list[str]:
    return [word.text for word in asked.words]


def test_words_are_cut_where_the_script_changes() -> None:
    assert texts(question("응답하라1997 OST")) == ["응답하라", "1997", "ost"]
    assert texts(question("梨泰院クラス Class")) == ["梨泰院", "クラス", "class"]


def test_words_are_folded_and_remember_where_they_stood() -> None:
    asked = question("Casi el PARAÍSO!")
    assert texts(asked) == ["casi", "el", "paraiso"]
    assert asked.text_of(2, 3) == "PARAÍSO"
    assert asked.plain(0, 2) == "casi el"


def test_decomposed_hangul_and_loose_jamo_are_composed() -> None:
    assert texts(question(unicodedata.normalize("NFD", "도깨비"))) == ["도깨비"]
    assert question("도깨비") == question(unicodedata.normalize("NFD", "도깨비"))


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_possessive_is_taken_off(mark: str) -> None:
    assert texts(question(f"Ailee{mark}s song")) == ["ailee", "song"]
    assert texts(question(f"don{mark}t")) == texts(question("don't"))


@pytest.mark.parametrize(
    ("typed", "stem"),
    [
        ("도깨비의", "도깨비"),
        ("드라마에서", "드라마"),
        ("songs", "song"),
        ("kiss", "kiss"),
        ("bus", "bus"),
        ("이", "이"),
    ],
)
def test_a_particle_or_plural_is_no_part_of_the_stem(typed: str, stem: str) -> None:
    (word,) = question(typed).words
    assert (word.text, word.stem) == (typed, stem)


def test_small_words_and_names_are_told_apart() -> None:
    the, song, by = question('the song by "v"').words[:3]
    assert (the.is_stop, song.is_stop, by.is_stop) == (True, False, True)
    assert question('the song by "v"').words[3].is_namelike
    assert [word.is_namelike for word in question("old Ailee OST").words] == [False, True, True]
    assert not any(word.is_namelike for word in question("old ailee ost").words)


@pytest.mark.parametrize(
    "typed",
    [
        "two men walk out of the dark in slow motion",
        "비 오는 날 우산을 쓰고 둘이 다시 만나는 장면",
        "Which song plays when Eun Tak is waiting in the snow?",
        "雨の中で二人がまた会うときに流れる曲",
    ],
)
def test_a_sentence_is_a_description(typed: str) -> None:
    assert question(typed).is_description


@pytest.mark.parametrize(
    "typed",
    ["almost paradise", "후아유 학교 2015", "Jang Beom June Be Melodramatic", "梨泰院クラス", ""],
)
def test_names_are_no_description(typed: str) -> None:
    assert not question(typed).is_description


def test_nothing_is_read_beyond_the_longest_question() -> None:
    assert len(question("paradise " * 1000).text) <= LONGEST
    assert question("a" * 500).words == question("a" * 5000).words


def test_control_characters_part_words() -> None:
    assert texts(question("stay\x00with\u202eme\ud800")) == ["stay", "with", "me"]
