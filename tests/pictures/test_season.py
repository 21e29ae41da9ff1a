import xml.etree.ElementTree as Tree
from datetime import date

import pytest

from onara.pictures.season import CELL, Cell, cells, estimated, heads, release_place


def bars(row: list[Cell], most_s: float) -> list[Tree.Element]:
    return [each for each in Tree.fromstring(cells(row, most_s)).iter() if each.get("fill-opacity")]


def test_a_cell_is_the_fuller_the_longer_the_music_sounds() -> None:
    short, long = bars([Cell(10.0), Cell(90.0)], 100.0)
    assert float(short.get("height", "")) < float(long.get("height", ""))
    assert float(short.get("fill-opacity", "")) < float(long.get("fill-opacity", ""))


def test_an_episode_without_the_music_has_an_empty_cell() -> None:
    assert len(bars([Cell(0.0), Cell(5.0), Cell(0.0)], 5.0)) == 1


def test_a_hidden_cell_tells_nothing_of_its_music() -> None:
    told = cells([Cell(None, "secret", "/secret")], 100.0)
    assert "secret" not in told
    assert not bars([Cell(None)], 100.0)


def test_a_cell_leads_to_its_moment() -> None:
    told = Tree.fromstring(cells([Cell(5.0, "five seconds", "/episodes/1#t=3.0")], 5.0))
    link = next(each for each in told.iter("a"))
    assert link.get("href") == "/episodes/1#t=3.0"
    assert link[0].text == "five seconds"


def test_the_first_episode_is_ringed_and_the_release_marked_before_its_column() -> None:
    told = Tree.fromstring(cells([Cell(0.0), Cell(5.0), Cell(5.0)], 5.0, first=1, released=2))
    ring = next(each for each in told if each.get("class") == "first")
    notch = next(each for each in told if each.get("class") == "release")
    assert float(ring.get("cx", "")) == 1.5 * CELL
    assert notch.get("d", "").startswith(f"M{2 * CELL:g} ")


def test_heads_stand_over_their_cells() -> None:
    numbers = list(Tree.fromstring(heads(["1", "2"])))
    assert [each.text for each in numbers] == ["1", "2"]
    assert float(numbers[1].get("x", "")) == 1.5 * CELL


DAYS = [date(2016, 12, 2), date(2016, 12, 3), None, date(2016, 12, 10)]


@pytest.mark.parametrize(
    ("released", "place"),
    [
        ("2016-12-01", 0),
        ("2016-12-03", 1),
        ("2016-12-04", 3),
        ("2017-01-01", 4),
        ("2016-12", None),
        (None, None),
    ],
)
def test_a_release_lies_before_the_first_episode_of_its_day_or_later(
    released: str | None, place: int | None
) -> None:
    assert release_place(released, DAYS) == place


def test_no_day_of_broadcast_no_place_of_a_release() -> None:
    assert release_place("2016-12-03", [None, None]) is None


def test_episodes_are_spread_between_the_first_and_the_last_day() -> None:
    start, end = date(2016, 12, 2), date(2017, 1, 21)
    days = [estimated(start, end, number, 16) for number in (1, 8, 16)]
    assert days[0] == start
    assert days[2] == end
    assert start < days[1] < end
