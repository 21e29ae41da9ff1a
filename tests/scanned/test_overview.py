from __future__ import annotations

from pathlib import Path

import pytest

from onara.library import Library
from onara.scan import Scanner
from onara.scanned.editing import Editor
from onara.scanned.overview import overview
from onara.sheet import SheetStore, Usage
from tests.media import raw_wav
from tests.scan.season import put, winter_tale
from tests.small_season import OTHER, RATE, SmallSeason, track


def test_seasons_come_with_what_is_missing_and_how_each_episode_stands(
    season: SmallSeason, tmp_path: Path
) -> None:
    with Scanner.open(season.home) as scanner:
        [one] = overview(scanner)
        assert (one.season.season, one.season.missing, one.season.total) == (1, (2,), 16)
        assert [each.scanned.episode.number for each in one.episodes] == [1, 3]
        first = one.episodes[0]
        assert (first.cues, first.corrections) == (5, 0)
        assert (first.is_current, first.is_there) == (True, True)
        assert first.known_s == pytest.approx(24, abs=3)
        assert first.unknown_s == pytest.approx(36, abs=4)
        Editor(scanner).edit(first.scanned, "1", rejected=True)
        Editor(scanner).edit(first.scanned, "2", usage=Usage.STING)
        assert overview(scanner)[0].episodes[0].cues == 4
        assert overview(scanner)[0].episodes[0].corrections == 2
    with Library.open(season.home) as library:
        library.add([raw_wav(tmp_path / "other.wav", track(OTHER), RATE)])
    with Scanner.open(season.home) as scanner:
        assert not any(each.is_current for each in overview(scanner)[0].episodes)


def test_dramas_are_told_apart_and_doubles_stand_behind_their_own(tmp_path: Path) -> None:
    winter_tale(tmp_path / "home", tmp_path / "video", gone=True)
    with SheetStore(tmp_path / "home") as store:
        put(store, tmp_path / "video" / "Winter Tale S01E02 720p.mkv", 2, id_="again")
        put(store, tmp_path / "Zebra 4.mkv", 4, title="Zebra", title_ko=None, season=None)
    with Scanner.open(tmp_path / "home") as scanner:
        tale, zebra = overview(scanner)
    assert [each.scanned.episode.number for each in tale.episodes] == [1, 2, 2, 3]
    assert [each.is_there for each in tale.episodes] == [True, False, False, True]
    assert zebra.season.title == "Zebra"
    assert zebra.season.missing == (1, 2, 3)


def test_nothing_was_scanned(tmp_path: Path) -> None:
    with Scanner.open(tmp_path) as scanner:
        assert overview(scanner) == []
