from __future__ import annotations

import itertools
import xml.etree.ElementTree as ET

from onara.pictures.shared_songs import HEIGHT, WIDTH, Spot, placed, shared_songs_map


def spot(name: str, songs: int = 3, picture: str | None = None) -> Spot:
    return Spot(name, name, "en", f"/{name}", f"{name}: {songs}", songs, picture)


DRAMAS = tuple(spot(name, picture=f"/{name}.svg") for name in ("Goblin", "Signal", "My Mister"))
PEOPLE = tuple(spot(f"Singer {number}") for number in range(12))
TIES = tuple(
    (person.id, DRAMAS[(number + step) % 3].id, 1 + number % 4)
    for number, person in enumerate(PEOPLE)
    for step in range(1 + number % 2)
)


def test_the_layout_is_the_same_each_time_and_on_the_canvas() -> None:
    points = placed(DRAMAS, PEOPLE, TIES)
    assert points == placed(DRAMAS, PEOPLE, TIES)
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in points.values())


def test_no_two_places_lie_upon_each_other() -> None:
    points = placed(DRAMAS, PEOPLE, TIES)
    for one, other in itertools.combinations(points.values(), 2):
        assert abs(one[0] - other[0]) > 14 or abs(one[1] - other[1]) > 14


def test_every_place_is_a_link_and_every_tie_a_line() -> None:
    points = placed(DRAMAS, PEOPLE, TIES)
    root = ET.fromstring(shared_songs_map(DRAMAS, PEOPLE, TIES, points, "map"))
    assert {each.get("href") for each in root.iter("a")} == {
        each.href for each in (*DRAMAS, *PEOPLE)
    }
    assert len(root.findall(".//path[@class='tie']")) == len(TIES)
    assert all(each.get("aria-label") for each in root.iter("a"))


def test_a_map_of_nothing_has_no_places() -> None:
    assert placed((), (), ()) == {}
