from __future__ import annotations

from pathlib import Path

from tests.cli.wandering import wander


def test_a_year_has_its_dramas_and_songs(tmp_path: Path) -> None:
    out = wander(tmp_path, "lane", "--from", "2015", "--to", "2015").out
    assert out[0] == "2015"
    assert out[1].startswith("  Who Are You: School 2015")
    assert any(line.startswith("  ♪ Reset") for line in out)


def test_the_lane_of_the_drifters_goes_from_1960_to_2018(tmp_path: Path) -> None:
    (told,) = wander(tmp_path, "lane", "the drifters", "--json").answers
    assert [year["year"] for year in told["years"]] == [1960, 2018]


def test_the_lane_of_a_list_is_of_its_entries(tmp_path: Path) -> None:
    wander(tmp_path, "list", "--add", "sweet-night")
    (told,) = wander(tmp_path, "lane", "--list", "bookmarks", "--json").answers
    (year,) = told["years"]
    assert [song["id"] for song in year["songs"]] == ["itaewon-class/sweet-night"]
    assert year["dramas"] == []


def test_years_without_anything_are_said(tmp_path: Path) -> None:
    assert wander(tmp_path, "lane", "--to", "1900").out == [
        "Nothing of it has a year in the catalogue."
    ]


def test_an_unknown_start_is_one_sentence(tmp_path: Path) -> None:
    ran = wander(tmp_path, "lane", "nothing at all")
    assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)
