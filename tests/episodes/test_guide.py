"""The page on names, held against what is read."""

from __future__ import annotations

import re
from pathlib import Path, PurePath

import pytest

from onara.catalogue import Catalogue
from onara.episodes import find_drama, read_name
from onara.episodes.markers import MOST_TOGETHER
from onara.episodes.name import FOLDERS

PAGE = (Path(__file__).parents[2] / "docs" / "episodes.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in row.split("|")]
    for row in re.findall(r"^\| (`[^\n]*) \|$", PAGE, re.M)
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_the_names_of_the_page_are_read_as_it_says(row: list[str]) -> None:
    name, *told = row
    naming = read_name(PurePath(name.strip("`")))
    read = (naming.title, naming.year, naming.season, naming.number, naming.broadcast)
    assert ["" if each is None else str(each) for each in read] == told


def test_the_page_has_a_name_of_each_kind() -> None:
    columns = list(zip(*ROWS, strict=True))
    assert all(any(column) for column in columns)


def test_the_other_ways_of_writing_are_read_as_the_page_says() -> None:
    for text in re.findall(r"`([^`\n]+)`", PAGE.partition("*Several")[2].partition("- *Parts*")[0]):
        naming = read_name(PurePath(f"Goblin {text}.mkv"))
        assert naming.last_number == (naming.number or 0) + 1, text
    for text in ("최종회", "마지막회", "finale"):
        assert f"`{text}`" in PAGE
        assert read_name(PurePath(f"도깨비 {text}.mkv")).is_last
    for text in ("스페셜", "S00", "SP1", "번외"):
        assert f"`{text}`" in PAGE
        assert read_name(PurePath(f"도깨비 {text}.mkv")).season == 0
    for text in ("161223", "20161223", "2016.12.23"):
        assert f"`{text}`" in PAGE
        assert read_name(PurePath(f"도깨비 7회 {text}.mkv")).broadcast == "2016-12-23"


def test_the_limits_of_the_page_are_those_of_the_program() -> None:
    words = {3: "three", 4: "four"}
    assert f"up to {words[FOLDERS]}," in PAGE
    assert f"up to {words[MOST_TOGETHER]}," in PAGE


def test_what_speaks_against_a_drama_does() -> None:
    catalogue = Catalogue.load()
    for text in ("Signal (2018)", "Reply 1988"):
        assert f"`{text}`" in PAGE
        assert find_drama(catalogue, [text]).drama is None
    same = {
        found.id
        for text in ("kkotboda namja", "Kkot Bo Da Nam Ja", "꽃보다 남자")
        if (found := find_drama(catalogue, [text]).drama)
    }
    assert same == {"boys-over-flowers"}
