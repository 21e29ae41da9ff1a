from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onara.scan import Scanner
from onara.scanned.occurrences import occurrences, season_of, unknown_meant
from tests.scan.season import OTHER, SONG, STATION_S, put, winter_tale


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[Scanner]:
    winter_tale(tmp_path, tmp_path / "video")
    with Scanner.open(tmp_path) as opened:
        yield opened


def test_a_recording_is_found_in_every_episode_without_what_was_rejected(scanner: Scanner) -> None:
    sheets = occurrences(scanner, [SONG])
    assert [(s.episode.id, [line.cue.start_s for line in s.lines]) for s in sheets] == [
        ("e1", [100]),
        ("e2", [STATION_S]),
    ]
    assert sheets[1].lines[0].said == ("Meet me at the train station.",)


def test_recordings_of_one_song_are_found_together(scanner: Scanner) -> None:
    (first, _) = occurrences(scanner, [SONG, OTHER, SONG])
    assert [line.cue.recording for line in first.lines] == [SONG, OTHER]


def test_an_unknown_is_found_and_by_its_recording_once_that_is_known(scanner: Scanner) -> None:
    unknown = unknown_meant("unknown 1", scanner.store)
    assert unknown is not None
    assert [sheet.episode.id for sheet in occurrences(scanner, (), unknown)] == ["e2", "e3"]
    known = replace(unknown, recording=OTHER)
    assert [sheet.episode.id for sheet in occurrences(scanner, (), known)] == ["e1", "e2", "e3"]


@pytest.mark.parametrize(
    "words", ["unknown 1", " Unknown  #1", "Unknown music 1", "미확인 음악 1", "미확인 1"]
)
def test_an_unknown_goes_by_its_number(scanner: Scanner, words: str) -> None:
    unknown = unknown_meant(words, scanner.store)
    assert unknown is not None
    assert unknown.number == 1


def test_an_unknown_goes_by_its_given_name_and_one_merged_is_the_other(scanner: Scanner) -> None:
    store = scanner.store
    two = store.new_unknown({})
    store.put_unknown(replace(two, name="The Staircase Piano"))
    named = unknown_meant("the staircase piano", store)
    assert named is not None
    assert named.number == 2
    store.put_unknown(replace(two, into=1))
    merged = unknown_meant("unknown 2", store)
    assert merged is not None
    assert merged.number == 1


@pytest.mark.parametrize("words", ["", "unknown", "unknown 9", "First Snow", "😀"])
def test_other_words_are_no_unknown(scanner: Scanner, words: str) -> None:
    assert unknown_meant(words, scanner.store) is None


def test_a_season_has_the_episodes_too_in_which_it_does_not_sound(
    scanner: Scanner, tmp_path: Path
) -> None:
    put(scanner.store, tmp_path / "else.mkv", 1, id_="else", title="Summer Tale", title_ko=None)
    season = season_of(occurrences(scanner, [SONG]), scanner.store)
    assert [one.episode.id for one in season] == ["e1", "e2", "e3"]
