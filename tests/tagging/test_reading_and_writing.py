import os
import stat
from pathlib import Path

import pytest

from onara.audio import decode
from onara.errors import LibraryError, OnaraError, UnusableInput
from onara.tagging import FileTags, audio_digest, kept, read, write
from onara.tagging.mapping import TABLE
from tests.tagging.files import KINDS, latin_1_frame, make, with_id3v1, with_id3v23

FULL = {
    **{field: (f"{field} 값",) for field in TABLE},
    "title": ("첫눈처럼 너에게 가겠다",),
    "artist": ("에일리", "Ailee"),
    "genre": ("사운드트랙", "Ballad"),
    "date": ("2017-01-07",),
    "originaldate": ("2017-01-07",),
    "tracknumber": ("3",),
    "totaltracks": ("12",),
    "discnumber": ("1",),
    "totaldiscs": ("2",),
    "compilation": ("1",),
    "bpm": ("72",),
    "releasetype": ("album", "soundtrack"),
    "arranger": ("로코베리", "다른 이"),
    "musicbrainz_recordingid": ("5c0b7f8a-0e5d-4d54-9c1f-2a3b4c5d6e7f",),
}
EVERY_KIND = pytest.mark.parametrize("name", KINDS)


@EVERY_KIND
def test_every_field_comes_back_and_the_sound_is_the_same(tmp_path: Path, name: str) -> None:
    path = make(tmp_path, name)
    sound, digest = decode(path), audio_digest(path)
    before = read(path)
    write(path, FULL)
    after = read(path)
    assert after.container == KINDS[name][0]
    expected = kept(after.container, {**before.fields, **FULL})
    assert after.fields == {field: values for field, values in expected.items() if values}
    assert after.fields["title"] == FULL["title"]
    assert audio_digest(path) == digest
    assert (decode(path) == sound).all()


@EVERY_KIND
def test_only_what_is_changed_changes(tmp_path: Path, name: str) -> None:
    path = make(tmp_path, name)
    write(path, FULL)
    full = dict(read(path).fields)
    write(path, {"title": ("다른 제목",), "mood": (), "tracknumber": ("4",)})
    full |= {"title": ("다른 제목",), "tracknumber": ("4",)}
    del full["mood"]
    assert read(path).fields == full


@EVERY_KIND
def test_a_file_without_tags_says_nothing_of_music(tmp_path: Path, name: str) -> None:
    tags = read(make(tmp_path, name))
    assert not {"title", "artist", "album"} & set(tags.fields)
    assert tags.artwork == 0


@EVERY_KIND
def test_a_cover_is_put_in_and_put_anew(tmp_path: Path, name: str) -> None:
    path = make(tmp_path, name)
    png = b"\x89PNG\r\n\x1a\n" + bytes(3000)
    write(path, {"title": ("제목",)}, artwork=png)
    write(path, {}, artwork=b"\xff\xd8\xff\xe0" + bytes(2000))
    assert read(path).artwork == 1
    assert read(path).fields["title"] == ("제목",)
    assert b"PNG\r\n\x1a\n" not in path.read_bytes()


def test_id3v23_stays_id3v23_with_utf_16_and_joined_values(tmp_path: Path) -> None:
    path = make(tmp_path, "old.mp3")
    write(path, {"artist": ("에일리", "로꼬"), "date": ("2017-01-07",), "titlesort": ("Naega",)})
    tags = read(path)
    assert tags.container == "id3v2.3"
    assert tags.fields["artist"] == ("에일리/로꼬",)
    assert tags.fields["date"] == ("2017-01-07",)
    raw = path.read_bytes()
    assert raw[3] == 3
    assert b"TYER" in raw and b"TDAT" in raw and b"TDRC" not in raw
    assert "에일리/로꼬".encode("utf-16-le") in raw


def test_frames_without_a_name_here_stay(tmp_path: Path) -> None:
    private = b"PRIV" + (12).to_bytes(4, "big") + b"\0\0" + b"owner\0\1\2\3\4\5\6"
    unknown = b"XYZW" + (5).to_bytes(4, "big") + b"\0\0" + b"\0abcd"
    equaliser = b"EQUA" + (6).to_bytes(4, "big") + b"\0\0" + b"\x10\1\2\3\4\5"
    size = b"TSIZ" + (5).to_bytes(4, "big") + b"\0\0" + b"\0" + b"1234"
    path = with_id3v23(make(tmp_path, "a.mp3"), private, unknown, equaliser, size)
    write(path, {"title": ("제목",)})
    raw = path.read_bytes()
    assert all(frame in raw for frame in (private, unknown, equaliser))
    assert b"TSIZ" in raw and b"1234" in raw


def test_bytes_of_a_latin_1_frame_can_be_had_back(tmp_path: Path) -> None:
    hangul = "스테이 위드 미".encode("cp949")
    path = with_id3v23(make(tmp_path, "a.mp3"), latin_1_frame("TIT2", hangul))
    title = read(path).first("title")
    assert title is not None
    assert title.encode("latin-1") == hangul


def test_untouched_values_apart_stay_apart_in_id3v23(tmp_path: Path) -> None:
    two = latin_1_frame("TPE1", b"Ailee\0Loco")
    path = with_id3v23(make(tmp_path, "a.mp3"), two)
    assert read(path).fields["artist"] == ("Ailee", "Loco")
    write(path, {"title": ("제목",)})
    assert read(path).fields["artist"] == ("Ailee", "Loco")


def test_what_only_id3v1_says_is_read_and_goes_into_the_new_tag(tmp_path: Path) -> None:
    title = "스테이 위드 미".encode("cp949")
    path = with_id3v1(make(tmp_path, "a.mp3"), title, b"Punch", b"Goblin", 3)
    assert read(path) == FileTags(
        "id3v1",
        {
            "title": (title.decode("latin-1"),),
            "artist": ("Punch",),
            "album": ("Goblin",),
            "date": ("2016",),
            "tracknumber": ("3",),
        },
    )
    write(path, {"title": ("스테이 위드 미",)})
    tags = read(path)
    assert (tags.container, tags.first("artist")) == ("id3v2.4", "Punch")
    assert tags.first("title") == "스테이 위드 미"
    old = path.read_bytes()[-128:]
    assert old[3:33] == bytes(30)  # Latin-1 has no Hangul
    assert old[33:63].startswith(b"Punch")
    assert old[126] == 3


def test_id3v1_stays_where_nothing_of_it_changes(tmp_path: Path) -> None:
    path = make(tmp_path, "old.mp3")
    write(path, {"title": ("스테이 위드 미",)})
    with_id3v1(path, "스테이 위드 미".encode("cp949"), b"", b"")
    old = path.read_bytes()[-128:]
    write(path, {"mood": ("밤",)})
    assert path.read_bytes()[-128:] == old


def test_an_mp3_with_only_apev2_keeps_it(tmp_path: Path) -> None:
    from mutagen.apev2 import APEv2

    path = make(tmp_path, "a.mp3")
    tags = APEv2()
    tags["Title"] = "옛 제목"
    tags.save(path)
    assert read(path).container == "apev2"
    write(path, {"title": ("새 제목",)})
    assert read(path) == FileTags("apev2", {"title": ("새 제목",)})
    assert not path.read_bytes().startswith(b"ID3")


def test_apev2_behind_id3_is_changed_with_it(tmp_path: Path) -> None:
    from mutagen.apev2 import APEv2

    path = make(tmp_path, "old.mp3")
    tags = APEv2()
    tags["Title"], tags["Mp3gain_Undo"] = "옛 제목", "+1,+1,N"
    tags.save(path)
    write(path, {"title": ("새 제목",), "artist": ("펀치",)})
    beside = APEv2(path)
    assert (str(beside["Title"]), str(beside["Mp3gain_Undo"])) == ("새 제목", "+1,+1,N")
    assert "Artist" not in beside


def test_permissions_stay_and_the_time_is_new(tmp_path: Path) -> None:
    path = make(tmp_path, "a.flac")
    path.chmod(0o640)
    os.utime(path, (1e9, 1e9))
    write(path, {"title": ("제목",)})
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.stat().st_mtime > 1e9
    assert [child.name for child in tmp_path.iterdir()] == ["a.flac"]


def test_what_is_so_already_is_not_written(tmp_path: Path) -> None:
    path = make(tmp_path, "a.flac")
    write(path, {"title": ("제목",)})
    os.utime(path, (1e9, 1e9))
    write(path, {"title": ("제목",), "mood": ()})
    assert path.stat().st_mtime == 1e9


def test_a_link_and_a_file_that_is_read_only_are_refused(tmp_path: Path) -> None:
    path = make(tmp_path, "a.flac")
    link = tmp_path / "link.flac"
    link.symlink_to(path)
    raw = path.read_bytes()
    with pytest.raises(UnusableInput, match="is a link"):
        write(link, {"title": ("제목",)})
    path.chmod(0o444)
    with pytest.raises(UnusableInput, match=r"may not be changed \(permission denied\)"):
        write(path, {"title": ("제목",)})
    assert path.read_bytes() == raw
    assert link.is_symlink()


def test_a_full_disk_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path, "a.mp3")
    raw = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onara.tagging.writing.shutil.copy2", full)
    with pytest.raises(LibraryError, match="the disk is full"):
        write(path, {"title": ("제목",)})
    assert path.read_bytes() == raw
    assert [child.name for child in tmp_path.iterdir()] == ["a.mp3"]


def test_a_text_that_cannot_be_kept_leaves_the_file(tmp_path: Path) -> None:
    path = make(tmp_path, "a.flac")
    raw = path.read_bytes()
    with pytest.raises(UnusableInput, match="has no room for such tags"):
        write(path, {"title": ("\ud800",)})
    assert path.read_bytes() == raw


def test_sound_that_would_change_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path, "a.mp3")
    raw = path.read_bytes()
    monkeypatch.setattr("onara.tagging.writing.audio_digest", lambda path: path.name)
    with pytest.raises(UnusableInput, match="without touching its sound"):
        write(path, {"title": ("제목",)})
    assert path.read_bytes() == raw


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"plain words of a diary", "is not audio whose tags can be read"),
        (b"ID3\3\0\0\x7f\x7f\x7f\x7f" + b"TIT2" * 3, "has tags that cannot be read"),
        (b"fLaC" + b"\xff" * 50, "has tags that cannot be read"),
        (b"\0\0\0\x20ftypM4A " + b"\xff" * 60, "has tags that cannot be read"),
        (b"OggS" + b"\0" * 300, "is not audio whose tags can be read"),
    ],
)
def test_what_is_no_audio_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    for act in (lambda: read(path), lambda: write(path, {"title": ("제목",)})):
        with pytest.raises(UnusableInput) as caught:
            act()
        assert caught.value.reason == reason
    assert path.read_bytes() == content


@EVERY_KIND
def test_a_file_that_is_cut_off_is_read_or_refused(tmp_path: Path, name: str) -> None:
    path = make(tmp_path, name)
    write(path, FULL)
    whole = path.read_bytes()
    for share in (0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98):
        path.write_bytes(whole[: int(len(whole) * share)])
        try:
            read(path)
            write(path, {"title": ("다시",)})
        except OnaraError:
            assert path.read_bytes() == whole[: int(len(whole) * share)]
        else:
            assert read(path).first("title") == "다시"


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="is a folder, not a file"):
        read(tmp_path)
    with pytest.raises(UnusableInput, match="no such file"):
        read(tmp_path / "없음.mp3")


def test_id3v22_is_read_and_becomes_id3v23(tmp_path: Path) -> None:
    frames = b"".join(
        name + (1 + len(text)).to_bytes(3, "big") + b"\0" + text
        for name, text in ((b"TT2", b"Stay"), (b"TP1", b"Punch"), (b"TYE", b"2016"))
    )
    path = make(tmp_path, "a.mp3")
    path.write_bytes(b"ID3\2\0\0\0\0\0" + bytes([len(frames)]) + frames + path.read_bytes())
    assert read(path) == FileTags(
        "id3v2.2", {"title": ("Stay",), "artist": ("Punch",), "date": ("2016",)}
    )
    write(path, {"title": ("스테이",)})
    assert read(path) == FileTags(
        "id3v2.3", {"title": ("스테이",), "artist": ("Punch",), "date": ("2016",)}
    )


@pytest.mark.parametrize(
    ("container", "fields", "expected"),
    [
        ("id3v2.3", {"artist": ("a", "b")}, {"artist": ("a/b",)}),
        ("id3v2.4", {"artist": ("a", "b")}, {"artist": ("a", "b")}),
        ("id3v2.3", {"date": ("2016-12",)}, {"date": ("2016",)}),
        ("mp4", {"tracknumber": ("03/12",)}, {"tracknumber": ("3",), "totaltracks": ("12",)}),
        ("apev2", {"totaltracks": ("12",)}, {"tracknumber": (), "totaltracks": ()}),
        ("vorbis", {"date": ("2016-12",), "mood": ("",)}, {"date": ("2016-12",), "mood": ()}),
    ],
)
def test_what_a_container_makes_of_fields_is_foretold(
    container: str, fields: dict[str, tuple[str, ...]], expected: dict[str, tuple[str, ...]]
) -> None:
    made = kept(container, fields)
    assert {field: values for field, values in made.items() if field in expected} == expected
