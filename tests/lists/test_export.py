from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from onara.errors import LibraryError
from onara.lists import ListError, Playlist, PlaylistTrack, export
from tests.lists.test_m3u import MADE, SNOW


@pytest.mark.parametrize("ending", [".m3u8", ".m3u", ".xspf", ".jspf", ".XSPF"])
def test_the_ending_says_what_is_written_in_utf_8(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"비{ending}"
    assert export(MADE, path) == MADE
    assert "비 오는 날" in path.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["list", "list.mp3", "m3u8", "list.m3u8.bak"])
def test_another_ending_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(ListError, match=r"\.m3u8, .*\.jspf"):
        export(MADE, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_relative_paths_are_relative_to_the_playlist(tmp_path: Path) -> None:
    song = tmp_path / "music" / "눈.mp3"
    made = Playlist("x", None, (PlaylistTrack("d/s", "S", "", "", 1.0, song),))
    export(made, tmp_path / "x.m3u8", relative=True)
    assert (tmp_path / "x.m3u8").read_text().endswith(f"\n{Path('music') / '눈.mp3'}\n")


def test_a_file_that_m3u8_cannot_name_is_missing_there_but_not_in_xspf(tmp_path: Path) -> None:
    odd = PlaylistTrack("d/s", "S", "V", "", 1.0, Path("/m") / os.fsdecode(b"\xb4\xab.mp3"))
    made = Playlist("x", None, (SNOW, odd))
    written = export(made, tmp_path / "x.m3u8")
    assert [each.song for each in written.missing] == ["d/s"]
    assert "#ONARA-MISSING:d/s,V - S" in (tmp_path / "x.m3u8").read_text(encoding="utf-8")
    assert export(made, tmp_path / "x.xspf").missing == ()


def test_where_nothing_can_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot write"):
        export(MADE, tmp_path / "no" / "such" / "x.m3u8")


def test_paths_are_those_of_the_machine_that_plays(tmp_path: Path) -> None:
    def track(path: str) -> PlaylistTrack:
        return PlaylistTrack("d/s", "S", "", "", 1.0, Path(path))

    made = Playlist("x", None, (track("/home/me/Music/눈/a.mp3"), track("/mnt/old/b.mp3")))

    def lines(moved: list[tuple[str, str]], ending: str = "m3u8") -> list[str]:
        path = tmp_path / f"x.{ending}"
        export(made, path, moved=moved)
        return path.read_text().splitlines()

    everywhere = [("/home/me/Music", "/music"), ("/", "/all")]
    assert lines(everywhere)[4::3] == ["/music/눈/a.mp3", "/all/mnt/old/b.mp3"]
    nfd = unicodedata.normalize("NFD", "/home/me/Music/눈")
    assert lines([(nfd, "D:\\Musik")])[4::3] == ["D:\\Musik\\a.mp3", "/mnt/old/b.mp3"]
    assert any("file:///D:/Musik/a.mp3" in line for line in lines([(nfd, "D:\\Musik")], "xspf"))
    with pytest.raises(ListError, match="nothing of this list lies in /home/me/Musi"):
        lines([("/home/me/Musi", "/music")])


def test_a_playlist_for_listenbrainz_is_jspf(tmp_path: Path) -> None:
    with pytest.raises(ListError, match=r"is named \.jspf"):
        export(MADE, tmp_path / "x.m3u8", for_listenbrainz=True)
    made = export(MADE, tmp_path / "x.jspf", for_listenbrainz=True)
    assert not made.tracks
    assert "location" not in (tmp_path / "x.jspf").read_text()
