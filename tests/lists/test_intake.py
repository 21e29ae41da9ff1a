from __future__ import annotations

import unicodedata
from pathlib import Path
from urllib.parse import quote

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


MUSIC = Path("/music/이태원 클라쓰 OST/Part 12/밤 100%.mp3")


@pytest.mark.parametrize(
    "line",
    [
        str(MUSIC),
        unicodedata.normalize("NFD", str(MUSIC)),
        # Each name in a form of its own, as where a folder comes from another machine.
        "/music/" + unicodedata.normalize("NFD", "이태원 클라쓰 OST") + "/Part 12/밤 100%.mp3",
        "../music/이태원 클라쓰 OST/./Part 12/밤 100%.mp3",
        r"..\music\이태원 클라쓰 OST\Part 12\밤 100%.mp3",
        r"D:\Musik\이태원 클라쓰 OST\Part 12\밤 100%.mp3",
        "D:/Musik/이태원 클라쓰 OST/Part 12/밤 100%.mp3",
        "/volume1/share/이태원 클라쓰 OST/Part 12/밤 100%.mp3",
        MUSIC.as_uri(),
        MUSIC.as_uri().replace("file://", "file://localhost"),
        unicodedata.normalize("NFD", "이태원 클라쓰 OST/Part 12/밤 100%.mp3"),
        quote(str(MUSIC)),
    ],
)
def test_a_file_is_known_however_a_playlist_writes_its_path(tmp_path: Path, line: str) -> None:
    path = tmp_path / "in.m3u8"
    up = "/".join([".."] * (len(tmp_path.parts) - 1))
    path.write_text(line.replace("../music", f"{up}/music").replace(r"..\music", rf"{up}\music"))
    assert read_playlist(path, catalogue(), [recording(SWEET, MUSIC)]).songs == (SWEET,)


def test_a_like_path_is_not_taken_for_it(tmp_path: Path) -> None:
    path = tmp_path / "in.m3u8"
    for line in ("Part 12/밤 100%.mp3", "/other/Part 12/밤 100%.mp3", "/music/밤.mp3"):
        path.write_text(line)
        assert read_playlist(path, catalogue(), [recording(SWEET, MUSIC)]).songs == ()


def test_where_two_files_end_alike_none_is_guessed(tmp_path: Path) -> None:
    path = tmp_path / "in.m3u8"
    path.write_text("/x/OST/1/a.mp3")
    owned = [recording(SWEET, Path("/m/OST/1/a.mp3")), recording(GROWN, Path("/n/OST/1/a.mp3"))]
    assert read_playlist(path, catalogue(), owned).songs == ()
    assert read_playlist(path, catalogue(), owned[:1]).songs == (SWEET,)


def test_the_real_files_of_either_form_are_found_by_playlists_of_the_other(tmp_path: Path) -> None:
    for disk, written in (("NFC", "NFD"), ("NFD", "NFC")):
        song = file(tmp_path / disk / unicodedata.normalize(disk, "눈 노래.mp3"))  # type: ignore[arg-type]
        path = tmp_path / f"{written}.m3u8"
        name = unicodedata.normalize(written, "눈 노래.mp3")  # type: ignore[arg-type]
        path.write_text(f"#EXTM3U\r{disk}/{name}\r", encoding="utf-16")
        assert read_playlist(path, catalogue(), [recording(SWEET, song)]).songs == (SWEET,)


def test_an_old_m3u_is_read_in_the_encoding_of_its_system(tmp_path: Path) -> None:
    for encoding in ("cp949", "utf-8", "utf-16-le"):
        path = tmp_path / "in.m3u"
        path.write_bytes(f"#EXTM3U\r\n{MUSIC}\r\n".encode(encoding))
        assert read_playlist(path, catalogue(), [recording(SWEET, MUSIC)]).songs == (SWEET,)
    path.write_bytes(bytes(range(256)) * 9)
    with pytest.raises(ListError, match="this is not text"):
        read_playlist(path, catalogue(), [])


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
