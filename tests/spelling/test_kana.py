"""Kana as romaji."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from onara.spelling import latin_of_kana
from tests.spelling.any_text import ANYTHING


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("チャン・ボムジュン", "chan bomujun"),
        ("ソン・シギョン", "son sigyon"),
        ("オナラ", "onara"),
        ("オーナラ", "onara"),
        ("おなら", "onara"),
        ("ｵﾅﾗ", "onara"),
        ("トッケビ", "tokkebi"),
        ("パク・ヒョシン", "paku hyosin"),
        ("チェ・ジウ", "che jiu"),
        ("ティファニー", "tifani"),
        ("ウィ・ハジュン", "wi hajun"),
        ("ヴィ", "vi"),
        ("キミとワルツ OST 1", "kimitowarutsu OST 1"),
        ("アッ", "a"),
    ],
)
def test_kana_is_romanised_as_korean_names_are(kana: str, latin: str) -> None:
    assert latin_of_kana(kana) == latin


@pytest.mark.parametrize("text", ["", "Onara", "오나라", "大長今", "ー・"])
def test_without_kana_there_is_nothing_to_read(text: str) -> None:
    assert latin_of_kana(text) is None


@settings(max_examples=200, deadline=None)
@given(ANYTHING)
def test_no_kana_is_left_in_any_text(text: str) -> None:
    latin = latin_of_kana(text)
    assert latin is None or latin_of_kana(latin) is None
