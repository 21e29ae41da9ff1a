import struct
from pathlib import Path

import numpy as np
import pytest

from onara.audio import Sound
from tests.media import RATE, cut, encode, music, raw_wav

SECONDS = 6.0
CONTAINERS = [
    ("a.wav", "wav", "pcm_s16le", {}),
    ("float.wav", "wav", "pcm_f32le", {}),
    ("bytes.wav", "wav", "pcm_u8", {}),
    ("long.wav", "wav", "pcm_s24le", {"rf64": "always"}),
    ("a.aiff", "aiff", "pcm_s16be", {}),
    ("a.flac", "flac", "flac", {}),
    ("a.mp3", "mp3", "libmp3lame", {}),
    ("no-tags.mp3", "mp3", "libmp3lame", {"id3v2_version": "0"}),
    ("a.ogg", "ogg", "vorbis", {}),
    ("a.opus", "ogg", "libopus", {}),
    ("a.m4a", "mp4", "aac", {"movflags": "faststart"}),
    ("fragments.mp4", "mp4", "aac", {"movflags": "frag_keyframe+empty_moov"}),
    ("a.mka", "matroska", "aac", {}),
    ("a.webm", "webm", "libopus", {}),
]


def flaw(path: Path) -> str | None:
    with Sound(path) as sound:
        for _ in sound.blocks():
            pass
        return sound.flaw()


def make(path: Path, container: str, codec: str, options: dict[str, str]) -> Path:
    rate = 48000 if codec == "libopus" else RATE
    sound = np.tile(music(SECONDS, rate=rate), (2, 1))
    return encode(path, sound, container, codec, rate=rate, options=options)


@pytest.mark.parametrize(("name", "container", "codec", "options"), CONTAINERS)
def test_a_file_that_was_cut_off_is_told_from_a_whole_one(
    tmp_path: Path, name: str, container: str, codec: str, options: dict[str, str]
) -> None:
    path = make(tmp_path / name, container, codec, options)
    assert flaw(path) is None
    reason = flaw(cut(path, 0.6))
    assert reason is not None
    assert "cut off" in reason


@pytest.mark.parametrize(
    ("container", "codec"), [("wav", "pcm_s16le"), ("flac", "flac"), ("mp3", "libmp3lame")]
)
def test_the_reason_says_how_much_is_there(tmp_path: Path, container: str, codec: str) -> None:
    path = encode(tmp_path / "a", music(20.0), container, codec)
    assert flaw(cut(path, 0.5)) == "is damaged or cut off: 10 of 20 seconds can be read"


def test_an_mp3_that_states_no_length_is_taken_as_it_is(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mp3", "mp3", "libmp3lame", {"write_xing": "0"})
    assert flaw(path) is None
    # Nothing in the file tells that more was there.
    assert flaw(cut(path, 0.6)) is None


@pytest.mark.parametrize("size", [0, 0x7FFFF000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF])
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_a_wav_from_a_pipe_states_no_length(tmp_path: Path, size: int, kind: type) -> None:
    path = raw_wav(tmp_path / "a.wav", music(SECONDS).astype(kind), RATE)
    data = bytearray(path.read_bytes())
    data[4:8] = struct.pack("<I", min(size + 36, 0xFFFFFFFF))
    data[40:44] = struct.pack("<I", size)
    path.write_bytes(data)
    assert flaw(path) is None


def test_other_chunks_of_a_wav_are_stepped_over(tmp_path: Path) -> None:
    path = raw_wav(tmp_path / "a.wav", music(SECONDS), RATE)
    data = path.read_bytes()
    # Of odd size, so a byte of padding follows.
    notes = b"LIST" + struct.pack("<I", 5) + b"notes\0"
    path.write_bytes(data[:12] + notes + data[12:36] + notes + data[36:])
    assert flaw(path) is None
    reason = flaw(cut(path, 0.6))
    assert reason is not None
    assert "of 6 seconds" in reason


def test_pictures_may_go_on_after_the_sound(tmp_path: Path) -> None:
    for container in ("matroska", "mp4"):
        path = encode(tmp_path / container, music(SECONDS), container, "aac", picture_s=30)
        assert flaw(path) is None


def test_tags_after_the_sound_are_no_damage(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mp3", "mp3", "libmp3lame", {})
    path.write_bytes(path.read_bytes() + b"TAG" + b"old title".ljust(125, b"\0"))
    assert flaw(path) is None


def test_a_large_cover_before_the_sound_does_not_hide_the_length(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mp3", "mp3", "libmp3lame", {"id3v2_version": "0"})
    cover = b"\0image/png\0\x03\0" + bytes(200_000)
    frame = b"APIC" + struct.pack(">IH", len(cover), 0) + cover
    size = bytes(len(frame) >> shift & 0x7F for shift in (21, 14, 7, 0))
    path.write_bytes(b"ID3\3\0\0" + size + frame + path.read_bytes())
    assert flaw(path) is None
    reason = flaw(cut(path, 0.75))
    assert reason is not None
    assert "of 6 seconds" in reason
