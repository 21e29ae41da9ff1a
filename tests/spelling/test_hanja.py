"""Chinese characters in their Korean reading, and the table that it comes from."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given, settings

from onara.spelling import hangul_of_hanja
from onara.spelling.hanja import known_hanja_as_hangul
from tests.spelling.any_text import ANYTHING


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("徐仁國", "서인국"),
        ("徐仁国", "서인국"),
        ("河智苑", "하지원"),
        ("金秀賢", "김수현"),
        ("金秀贤", "김수현"),
        ("全智贤", "전지현"),
        ("宋慧喬", "송혜교"),
        ("宋慧乔", "송혜교"),
        ("沈昌珉", "심창민"),
        ("車勝元", "차승원"),
        ("李", "이"),
        ("羅", "나"),
        ("林", "임"),
        ("柳", "유"),
        ("黄金", "황금"),
        ("金曜日", "금요일"),
        ("音樂", "음악"),
        ("樂園", "낙원"),
        ("旋律", "선율"),
        ("法律", "법률"),
        ("不動", "부동"),
        ("不安", "불안"),
        ("六月", "유월"),
        ("大長今", "대장금"),
        ("秘密花园", "비밀화원"),
        ("发现", "발현"),
        ("為", "위"),
        ("为", "위"),
        ("図書館", "도서관"),
        ("佐々木", "좌좌목"),
        ("Who Are You學校2015", "Who Are You학교2015"),
        ("쓸쓸하고 찬란하神", "쓸쓸하고 찬란하신"),
        ("미女", "미녀"),
        ("女人", "여인"),
    ],
)
def test_characters_are_read_as_koreans_read_them(written: str, read: str) -> None:
    assert hangul_of_hanja(written) == read


@pytest.mark.parametrize("text", ["", "도깨비", "Goblin", "オナラ", "凪の歌"])
def test_without_a_reading_for_all_there_is_none(text: str) -> None:
    assert hangul_of_hanja(text) is None


def test_what_has_no_reading_can_be_left_out() -> None:
    assert known_hanja_as_hangul("凪の歌") == "の가"


def test_the_table_is_one_reading_a_character_under_the_unicode_licence() -> None:
    table = (files("onara.spelling") / "data" / "hanja.txt").read_text(encoding="utf-8")
    lines = [line.split(" ") for line in table.splitlines() if not line.startswith("#")]
    counted = Counter(character for _, characters in lines for character in characters)
    assert max(counted.values()) == 1
    assert len(counted) > 11_000
    assert all(len(reading) == 1 and "가" <= reading <= "힣" for reading, _ in lines)
    head = [line for line in table.splitlines() if line.startswith("#")]
    assert "Permission is hereby granted" in " ".join(head)
    assert len(table.encode("utf-8")) < 150_000


@settings(max_examples=200, deadline=None)
@given(ANYTHING)
def test_any_text_is_read_wholly_or_not_at_all(text: str) -> None:
    read = hangul_of_hanja(text)
    assert read is None or hangul_of_hanja(read) is None
