from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onara.scan import Scanner
from onara.scanned.overview import overview, season_around
from onara.scanned.season import Season, keys, laid_out, season_named
from tests.scan.season import OTHER, SONG, put, winter_tale


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[Scanner]:
    winter_tale(tmp_path / "home", tmp_path / "media")
    with Scanner.open(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def season(scanner: Scanner) -> Season:
    (standing,) = overview(scanner)
    cues = [scanner.store.cues(one.scanned.episode.id) for one in standing.episodes]
    return laid_out(standing, cues, scanner.names())


def test_pieces_are_laid_out_with_the_longest_first(season: Season) -> None:
    assert [(piece.recording, piece.unknown) for piece in season.pieces] == [
        (SONG, None),
        (OTHER, None),
        (None, "1"),
    ]
    song = season.pieces[0]
    # What was rejected in the second episode does not count.
    assert [(cell.episode, cell.seconds) for cell in song.cells] == [(0, 60.0), (1, 90.0)]
    assert (song.seconds, song.count) == (150.0, 2)
    assert season.once == ()


def test_unknown_music_that_came_once_is_no_piece(scanner: Scanner, tmp_path: Path) -> None:
    from tests.scan.season import cue

    put(scanner.store, tmp_path / "media" / "E04.mkv", 4, [cue("1", 10, 20)])
    (standing,) = overview(scanner)
    cues = [scanner.store.cues(one.scanned.episode.id) for one in standing.episodes]
    (cell,) = laid_out(standing, cues, scanner.names()).once
    assert (cell.episode, cell.seconds) == (3, 10.0)


def test_a_season_is_found_by_what_it_is_addressed_by(scanner: Scanner) -> None:
    put(scanner.store, Path("/x/a.mkv"), None, id_="n", title=None, title_ko=None, season=None)
    put(scanner.store, Path("/y/b.mkv"), 1, id_="s", title="AC/DC", season=None)
    seasons = overview(scanner)
    addresses = [keys(one.season) for one in seasons]
    assert sorted(addresses) == [("-", "-"), ("AC_DC", "-"), ("Winter Tale", "1")]
    for drama, number in addresses:
        found = season_named(scanner, drama, number)
        assert found is not None
        assert keys(found.season) == (drama, number)
    assert season_named(scanner, "Winter Tale", "2") is None


def test_an_episode_knows_its_season(scanner: Scanner) -> None:
    for one in scanner.store.episodes():
        season, held = season_around(scanner, one)
        assert keys(season) == ("Winter Tale", "1")
        assert [each.episode.id for each in held] == ["e1", "e2", "e3"]
