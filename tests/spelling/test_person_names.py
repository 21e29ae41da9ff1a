from __future__ import annotations

import unicodedata

import pytest

from onara.spelling.person_names import romanised_name


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("김고은", "Kim Go-eun"),
        ("이동욱", "Lee Dong-uk"),
        ("박보검", "Park Bo-geom"),
        ("남궁민", "Namgung Min"),
        ("선우정아", "Sunwoo Jeong-a"),
        ("한복남", "Han Bok-nam"),  # the notice's own: sounds do not change in given names
        ("홍빛나", "Hong Bit-na"),
        ("허준", "Heo Jun"),
        ("찬열", "Chanyeol"),  # no surname stands first
        ("아이유", "Aiyu"),
        ("린", "Rin"),
        ("김", "Gim"),  # alone it is a word
        ("김고은, 공유", "Kim Go-eun, Kong Yu"),
        ("Crush (신효섭)", "Crush (Shin Hyo-seop)"),
        ("", ""),
    ],
)
def test_a_name_is_surname_and_given_name(hangul: str, latin: str) -> None:
    assert romanised_name(hangul) == latin
    assert romanised_name(unicodedata.normalize("NFD", hangul)) == latin
