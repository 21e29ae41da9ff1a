from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from onara.cli.sheet_words import cue_json, episode_title, evidence_words, music_words, sheet_lines
from onara.sheet import By, Cue, CueSheet, Episode, Evidence, Line, Music, Usage, Vocal
from tests.scan.made import cue

EPISODE = Episode("id", Path("/films/a.mkv"), 3600.0, "goblin", "Goblin", "도깨비", 1, 7)


def known(**more: Any) -> Cue:
    return cue("1", 65.0, 125.0, recording="abc", evidence=Evidence(30.0, 1e-9, 50.0), **more)


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({}, "Goblin 도깨비, season 1, episode 7"),
        ({"season": 0, "number": 2}, "Goblin 도깨비, special, episode 2"),
        ({"season": None, "drama_title_ko": "Goblin"}, "Goblin, episode 7"),
        ({"number": None}, "Goblin 도깨비, season 1 a.mkv"),
        ({"drama_title": None, "drama_title_ko": None, "season": None, "number": None}, "a.mkv"),
    ],
)
def test_an_episode_is_called_by_what_is_known_of_it(changes: dict[str, Any], title: str) -> None:
    assert episode_title(replace(EPISODE, **changes)) == title


def test_music_is_marked_where_it_is_not_sure_or_a_persons_word() -> None:
    music = Music("Stay", "머물러")
    assert music_words(Line(known(), music)) == "Stay (머물러)"
    assert "another version" in music_words(Line(known(family=("def",)), music))
    assert music_words(Line(known(by=By.PERSON), Music("Stay"))) == "Stay ✎"
    assert music_words(Line(cue("1", 0, 1), Music(None))) == "unknown"


def test_a_sheet_is_a_table_with_its_sum() -> None:
    lines = (
        Line(
            known(level_db=-7.4, speech=0.32, usage=Usage.ON_SCREEN, vocal=Vocal.VOCAL),
            Music("Stay", performers=("A", "B")),
        ),
        Line(cue("2", 3000.0, 3030.0, speech=1.0), Music("Unknown 3")),
        Line(known(rejected=True), Music("Wrong")),
    )
    at = datetime(2026, 1, 2, tzinfo=UTC)
    told = sheet_lines(CueSheet(EPISODE, lines, at, "Onara", None))
    assert told[0] == "Goblin 도깨비, season 1, episode 7"
    assert len(told) == 5
    for word in ("1:05", "2:05", "Stay", "A, B", "on screen, vocal", "-7 dB", "32 %"):
        assert word in told[2]
    for word in ("50:00", "50:30", "Unknown 3", "background", "100 %"):
        assert word in told[3]
    assert "1 min" in told[4]
    assert "30 s that is not" in told[4]
    assert "a draft, made by machine" in told[4]
    reviewed = sheet_lines(CueSheet(EPISODE, lines, at, "Onara", "Lee"), is_new=False)
    assert "reviewed by Lee; it was scanned before" in reviewed[4]
    assert sheet_lines(CueSheet(EPISODE, (), at, "Onara"))[1:] == ["no music was heard"]


def test_the_evidence_is_told_in_words() -> None:
    assert evidence_words(known()).startswith("heard in 50 s of 60 s, z 30; ")
    assert evidence_words(cue("1", 0, 9)) == "music was heard for 1 s"


def test_json_has_the_recording_with_its_file() -> None:
    told = cue_json(Line(known(), Music("Stay", path=Path("/a.flac")), ("a line",)))
    assert told["recording"] == {"id": "abc", "path": "/a.flac"}
    assert told["said"] == ["a line"]
    assert "path" not in told["music"]
    assert cue_json(Line(cue("1", 0, 9), Music(None)))["recording"] is None
