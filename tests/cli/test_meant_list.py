from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onara.cli.home import known
from onara.cli.meant_list import MeantList, list_meant
from onara.lists import ListError
from onara.scan import Scanner
from tests.lively import LIST, SONGS


@pytest.fixture(scope="module")
def scanner(lively: Path) -> Iterator[Scanner]:
    with Scanner.open(lively) as scanner:
        yield scanner


def meant(typed: str, scanner: Scanner, *, heard: bool = False) -> MeantList | None:
    return list_meant(typed, known(scanner.home), scanner, heard=heard, as_json=False)


def test_a_list_comes_first(scanner: Scanner) -> None:
    found = meant(LIST.upper(), scanner)
    assert found is not None
    assert (found.kept.name, found.kept.ids) == (LIST, SONGS)
    assert found.which == f"list {LIST}"


def test_a_drama_is_its_songs_and_a_song_its_versions(scanner: Scanner) -> None:
    drama = meant("세 고개", scanner)
    assert drama is not None
    assert (drama.kept.name, drama.kept.ids) == ("Three Hills OST", ("three-hills-demo",))
    song = meant("연화의 왈츠", scanner)
    assert song is not None
    assert song.kept.name == "Yeonhwa's Waltz – versions"
    assert song.kept.ids[0].startswith("music/")


def test_an_episode_is_all_that_is_heard_in_it(scanner: Scanner) -> None:
    one, season = meant("three hills 2", scanner), meant("three hills", scanner, heard=True)
    assert one is not None
    assert season is not None
    assert one.kept.name == "Three Hills S01E02 – songs heard"
    assert season.kept.name == "Three Hills – songs heard"
    owned = [each for each in one.kept.ids if each.startswith("music/")]
    assert owned
    assert set(one.kept.ids) <= set(season.kept.ids)
    assert one.which != season.which
    assert all(entry.title for entry in one.kept.entries)


def test_a_season_is_known_again_after_more_of_it_was_scanned(scanner: Scanner) -> None:
    whole = meant("three hills", scanner, heard=True)
    again = meant("three hills season 1", scanner, heard=True)
    assert whole is not None
    assert again is not None
    assert whole.which == again.which == "heard in three-hills-demo season 1"


def test_what_is_neither_is_one_sentence(scanner: Scanner) -> None:
    with pytest.raises(ListError, match="no list, drama, singer or song is called so, and no sc"):
        meant("nothing like this", scanner)
