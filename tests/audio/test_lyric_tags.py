import unicodedata
from pathlib import Path

import pytest

from onara.audio.lyric_tags import LyricTag, read_lyric_tags
from onara.errors import UnusableInput
from tests.audio.id3_tag import frame, sylt, tag, uslt
from tests.media import encode, music, stereo

KOREAN = "노란 대문\n종이배"
FORMATS = [
    ("a.mp3", "mp3", "libmp3lame", {"id3v2_version": "3"}),
    ("a.m4a", "ipod", "aac", {}),
    ("a.ogg", "ogg", "vorbis", {}),
    ("a.opus", "ogg", "libopus", {}),
    ("a.flac", "flac", "flac", {}),
    ("a.mka", "matroska", "libopus", {}),
]


def mp3(path: Path, *frames: bytes, version: int = 3) -> Path:
    """A real MP3 with these frames for its tag."""
    encode(path, music(0.5), "mp3", "libmp3lame", options={"id3v2_version": "0"})
    path.write_bytes(tag(b"".join(frames), version) + path.read_bytes())
    return path


def with_tags(folder: Path, form: tuple[str, str, str, dict[str, str]], **tags: str) -> Path:
    name, container, codec, options = form
    # FFmpeg's own Vorbis encoder takes two channels only.
    sound = stereo(music(0.5, rate=48000))
    return encode(folder / name, sound, container, codec, rate=48000, options=options, tags=tags)


@pytest.mark.parametrize("form", FORMATS)
def test_lyrics_are_read_in_every_format(
    tmp_path: Path, form: tuple[str, str, str, dict[str, str]]
) -> None:
    path = with_tags(tmp_path, form, lyrics=unicodedata.normalize("NFD", KOREAN), title="x")
    assert read_lyric_tags(path) == [LyricTag(KOREAN)]


@pytest.mark.parametrize("name", ["LYRICS", "UNSYNCEDLYRICS", "SYNCEDLYRICS", "Unsynced Lyrics"])
def test_vorbis_comments_have_several_names(tmp_path: Path, name: str) -> None:
    path = with_tags(tmp_path, FORMATS[4], **{name: KOREAN, "LYRICIST": "nobody"})
    assert read_lyric_tags(path) == [LyricTag(KOREAN)]


def test_a_file_without_lyrics_has_none(tmp_path: Path) -> None:
    assert read_lyric_tags(with_tags(tmp_path, FORMATS[0], title="x", comment="words")) == []


@pytest.mark.parametrize("encoding", [1, 2, 3])
@pytest.mark.parametrize("version", [3, 4])
def test_several_languages_of_id3_are_all_read(tmp_path: Path, encoding: int, version: int) -> None:
    path = mp3(
        tmp_path / "a.mp3",
        frame("USLT", uslt(b"kor", KOREAN, encoding), version),
        frame("USLT", uslt(b"eng", "yellow gate\r\npaper boat", encoding, "sense"), version),
        frame("USLT", uslt(b"XXX", "other words", encoding), version),
        version=version,
    )
    assert read_lyric_tags(path) == [
        LyricTag(KOREAN, "kor"),
        LyricTag("yellow gate\npaper boat", "eng"),
        LyricTag("other words"),
    ]


@pytest.mark.parametrize("encoding", [1, 2, 3])
def test_synchronised_lines_have_their_seconds(tmp_path: Path, encoding: int) -> None:
    entries = [(1500, "노란 대문"), (3250, "종이배")]
    path = mp3(tmp_path / "a.mp3", frame("SYLT", sylt(b"kor", entries, encoding)))
    assert read_lyric_tags(path) == [
        LyricTag(KOREAN, "kor", ((1.5, "노란 대문"), (3.25, "종이배")))
    ]


@pytest.mark.parametrize(
    "entries",
    [
        [(1000, "노"), (1200, "란"), (1500, " 대문"), (3000, "\n종이"), (3300, "배")],
        [(1000, "노란"), (1500, " 대문\n"), (3000, "종이"), (3300, "배\n")],
        [(1000, "\n노란 대문"), (3000, "\n종이배")],
    ],
)
def test_synchronised_syllables_are_gathered_into_lines(
    tmp_path: Path, entries: list[tuple[int, str]]
) -> None:
    (read,) = read_lyric_tags(mp3(tmp_path / "a.mp3", frame("SYLT", sylt(b"kor", entries))))
    assert read.timed == ((1.0, "노란 대문"), (3.0, "종이배"))


def test_the_same_words_with_and_without_times_are_read_once_with_times(tmp_path: Path) -> None:
    timed = frame("SYLT", sylt(b"kor", [(1000, "노란 대문"), (2000, "종이배")]))
    plain = frame("USLT", uslt(b"kor", KOREAN))
    for name, frames in (("a.mp3", (timed, plain)), ("b.mp3", (plain, timed))):
        (read,) = read_lyric_tags(mp3(tmp_path / name, *frames))
        assert read.timed


def test_times_in_frames_of_sound_are_left_out_and_chords_are_no_words(tmp_path: Path) -> None:
    in_frames = frame("SYLT", sylt(b"eng", [(100, "tin boats")], unit=1))
    chords = frame("SYLT", sylt(b"eng", [(100, "Am"), (200, "F")], kind=5))
    assert read_lyric_tags(mp3(tmp_path / "a.mp3", in_frames, chords)) == [
        LyricTag("tin boats", "eng")
    ]


@pytest.mark.parametrize("content", [b"", b"\1", b"\x09engx", b"\1kor\2\1\xff\xfe\0\0\xff\xfet"])
def test_a_damaged_frame_is_passed_over(tmp_path: Path, content: bytes) -> None:
    path = mp3(tmp_path / "a.mp3", frame("SYLT", content), frame("USLT", uslt(b"eng", "tin")))
    assert read_lyric_tags(path) == [LyricTag("tin", "eng")]


def test_what_is_no_media_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="no such file"):
        read_lyric_tags(tmp_path / "none.mp3")
    (tmp_path / "a.mp3").write_text("words", encoding="utf-8")
    with pytest.raises(UnusableInput, match="is not audio"):
        read_lyric_tags(tmp_path / "a.mp3")
