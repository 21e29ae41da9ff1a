from pathlib import Path

import pytest

from onara.cli.words import answer_lines, chance, length, outcome_line, shown
from onara.library import Answer, DramaFacts, Match, Outcome, RunnerUp, SongFacts

SONG = SongFacts(
    "d/stay", "Stay With Me", "스테이 위드 미", ("Chan Yeol", "Punch"), "ending theme", None
)
DRAMA = DramaFacts("d", "Guardian: The Lonely and Great God", "도깨비")


def match(**changes: object) -> Match:
    values: dict[str, object] = {
        "recording": "0f",
        "path": "/music/stay.mp3",
        "title": "Stay With Me",
        "artist": "찬열, 펀치",
        "offset_s": 83.25,
        "at_s": 0.0,
        "speed": 1.0,
        "z": 31.0,
        "p": 1e-120,
        "runner_up": RunnerUp("1e", "/music/b.mp3", "Beautiful", "Crush", 5.5, 0.8),
        "song": SONG,
        "drama": DRAMA,
    }
    return Match(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(7.4, "7 s"), (245, "4 min 5 s"), (11_340, "3 h 9 min"), (59.7, "1 min 0 s")],
)
def test_length(seconds: float, text: str) -> None:
    assert length(seconds) == text


@pytest.mark.parametrize(
    ("p", "text"),
    [
        (0.5, "chance would often do as well"),
        (2e-5, "chance would give this once in 50,000 questions"),
        (5e-10, "chance would give this once in 2 billion questions"),
        (0.0, "chance would not give this in a lifetime of asking"),
    ],
)
def test_chance_is_said_in_odds(p: float, text: str) -> None:
    assert chance(p) == text


def test_a_path_stays_on_its_line() -> None:
    assert shown("/a\nb/\x1b[31mred\udcff/첫눈.mp3") == "/a\\nb/\\x1b[31mred\\udcff/첫눈.mp3"


def test_an_answer_says_song_drama_second_and_doubt() -> None:
    lines = answer_lines(Answer("clip.wav", match()))
    assert lines[1] == "  ♪ Chan Yeol, Punch – Stay With Me (스테이 위드 미)"
    assert "ending theme of Guardian: The Lonely and Great God (도깨비)" in lines[2]
    assert "1:23 of the recording" in lines[3]
    assert "speed" not in lines[3]
    assert "z 31.0" in lines[4]
    assert "Crush – Beautiful (z 5.5)" in lines[4]


def test_a_recording_outside_the_catalogue_goes_by_its_tags_or_name() -> None:
    plain = match(song=None, drama=None)
    assert "♪ 찬열, 펀치 – Stay With Me" in answer_lines(Answer("c", plain))[1]
    bare = match(song=None, drama=None, title=None, artist=None)
    assert "♪ stay" in answer_lines(Answer("c", bare))[1]


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"offset_s": -2.5}, "the recording begins 2.5 s into the clip"),
        (
            {"offset_s": -60.0, "at_s": 70.0},
            "heard from 1:10 of the file on, at 0:10 of the recording",
        ),
        ({"speed": 1.0005}, "played at 1.0005 of its speed"),
    ],
)
def test_places_and_speeds_in_words(changes: dict[str, object], text: str) -> None:
    assert text in answer_lines(Answer("c", match(**changes)))[3]


def test_not_known_is_said_plainly() -> None:
    assert answer_lines(Answer("clip.wav", None))[1].startswith("  Not known")


def test_an_outcome_names_the_role() -> None:
    outcome = Outcome(Path("/m/01 스테이.mp3"), "added", duration_s=192.4, song="d/stay")
    line = outcome_line(outcome, SONG, DRAMA)
    assert line.startswith("added     3:12  01 스테이.mp3  Stay With Me: ending theme of Guardian")


def test_an_answer_says_where_the_time_was_up() -> None:
    told = answer_lines(Answer("clip.wav", None, None, 0.34))
    assert told[1].startswith("  Not known")
    assert "34 %" in told[2]
    assert "--effort thorough" in told[2]
    assert len(answer_lines(Answer("clip.wav", None))) == 2
