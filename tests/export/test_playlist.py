from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import xspf_lib

from onara.export import heard, write
from onara.lists import Missing, PlaylistTrack
from tests.export import programs
from tests.export.sheets import SEASON, SHEET, SNOW, line, sheet


def test_each_song_is_in_it_once_as_first_heard_and_unknown_music_is_not() -> None:
    made = heard(SEASON, "en")
    assert [each.song for each in made.entries] == ["winter-tale/snow", "winter-tale/rain"]
    first, second = made.entries
    assert isinstance(first, PlaylistTrack)
    assert (first.title, first.performer) == ("First Snow", "Kim Someone, Beyoncé")
    assert isinstance(second, Missing)
    assert second.reason == "not in the library"


def test_it_is_named_after_what_was_heard() -> None:
    assert heard([SHEET], "en").name == "Winter Tale S01E07 – songs heard"
    assert heard(SEASON, "ko").name == "겨울 神 이야기 – 들린 노래"


def test_an_xspf_parser_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "songs.xspf"
    file.write_bytes(write([SHEET], "xspf"))
    told = xspf_lib.Playlist.parse(str(file))
    assert told.title == "Winter Tale S01E07 – songs heard"
    (track,) = told
    assert (track.title, track.creator, track.duration) == (
        "First Snow",
        "Kim Someone, Beyoncé",
        215500,
    )
    assert [str(each) for each in track.location] == ["file:///music/첫눈.flac"]


def test_jspf_says_the_same() -> None:
    (track,) = json.loads(write([SHEET], "jspf"))["playlist"]["track"]
    assert (track["title"], track["duration"]) == ("First Snow", 215500)


def test_mpv_plays_the_m3u8(wav: Callable[..., Path], tmp_path: Path) -> None:
    sound = wav("첫눈 #1.wav")
    given = sheet(line("a", 0, 9, replace(SNOW, path=sound)))
    made = tmp_path / "songs.m3u8"
    made.write_bytes(write([given], "m3u8"))
    (entry,) = programs.mpv(made, tell="playlist")
    assert entry["filename"] == str(sound)


@pytest.mark.parametrize("path", ["/a\nb.mp3", "/x\udcff.mp3"])
def test_a_file_that_no_line_can_name_is_said_to_be_missing(path: str) -> None:
    given = sheet(line("a", 0, 9, replace(SNOW, path=Path(path))))
    told = write([given], "m3u8").decode()
    assert "#ONARA-MISSING:winter-tale/snow" in told
