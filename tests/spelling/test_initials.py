"""Initial consonants of names, and queries that consist of them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings

from onara.spelling import initials, is_initials
from tests.spelling.any_text import ANYTHING


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("도깨비", "ㄷㄲㅂ"),
        ("응답하라 1997", "ㅇㄷㅎㄹ"),
        ("찬열, Punch (펀치)", "ㅊㅇㅍㅊ"),
        (unicodedata.normalize("NFD", "꽃보다 남자"), "ㄲㅂㄷㄴㅈ"),
        ("ㄱㅅ", "ㄱㅅ"),
        ("ㄳ", "ㄱㅅ"),
        ("Goblin 2016", ""),
    ],
)
def test_initials_are_taken_of_hangul_only(text: str, found: str) -> None:
    assert initials(text) == found


@pytest.mark.parametrize("text", ["ㄷㄲㅂ", "ㄳ", "ㅇㄷ ㅎㄹ", "\u1103\u1101\u1107", "ﾧ"])
def test_consonants_alone_are_a_query_of_initials(text: str) -> None:
    assert is_initials(text)


@pytest.mark.parametrize("text", ["", " ", "ㄷㅏ", "ㅠㅠ", "도ㄲㅂ", "ㄷㄲㅂ!", "abc", "ㄱ1"])
def test_anything_else_is_none(text: str) -> None:
    assert not is_initials(text)


@settings(max_examples=200, deadline=None)
@given(ANYTHING)
def test_the_initials_of_any_text_are_initials(text: str) -> None:
    found = initials(text)
    assert not found or is_initials(found)
    assert initials(found) == found
