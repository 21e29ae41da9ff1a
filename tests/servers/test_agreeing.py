from __future__ import annotations

import pytest

from onara.servers.agreeing import (
    album_is,
    is_alike,
    performers_agree,
    same_name,
    says_nothing,
)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Sweet Night", "sweet  night!", True),
        ("도깨비", "Dokkaebi", True),
        ("백예린", "Baek Yerin", True),
        ("V", "B", False),
        ("Part 1", "Part 2", False),
        ("Sweet Night", "Sweet Night (Inst.)", False),
        ("", "", False),
        ("!!!", "???", False),
    ],
)
def test_names_are_one_as_written_or_as_they_sound(one: str, other: str, is_same: bool) -> None:
    assert same_name(one, other) is is_same
    assert same_name(other, one) is is_same


@pytest.mark.parametrize(
    ("some", "others", "agree"),
    [
        (["Chan Yeol", "Punch"], ["Chanyeol & Punch"], True),
        (["찬열, 펀치"], ["펀치 feat. Somebody"], True),
        (["V"], ["IU"], False),
        (["V"], ["BTS"], False),
        ([], ["V"], None),
        (["V"], ["Unknown"], None),
    ],
)
def test_performers_agree_where_one_is_named_by_both(
    some: list[str], others: list[str], agree: bool | None
) -> None:
    assert performers_agree(some, others) is agree


def test_an_album_is_of_a_drama_that_it_begins_with() -> None:
    assert album_is("도깨비 OST Part.9", ["Goblin", "도깨비"])
    assert album_is("Signal (Original Soundtrack)", ["Signal"])
    assert not album_is("The Best of Signal", ["Signal"])
    assert not album_is("", [""])
    assert not album_is("!!!", ["Signal"])


def test_titles_that_say_nothing_and_those_that_are_nearly_right_are_known() -> None:
    assert all(says_nothing(each) for each in ("Track 03", "", "07", "track7.flac", "[unknown]"))
    assert not says_nothing("Track Star")
    assert is_alike("01 - Sweet Night (remaster)", ["Sweet Night"])
    assert not is_alike("Let It Be", ["Sweet Night"])
    assert not is_alike("", ["Sweet Night"])
