"""Korean and Latin typed in each other's input mode."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from onara.spelling import hangul_of_keyboard, latin_of_keyboard
from tests.spelling.any_text import ANYTHING, HANGUL


@pytest.mark.parametrize(
    ("struck", "meant"),
    [
        ("ehRoql", "도깨비"),
        ("rkqt", "값"),
        ("rkqtdl", "값이"),
        ("dkscdma", None),
        ("tlrmsjf 2016!", "시그널 2016!"),
        ("dmdekqgkfk 1997", "응답하라 1997"),
        ("rhkswhd", "관종"),
        ("dnjsxj", "원터"),
        ("ekfrdl", "닭이"),
        ("EHRoql", "또깨비"),
        ("도깨비 ost", None),
        ("도깨비 xmrwlq", "도깨비 특집"),
        ("Stay", None),
        ("rkss", None),
        ("café rk", None),
        ("1997", None),
        ("", None),
    ],
)
def test_latin_letters_are_read_as_the_keys_of_the_two_set_layout(
    struck: str, meant: str | None
) -> None:
    assert hangul_of_keyboard(struck) == meant


@pytest.mark.parametrize(
    ("struck", "meant"),
    [
        ("ㅎㅐㅠㅣㅑㅜ", "goblin"),
        ("해ㅠㅣㅑㅜ", "goblin"),
        ("ㄴㅑㅎㅜㅁㅣ", "signal"),
        ("ㅐㅜㅁㄱㅁ 1", "onara 1"),
        ("ㄸㅃ", "EQ"),
        ("goblin", None),
        ("😀", None),
        ("", None),
    ],
)
def test_hangul_is_read_as_the_latin_keys(struck: str, meant: str | None) -> None:
    assert latin_of_keyboard(struck) == meant


@settings(max_examples=300, deadline=None)
@given(HANGUL.filter(bool))
def test_any_syllables_survive_the_wrong_mode_and_back(hangul: str) -> None:
    struck = latin_of_keyboard(hangul)
    assert struck is not None
    assert struck.isascii()
    assert hangul_of_keyboard(struck) == hangul


@settings(max_examples=200, deadline=None)
@given(ANYTHING)
def test_any_text_can_be_asked_about(text: str) -> None:
    read = hangul_of_keyboard(text)
    assert read is None or not any("ㄱ" <= character <= "ㅣ" for character in read)
    keys = latin_of_keyboard(text)
    assert keys is None or not any("가" <= character <= "힣" for character in keys)
