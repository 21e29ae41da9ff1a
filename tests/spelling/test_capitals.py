from __future__ import annotations

import pytest

from onara.spelling.capitals import romanised_with_capitals


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("오늘 날씨가 좋다", "Oneul nalssiga jota"),
        ("한 줄\n두 줄\n", "Han jul\nDu jul\n"),
        ("[00:12.34]“첫 줄”", "[00:12.34]“Cheot jul”"),
        ("[00:12.34] <00:12.34>첫 <00:13.00>줄", "[00:12.34] <00:12.34>Cheot <00:13.00>jul"),
        ("OST 노래", "OST norae"),  # the line begins with what stays as it is
        ("[ti:제목]\n[00:01.00]줄", "[ti:jemok]\n[00:01.00]Jul"),
        ("", ""),
    ],
)
def test_a_line_begins_with_a_capital(text: str, latin: str) -> None:
    assert romanised_with_capitals(text) == latin


def test_names_have_capitals_with_a_particle_too_and_nothing_else_has() -> None:
    names = {"지은탁", "서울"}
    made = romanised_with_capitals("오늘 지은탁이 서울에서 서울역으로", names=names)
    assert made == "Oneul Jieuntagi Seoureseo seoullyeogeuro"


def test_mccune_reischauer_has_them_too() -> None:
    assert romanised_with_capitals("부산 바다", system="mr") == "Pusan pada"
