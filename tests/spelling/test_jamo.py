"""Loose jamo become the syllables that they form."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings

from onara.spelling import composed
from onara.spelling.jamo import CLUSTERS, DIPHTHONGS, parts
from tests.spelling.any_text import ANYTHING, HANGUL


def loose(hangul: str) -> str:
    return "".join("".join(parts(syllable)) for syllable in hangul)


def halfwidth(hangul: str) -> str:
    narrow = {
        chr(int(unicodedata.decomposition(chr(code)).removeprefix("<narrow> "), 16)): chr(code)
        for code in range(0xFFA1, 0xFFDD)
        if unicodedata.decomposition(chr(code))
    }
    return "".join(narrow[jamo] for jamo in loose(hangul))


@settings(max_examples=200, deadline=None)
@given(HANGUL)
def test_composing_undoes_every_way_of_taking_apart(hangul: str) -> None:
    parted = loose(hangul)
    struck = "".join(CLUSTERS.get(jamo, DIPHTHONGS.get(jamo, jamo)) for jamo in parted)
    assert composed(unicodedata.normalize("NFD", hangul)) == hangul
    assert composed(parted) == composed(struck) == composed(halfwidth(hangul)) == hangul


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ㄷㅗㄲㅐㅂㅣ", "도깨비"),
        ("ㄱㅏㅄㅣ", "갑시"),
        ("ㄱㅏㄱㄱㅏ", "각가"),
        ("도ㄲㅐ비", "도깨비"),
        ("ㄷㄲㅂ", "ㄷㄲㅂ"),
        ("ㄳㅏ", "ㄱ사"),
        ("ㅠㅠ", "ㅠㅠ"),
        ("\u1103\u1101\u1107", "ㄷㄲㅂ"),
        ("Chan ㅇㅕㄹ", "Chan 열"),
    ],
)
def test_what_forms_no_syllable_stays(typed: str, read: str) -> None:
    assert composed(typed) == read


@settings(max_examples=200, deadline=None)
@given(ANYTHING)
def test_any_text_is_composed_once_for_all(text: str) -> None:
    once = composed(text)
    assert composed(once) == once == unicodedata.normalize("NFC", once)
