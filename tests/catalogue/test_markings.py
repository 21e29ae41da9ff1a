"""Markings around a title: parts, dates, versions, remarks."""

from __future__ import annotations

import pytest

from onara.catalogue.markings import is_date, leading_numbers, number_of, without_remarks
from onara.spelling import tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Part.3", "part 3"),
        ("Pt. 12", "part 12"),
        ("Part II", "part 2"),
        ("파트 4", "part 4"),
        ("CD 2", "number"),
        ("Part of", None),
        ("Three 3", None),
        ("part", None),
    ],
)
def test_a_part_is_told_from_other_numbers(text: str, found: str | None) -> None:
    assert number_of(tokens(text)) == found


@pytest.mark.parametrize(
    ("text", "date"),
    [("2016", True), ("2016.12.03", True), ("20161203", True), ("1997", True), ("501", False)],
)
def test_a_date_is_told_from_other_numbers(text: str, date: bool) -> None:
    assert is_date(tokens(text)) is date


@pytest.mark.parametrize(
    ("text", "count"), [("01 - Wish", 1), ("1-05 Wish", 2), ("Wish 2", 0), ("2012 Wish", 0)]
)
def test_track_numbers_are_counted(text: str, count: int) -> None:
    assert leading_numbers(tokens(text)) == count


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Wish (1)", "Wish"),
        ("Wish - 복사본", "Wish"),
        ("Wish [dQw4w9WgXcQ]", "Wish"),
        ("Wish [도깨비 OST]", "Wish [도깨비 OST]"),
        ("Wish (Part 1)", "Wish (Part 1)"),
    ],
)
def test_remarks_at_the_end_are_dropped(text: str, bare: str) -> None:
    assert without_remarks(text) == bare


def test_the_producers_bracket_is_dropped() -> None:
    assert without_remarks("Wish (Prod. by Somebody)").strip() == "Wish"
