from itertools import pairwise

import pytest
from hypothesis import given, settings

from onara.episodes.markers import bare_number, markers, season_of
from tests.spelling.any_text import ANYTHING


@pytest.mark.parametrize(
    ("text", "season"),
    [
        ("Season 2", 2),
        ("season02", 2),
        ("S03", 3),
        ("시즌 1", 1),
        ("2기", 2),
        ("2nd season", 2),
        ("2", 2),
        ("Specials", 0),
        ("스페셜", 0),
        ("Season 0", 0),
        ("Season One", None),
        ("director's cut", None),
        ("", None),
    ],
)
def test_a_text_that_is_nothing_but_a_season(text: str, season: int | None) -> None:
    assert season_of(text) == season


@pytest.mark.parametrize(
    "text",
    [
        "영화",
        "회사 3",
        "전화 7",
        "x264",
        "1920x1080",
        "Wonder7",
        "2012",
        "20161399",
        "3회사",
        "E",
        "화2",
    ],
)
def test_what_only_looks_like_a_marker_is_none(text: str) -> None:
    assert markers(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [("도깨비 07", 7), ("07", 7), ("07 - Snow", 7), ("1997", None), ("Season", None), ("a7", None)],
)
def test_a_number_without_a_word_to_it(text: str, number: int | None) -> None:
    found = bare_number(text)
    assert (found.values["number"] if found else None) == number


@settings(deadline=None)
@given(ANYTHING)
def test_markers_of_any_text_are_in_order_and_apart(text: str) -> None:
    found = markers(text)
    for one, other in pairwise(found):
        assert one.end <= other.start
    assert all(0 <= each.start < each.end <= len(text) for each in found)
