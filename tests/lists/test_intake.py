from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from onara.lists import Entry, FanList, ListError, export, playlist, read_playlist
from tests.graph.bundled import catalogue, graph
from tests.lists.owned import file, recording

SWEET, BLOOMING, GROWN = "itaewon-class/sweet-night", "signal/blooming", "my-mister/grown-ups"


@pytest.mark.parametrize("ending", [".m3u8", ".m3u", ".xspf", ".jspf"])
@pytest.mark.parametrize("relative", [True, False])
def test_a_list_survives_the_way_out_and_back(tmp_path: Path, ending: str, relative: bool) -> None:
    kept = FanList("비 오는 날", tuple(Entry(each) for each in (GROWN, SWEET, BLOOMING)))
    owned = [recording(SWEET, file(tmp_path / "노래" / "s#1%.mp3"))]
    path = tmp_path / f"out{ending}"
    export(playlist(kept, graph(), owned), path, relative=relative)
    back = read_playlist(path, catalogue(), [])
    assert (back.name, back.songs, back.unknown) == (kept.name, kept.ids, ())


def test_entries_of_others_are_linked_by_file_and_by_name(tmp_path: Path) -> None:
    song = tmp_path / "노래" / "track 7.mp3"
    lines = [
        "#EXTM3U",
        unicodedata.normalize("NFD", str(song)),
        "#EXTINF:200,Yi Sung Yol - Blooming",
        "elsewhere.mp3",
        "#EXTINF:200,Somebody - Something Else",
        "other.mp3",
    ]
    path = tmp_path / "in.m3u8"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = read_playlist(path, catalogue(), [recording(SWEET, song)])
    assert found.songs == (SWEET, BLOOMING)
    assert found.unknown == ("Somebody - Something Else",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_byte_order_marks_are_understood(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "in.m3u8"
    path.write_text(f"#EXTM3U\n#PLAYLIST:비\n#ONARA-SONG:{SWEET}\na.mp3\n", encoding=encoding)
    found = read_playlist(path, catalogue(), [])
    assert (found.name, found.songs) == ("비", (SWEET,))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.jspf", b"{"),
        ("x.xspf", b"<a>"),
        ("x.m3u8", "비".encode("cp949")),
        ("x.mp3", b""),
        ("missing.m3u8", None),
    ],
)
def test_what_is_no_playlist_is_one_sentence_that_names_it(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ListError) as raised:
        read_playlist(tmp_path / name, catalogue(), [])
    assert str(raised.value).startswith(str(tmp_path / name))
    assert "\n" not in str(raised.value)


def test_an_empty_playlist_has_no_songs(tmp_path: Path) -> None:
    (tmp_path / "x.m3u8").write_bytes(b"")
    assert read_playlist(tmp_path / "x.m3u8", catalogue(), []).songs == ()
