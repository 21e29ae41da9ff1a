import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from onara.catalogue import Catalogue
from onara.episodes.grouping import Season, grouped, natural_order
from onara.episodes.identify import identify_episode

CATALOGUE = Catalogue.load()


def seasons(*names: str) -> list[Season]:
    return grouped(identify_episode(Path("/nowhere") / name, CATALOGUE) for name in names)


def test_episodes_come_by_drama_and_season_in_order() -> None:
    names = ["도깨비 E10.mkv", "Goblin E2.mkv", "시그널 3회.mkv", "슬의생 시즌2 2화.mp4"]
    names += ["Hospital Playlist S01E01.mkv", "Hospital Playlist/Specials/E01.mkv"]
    random.Random(1).shuffle(names)
    found = [
        (season.drama, season.season, [each.number for each in season.episodes])
        for season in seasons(*names)
    ]
    assert found == [
        ("guardian-the-lonely-and-great-god", None, [2, 10]),
        ("hospital-playlist", 1, [1]),
        ("hospital-playlist", 2, [2]),
        ("hospital-playlist", 0, [1]),
        ("signal", None, [3]),
    ]


def test_two_files_of_an_episode_are_one_with_a_double() -> None:
    (season,) = seasons("도깨비 E01.1080p.mkv", "도깨비 E01.720p.mkv", "Goblin S01E02.mkv")
    assert [each.number for each in season.episodes] == [1, 2]
    assert [[each.path.name for each in double] for double in season.doubles] == [
        ["도깨비 E01.1080p.mkv"]
    ]


def test_parts_of_an_episode_are_no_doubles() -> None:
    (season,) = seasons("도깨비 1회 2부.mkv", "도깨비 1회 1부.mkv")
    assert [each.part for each in season.episodes] == [1, 2]
    assert season.doubles == ()


def test_missing_numbers_are_noted() -> None:
    (season,) = seasons("도깨비 E02-E03.mkv", "도깨비 E06.mkv", "도깨비.mkv")
    assert [each.number for each in season.episodes] == [2, 6, None]
    assert season.missing == (1, 4, 5)
    assert season.total == 16


def test_a_drama_that_nobody_knows_is_kept_together_by_its_name_or_folder() -> None:
    found = seasons("미스터 션샤인 1회.mkv", "미스터션샤인/E02.mkv", "xyz/3회.mkv", "xyz/1회.mkv")
    assert [[each.number for each in season.episodes] for season in found] == [[1, 3], [1, 2]]
    nameless = seasons("tv/3회.mkv", "drama/1회.mkv")
    assert [(each.title, len(each.episodes)) for each in nameless] == [(None, 1), (None, 1)]


def test_names_are_ordered_as_people_count() -> None:
    names = ["e10", "E2", "e1", "e2b", "9" * 30, "", "가10", "가9"]
    assert sorted(names, key=natural_order)[-2:] == ["가9", "가10"]
    assert [each for each in sorted(names, key=natural_order) if each[:1] in "eE" and each] == [
        "e1",
        "E2",
        "e2b",
        "e10",
    ]


@settings(deadline=None)
@given(st.sets(st.integers(1, 40), min_size=1, max_size=20), st.randoms())
def test_every_file_comes_once_in_any_order(numbers: set[int], shuffle: random.Random) -> None:
    names = [f"도깨비 {number}회.mkv" for number in numbers]
    shuffle.shuffle(names)
    (season,) = seasons(*names)
    assert [each.number for each in season.episodes] == sorted(numbers)
    assert set(season.missing) == set(range(1, max(numbers))) - numbers
