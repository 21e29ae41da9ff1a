"""Reasons are the same in both languages, and each in its own."""

from __future__ import annotations

import re

import pytest

from onara.ask import Asker

HANGUL = re.compile(r"[가-힣]")
ASKED = (
    "almost paradise",
    "ㄷㄲㅂ",
    "all for you original",
    "2016 tvn drama songs",
    "dramas by the Reply 1997 director and writer",
    "school 2015 OST part 1",
    "two men walk out of the dark in slow motion",
    "winter sonata theme",
)


@pytest.mark.parametrize("asked", ASKED)
def test_every_reason_is_told_in_korean(asker: Asker, asked: str) -> None:
    told = asker.find(asked, language="ko")
    assert told.results
    for result in told.results:
        assert all(HANGUL.search(reason) for reason in result.why.split("; "))


@pytest.mark.parametrize("asked", ASKED)
def test_the_language_changes_words_and_nothing_else(asker: Asker, asked: str) -> None:
    english, korean = asker.find(asked), asker.find(asked, language="ko")
    assert [each.id for each in english.results] == [each.id for each in korean.results]
    assert [each.score for each in english.results] == [each.score for each in korean.results]
    assert [each.role is None for each in english.results] == [
        each.role is None for each in korean.results
    ]


def test_a_name_is_told_by_its_korean_one(asker: Asker) -> None:
    song = asker.find("all for you original", language="ko").results[0]
    assert "원곡은 쿨의 All For You입니다(2000년)" in song.why


def test_what_is_only_near_is_said_to_be(asker: Asker) -> None:
    for language, told in (("en", "nearest, not it: "), ("ko", "찾으시는 것은 아니지만")):
        answer = asker.find("winter sonata theme", language=language)  # type: ignore[arg-type]
        assert answer.unknown
        assert answer.results[0].why.startswith(told)
