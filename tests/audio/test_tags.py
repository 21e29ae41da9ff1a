import unicodedata
from pathlib import Path

import numpy as np
import pytest

from onara.audio import Sound, Tags
from onara.audio.tags import read_tags
from tests.media import encode, music

WRITTEN = {
    "title": "첫눈처럼 너에게 가겠다",
    "artist": "에일리",
    "album": "도깨비 OST Part 9",
    "album_artist": "여러 가수",
}
EXPECTED = Tags(**WRITTEN)
FORMATS = [
    ("a.mp3", "mp3", "libmp3lame", {"id3v2_version": "3"}),
    ("b.mp3", "mp3", "libmp3lame", {"id3v2_version": "4"}),
    ("a.m4a", "ipod", "aac", {}),
    ("a.ogg", "ogg", "vorbis", {}),
    ("a.opus", "ogg", "libopus", {}),
    ("a.flac", "flac", "flac", {}),
    ("a.mkv", "matroska", "aac", {}),
    ("a.webm", "webm", "libopus", {}),
]


def tags(path: Path) -> Tags:
    with Sound(path) as sound:
        return sound.tags


def make(
    path: Path, container: str, codec: str, options: dict[str, str], written: dict[str, str]
) -> Path:
    rate = 48000
    sound = np.tile(music(1.0, rate=rate), (2, 1))
    return encode(path, sound, container, codec, rate=rate, options=options, tags=written)


@pytest.mark.parametrize(("name", "container", "codec", "options"), FORMATS)
def test_tags_read_alike_in_every_format(
    tmp_path: Path, name: str, container: str, codec: str, options: dict[str, str]
) -> None:
    assert tags(make(tmp_path / name, container, codec, options, WRITTEN)) == EXPECTED


@pytest.mark.parametrize(("name", "container", "codec", "options"), FORMATS)
def test_decomposed_hangul_becomes_syllables(
    tmp_path: Path, name: str, container: str, codec: str, options: dict[str, str]
) -> None:
    decomposed = {key: unicodedata.normalize("NFD", text) for key, text in WRITTEN.items()}
    assert decomposed != WRITTEN
    assert tags(make(tmp_path / name, container, codec, options, decomposed)) == EXPECTED


@pytest.mark.parametrize(("name", "container", "codec", "options"), FORMATS)
def test_a_file_without_tags_says_nothing(
    tmp_path: Path, name: str, container: str, codec: str, options: dict[str, str]
) -> None:
    assert tags(make(tmp_path / name, container, codec, options, {})) == Tags()


def test_a_wav_has_title_and_artist(tmp_path: Path) -> None:
    read = tags(make(tmp_path / "a.wav", "wav", "pcm_s16le", {}, WRITTEN))
    assert (read.title, read.artist) == (EXPECTED.title, EXPECTED.artist)


def test_hangul_that_was_tagged_as_latin_1_stays_as_it_is(tmp_path: Path) -> None:
    hangul = "고백".encode("cp949")
    frame = b"TIT2" + (1 + len(hangul)).to_bytes(4, "big") + b"\0\0" + b"\0" + hangul
    path = make(tmp_path / "a.mp3", "mp3", "libmp3lame", {"id3v2_version": "0"}, {})
    path.write_bytes(b"ID3\3\0\0\0\0\0" + bytes([len(frame)]) + frame + path.read_bytes())
    title = tags(path).title
    assert title == hangul.decode("latin-1")
    assert title.encode("latin-1").decode("cp949") == "고백"


def test_a_tag_that_is_no_utf_8_does_not_stop_the_file(tmp_path: Path) -> None:
    path = make(tmp_path / "a.flac", "flac", "flac", {}, {"title": "QQQQ", "artist": "에일리"})
    path.write_bytes(path.read_bytes().replace(b"QQQQ", b"Q\xff\xfeQ"))
    read = tags(path)
    assert read.artist == "에일리"
    assert read.title is not None
    assert read.title.startswith("Q")
    read.title.encode()


def test_the_first_source_that_has_a_tag_wins() -> None:
    assert read_tags({"title": "file"}, {"TITLE": "track", "Artist": "track"}) == Tags(
        title="file", artist="track"
    )


@pytest.mark.parametrize("key", ["album_artist", "ALBUM ARTIST", "albumartist", "AlbumArtist"])
def test_spellings_of_album_artist_are_one(key: str) -> None:
    assert read_tags({key: "에일리"}).album_artist == "에일리"


@pytest.mark.parametrize("empty", ["", "  ", "\0", "\n"])
def test_an_empty_tag_is_none(empty: str) -> None:
    assert read_tags({"title": empty, "artist": empty, "performer": "에일리"}) == Tags(
        artist="에일리"
    )
