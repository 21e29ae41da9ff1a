"""`onara find` over what is said in scanned episodes."""

from __future__ import annotations

from pathlib import Path

import pytest

from onara.ask import Result
from onara.ask.moments import merged
from onara.sheet import SheetStore
from tests.cli.program import Onara
from tests.cli.test_reel import recordings
from tests.scan.season import put, winter_tale


@pytest.fixture
def season(home: Path, tmp_path: Path) -> Path:
    winter_tale(home, tmp_path / "video", recordings(home))
    return home


def found(kind: str, score: float) -> Result:
    return Result(kind, kind, kind, None, None, (), None, score, "")


def test_a_described_moment_comes_with_what_played(onara: Onara, season: Path) -> None:
    asked = "the train station, end of episode 2"
    (told,) = onara("find", asked, "--home", season, "--json").answers
    first = told["results"][0]
    assert not told["unknown"]
    assert first == {
        "kind": "moment",
        "id": "e2@3402",
        "title": "Winter Tale S01E02, 56:42",
        "title_ko": "겨울 이야기 S01E02, 56:42",
        "drama": "Winter Tale",
        "performers": [],
        "role": "one",
        "score": first["score"],
        "why": "there is said “Meet me at the train station.”",
    }
    ran = onara("find", asked, "--home", season, "--kind", "moment")
    assert [line.strip() for line in ran.out[:2]] == ["Winter Tale S01E02, 56:42", "♪ one"]


def test_a_described_moment_is_found_by_its_meaning(
    onara: Onara, season: Path, tmp_path: Path
) -> None:
    talk = ["Sit down.", "It's cold today.", "My lawyer will call you.", "The ramyeon is ready."]
    lines = [(10.0 * at, talk[at % len(talk)]) for at in range(40)]
    with SheetStore(season) as store:
        put(store, tmp_path / "4.mkv", 4, (), [*lines, (600.0, "Please marry me.")])
    asked = "the scene where he asks her to marry him"
    (told,) = onara("find", asked, "--home", season, "--kind", "moment", "--json").answers
    assert told["results"][0]["why"] == "there is said “Please marry me.”"
    assert (season / "cache" / "lines" / "e4.npz").exists()


@pytest.mark.parametrize("asked", ["boys over flowers", "hello huh gak", "train", "paradise t-max"])
def test_questions_about_songs_are_answered_as_without_episodes(
    onara: Onara, season: Path, tmp_path: Path, asked: str
) -> None:
    with_episodes = onara("find", asked, "--home", season, "--json").answers
    assert with_episodes == onara("find", asked, "--home", tmp_path / "new", "--json").answers


def test_a_moment_stands_below_what_is_certain_by_name() -> None:
    """And above what is only near."""
    sure, moment, near = (found("drama", 0.9), found("moment", 0.8), found("song", 0.4))
    assert merged([sure, near], [moment]) == [sure, moment, near]


def test_the_end_of_an_episode_is_a_moment_of_its_own(onara: Onara, season: Path) -> None:
    asked = "end of episode 3 of winter tale"
    (told,) = onara("find", asked, "--home", season, "--json").answers
    # Nothing sounds or is said there: the second is where that part begins.
    assert told["results"][0]["id"].startswith("e3@")
    assert told["results"][0]["role"] is None
