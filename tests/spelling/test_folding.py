"""Names are the same word in any case, width, accent and normal form, and no further."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onara.spelling import key, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chan Yeol", "CHANYEOL"),
        ("별에서 온 그대", "별에서온그대"),
        ("쓸쓸하고 찬란하神 - 도깨비", "쓸쓸하고 찬란하신 도깨비"),
        ("Because I'm Stupid", "because i’m stupid"),
        ("Beyoncé", "BEYONCE"),
        ("ＢＯＩＳ", "bois"),
        ("Ⅱ", "II"),
        ("도깨비", unicodedata.normalize("NFD", "도깨비")),
        ("シークレット・ガーデン", "シークレットガーデン"),
    ],
)
def test_one_name_in_two_spellings_has_one_key(one: str, other: str) -> None:
    assert key(one) == key(other) != ""


def test_scripts_and_digits_stand_apart() -> None:
    assert tokens("도깨비OST Part1 呼唤_10cm") == ("도깨비", "ost", "part", "1", "呼唤", "10", "cm")


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_any_text_can_be_folded(text: str) -> None:
    assert key(key(text)) == key(text)
