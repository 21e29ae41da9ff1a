"""`onara show` of what only this home has, and the moments of any song."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onara.sheet import SheetStore
from tests.cli.program import Onara
from tests.cli.test_reel import recordings
from tests.scan.season import winter_tale


@pytest.fixture
def season(home: Path, tmp_path: Path) -> Path:
    winter_tale(home, tmp_path / "video", recordings(home))
    return home


def test_a_recording_is_shown_with_its_moments(onara: Onara, season: Path) -> None:
    one, _ = recordings(season)
    for typed in ("one", one):
        ran = onara("show", typed, "--home", season)
        assert ran.out[0] == "one"
        at = ran.out.index("Heard in your episodes")
        assert [line.split()[:3] for line in ran.out[at + 2 : at + 4]] == [
            ["S01E01", "1:40", "2:40"],
            ["S01E02", "56:40", "58:10"],
        ]
        # The picture has the episode too in which it does not sound.
        assert [line.split()[0] for line in ran.out[at + 5 :]] == ["S01E01", "S01E02", "S01E03"]
    (told,) = onara("show", "one", "--home", season, "--json").answers
    assert (told["kind"], told["id"]) == ("recording", one)
    assert [each["episode"] for each in told["moments"]] == ["e1", "e2"]
    assert told["moments"][1]["said"] == ["Meet me at the train station."]


def test_an_owned_file_is_shown_by_its_path(onara: Onara, season: Path) -> None:
    (told,) = onara("show", "one", "--home", season, "--json").answers
    (same,) = onara("show", told["path"], "--home", season, "--json").answers
    assert same == told


def test_an_unknown_is_shown_by_its_number_or_name(onara: Onara, season: Path) -> None:
    ran = onara("show", "unknown", "1", "--home", season)
    assert ran.out[:3] == [
        "Unknown 1",
        "music that the library does not know, unknown 1",
        "2 times in 2 of your episodes",
    ]
    with SheetStore(season) as store:
        unknown = store.unknown(1)
        assert unknown is not None
        store.put_unknown(replace(unknown, name="staircase piano"))
    (told,) = onara("show", "staircase piano", "--home", season, "--json").answers
    assert (told["kind"], told["id"], told["title"]) == ("unknown", "unknown 1", "staircase piano")
    assert [each["episode"] for each in told["moments"]] == ["e2", "e3"]


def test_an_unknown_that_is_known_by_now_says_so(onara: Onara, season: Path) -> None:
    one, _ = recordings(season)
    with SheetStore(season) as store:
        unknown = store.unknown(1)
        assert unknown is not None
        store.put_unknown(replace(unknown, recording=one))
    ran = onara("show", "unknown 1", "--home", season)
    assert ran.out[1] == f"unknown 1, known by now: one ({one})"


def test_a_song_of_the_catalogue_has_moments_where_it_was_heard(onara: Onara, season: Path) -> None:
    (told,) = onara("show", "boys-over-flowers/paradise", "--home", season, "--json").answers
    assert told["moments"] == []
    assert told["links"]


def test_what_is_nowhere_is_one_sentence(onara: Onara, season: Path) -> None:
    ran = onara("show", "unknown 9", "--home", season)
    assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)
