from __future__ import annotations

import os
from pathlib import Path

from onara.lists import m3u
from onara.lists.playlist import Missing, Playlist, PlaylistTrack

SNOW = PlaylistTrack("d/snow", "Snow", "Ailee", "Winter OST", 213.6, Path("/music/눈.mp3"))
RAIN = Missing("d/rain", "Rain", "V", "not in the library")
MADE = Playlist("비 오는 날", None, (RAIN, SNOW))


def test_players_find_seconds_performer_title_and_path() -> None:
    assert m3u.write(MADE, None).splitlines() == [
        "#EXTM3U",
        "#PLAYLIST:비 오는 날",
        "#ONARA-MISSING:d/rain,V - Rain",
        "#ONARA-SONG:d/snow",
        "#EXTINF:214,Ailee - Snow",
        "/music/눈.mp3",
    ]


def test_every_line_that_is_no_path_is_a_comment() -> None:
    odd = PlaylistTrack("d/s", "A\n/etc/passwd", "B\r\nC", "", 1.0, Path("/lists/#1.mp3"))
    lines = m3u.write(Playlist("x\ny", None, (odd,)), Path("/lists")).splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["./#1.mp3"]


def test_it_is_read_back_in_order_with_ids() -> None:
    for folder in (None, Path("/lists")):
        name, found = m3u.read(m3u.write(MADE, folder), Path("/lists"))
        assert name == "비 오는 날"
        assert [each.song for each in found] == ["d/rain", "d/snow"]
        assert (found[1].title, found[1].performer) == ("Snow", "Ailee")
        assert found[1].path == Path("/music/눈.mp3")


def test_playlists_of_others_are_read_without_ids_in_any_line_ends() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = end.join(["#EXTM3U", "#EXTINF:10,Ailee - Snow", "a.mp3", "", "b.mp3"])
        name, (first, second) = m3u.read(text, Path("/lists"))
        assert name is None
        assert (first.song, first.performer, first.path) == (None, "Ailee", Path("/lists/a.mp3"))
        assert (second.title, second.name) == ("", "b.mp3")


def test_a_file_name_keeps_its_spaces_and_odd_signs() -> None:
    for name in (" a.mp3 ", "a\u2028b.mp3", "a\x0cb.mp3"):
        track = PlaylistTrack("d/s", "S", "", "", 1.0, Path("/music") / name)
        _, (found,) = m3u.read(m3u.write(Playlist("x", None, (track,)), None), Path("/lists"))
        assert found.path == track.path


def test_names_that_cannot_stand_on_a_line_are_told() -> None:
    assert m3u.unwritable(SNOW) is None
    for name in ("a\nb.mp3", os.fsdecode(b"\xb4\xab.mp3")):
        track = PlaylistTrack("d/s", "S", "", "", 1.0, Path("/music") / name)
        assert m3u.unwritable(track)
