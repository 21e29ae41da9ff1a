import json
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from onara.sheet import By, Cue, Episode, Evidence, Music, Part, Usage, Vocal
from onara.sheet.plain import cue_of, episode_of, music_of, plain

CUE = Cue(
    "3",
    1.5,
    9.25,
    "abc",
    "2",
    (Part(1.5, 4.0, 60.0, 1.0001), Part(4.0, 9.25, 10.0)),
    Evidence(12.5, 1e-30, 6.5, "side"),
    -7.5,
    0.4,
    ("def",),
    Usage.ON_SCREEN,
    "a person says so",
    Vocal.VOCAL,
    "why",
    By.PERSON,
    ("usage",),
    True,
)


def test_a_cue_comes_back_from_json_as_it_was() -> None:
    assert cue_of(json.loads(json.dumps(plain(CUE)))) == CUE


def test_an_episode_comes_back_from_json_as_it_was() -> None:
    whole = Episode(
        *("id", Path("/a/도깨비.mkv"), 3600.5, "goblin", "Goblin", "도깨비", 0, 7, "Title"),
        *("2016-12-02", "tvN", Fraction(24000, 1001), "audio 2 of 3 (kor)"),
    )
    for episode in (whole, Episode("id", Path("a"), 1.0)):
        assert episode_of(json.loads(json.dumps(plain(episode)))) == episode


def test_music_comes_back_from_json_as_it_was() -> None:
    music = Music("Title", "제목", ("A", "B"), ("C",), path=Path("/b.flac"), duration_s=200.5)
    for each in (music, Music(None)):
        assert music_of(json.loads(json.dumps(plain(each)))) == each


@pytest.mark.parametrize("level", [float("inf"), float("-inf"), float("nan")])
def test_a_level_that_is_no_number_is_none(level: float) -> None:
    told = json.dumps(plain(replace(CUE, level_db=level)), allow_nan=False)
    assert json.loads(told)["level_db"] is None


def test_a_time_is_iso_text() -> None:
    at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert plain({"at": [at]}) == {"at": ["2026-01-02T03:04:05+00:00"]}


@pytest.mark.parametrize("field", ["parts", "evidence", "usage"])
def test_what_is_no_cue_is_refused(field: str) -> None:
    told = plain(CUE)
    with pytest.raises((KeyError, TypeError, ValueError)):
        cue_of({name: value for name, value in told.items() if name != field})
    with pytest.raises((KeyError, TypeError, ValueError)):
        cue_of(told | {field: "nonsense"})
