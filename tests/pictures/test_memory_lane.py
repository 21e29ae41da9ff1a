from __future__ import annotations

import xml.etree.ElementTree as ET

from onara.pictures.memory_lane import Bar, Column, memory_lane


def column(year: int, songs: int = 3, older: int = 0) -> Column:
    return Column(year, f"#year-{year}", songs, older, f"{year}: {songs}")


def test_a_year_has_a_dot_a_song_and_those_from_before_their_drama_look_otherwise() -> None:
    root = ET.fromstring(memory_lane([column(2009, 5, 2), column(2016, 1)], [], "lane"))
    assert len(root.findall(".//circle[@class='song']")) == 4
    assert len(root.findall(".//circle[@class='older']")) == 2
    assert [each.get("href") for each in root.iter("a")] == ["#year-2009", "#year-2016"]


def test_a_drama_is_as_long_as_it_aired_and_none_lies_on_another() -> None:
    bars = [
        Bar("대장금", "ko", "/a", 2003, 2004),
        Bar("미안하다, 사랑한다", "ko", "/b", 2004, 2004),
        Bar("A", "en", "/c", 2009, 2009),
    ]
    root = ET.fromstring(memory_lane([column(y) for y in (2003, 2004, 2009)], bars, "lane"))
    drawn = [
        (float(e.get("x", 0)), float(e.get("y", 0)), float(e.get("width", 0)))
        for e in root.findall(".//rect[@class='drama']")
    ]
    assert drawn[0][2] == 2 * drawn[1][2]
    assert drawn[0][1] != drawn[1][1]


def test_a_lane_of_nothing_is_a_picture_too() -> None:
    one = ET.fromstring(memory_lane([column(2003, 0)], [], "lane"))
    assert float(one.get("height", 0)) > 0
