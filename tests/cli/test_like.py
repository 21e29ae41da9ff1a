from __future__ import annotations

from pathlib import Path

import pytest

from onara import Library
from onara.timbre.bands import SAMPLE_RATE
from tests.cli.wandering import wander
from tests.media import raw_wav
from tests.timbre.sounds import noise, notes

LINKED = "Sweet Night - V (Itaewon Class OST).wav"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A library of one linked song, one of the same sound without a name, and one of another."""
    music, home = tmp_path / "music", tmp_path / "home"
    music.mkdir()
    raw_wav(music / LINKED, notes(20, 0.3, seed=1), SAMPLE_RATE)
    raw_wav(music / "untitled.wav", notes(20, 0.3, seed=2), SAMPLE_RATE)
    raw_wav(music / "wind.wav", noise(20), SAMPLE_RATE)
    with Library.open(home) as library:
        library.add([music])
        assert [each.song for each in library.soundings()] == [
            "itaewon-class/sweet-night",
            None,
            None,
        ]
    return home


def test_what_is_near_is_said_with_its_reasons(tmp_path: Path) -> None:
    out = wander(tmp_path, "like", "signal/looking-back", "--limit", "1").out
    title, reasons, song_id, not_compared = out
    assert title.startswith("Looking Back")
    assert "another recording of the same work" in reasons
    assert song_id.strip() == "hospital-playlist/hoesang-jung-kyung-ho"
    assert not_compared == "No file of it is in the library, so sound was not compared."


def test_json_is_one_object(tmp_path: Path) -> None:
    (told,) = wander(tmp_path, "like", "reply 1997", "--limit", "2", "--json").answers
    assert told["id"] == "reply-1997"
    assert [set(each) >= {"id", "score", "reasons"} for each in told["near"]] == [True, True]


def test_a_list_can_be_started_from(tmp_path: Path) -> None:
    wander(tmp_path, "list", "--add", "sweet-night", "--add", "signal/blooming")
    ran = wander(tmp_path, "like", "--list", "bookmarks", "--json")
    near = {each["id"] for each in ran.answers[0]["near"]}
    assert near
    assert not near & {"itaewon-class/sweet-night", "signal/blooming"}


def test_nothing_near_is_said(tmp_path: Path) -> None:
    ran = wander(tmp_path, "like", "--list", "bookmarks")
    assert ran.out == ["The catalogue has nothing that is like the list bookmarks."]


def test_one_start_is_needed_and_an_unknown_one_is_one_sentence(tmp_path: Path) -> None:
    assert wander(tmp_path, "like").status == 2
    assert wander(tmp_path, "like", "signal", "--list", "bookmarks").status == 2
    for words in (["nothing"], ["--list", "nothing"]):
        ran = wander(tmp_path, "like", *words)
        assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)


def test_an_owned_song_is_compared_by_sound(home: Path) -> None:
    (told,) = wander(home, "like", "sweet-night", "--limit", "500", "--json").answers
    assert told["sound"] == "compared"
    heard = {each["title"]: each for each in told["near"] if each["sound"] is not None}
    assert set(heard) == {"untitled"}
    assert heard["untitled"]["kind"] == "recording"
    assert heard["untitled"]["reasons"][0].startswith("sounds alike")
    out = wander(home, "like", "sweet-night").out
    assert not [line for line in out if "not compared" in line]


def test_a_file_of_no_known_song_is_a_start(home: Path) -> None:
    file = home.parent / "music" / "untitled.wav"
    (by_path,) = wander(home, "like", file, "--json").answers
    assert [each["id"] for each in by_path["near"]] == ["itaewon-class/sweet-night"]
    (by_id,) = wander(home, "like", by_path["id"], "--json").answers
    assert by_id == by_path
    (linked,) = wander(home, "like", home.parent / "music" / LINKED, "--json").answers
    assert linked["id"] == "itaewon-class/sweet-night"


def test_what_sounds_like_nothing_else_says_so(home: Path) -> None:
    ran = wander(home, "like", home.parent / "music" / "wind.wav")
    assert ran.out == ["The library has nothing that is like wind."]


def test_dramas_are_not_compared_by_sound(home: Path) -> None:
    (told,) = wander(home, "like", "reply-1997", "--json").answers
    assert told["sound"] is None
    assert {each["sound"] for each in told["near"]} == {None}


def test_a_damaged_library_is_said_and_the_rest_answered(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").write_bytes(b"no database at all" * 100)
    ran = wander(tmp_path, "like", "signal/looking-back", "--limit", "1")
    assert ran.status == 0
    assert "damaged" in ran.err[0]
    assert ran.out[0].startswith("Looking Back")
