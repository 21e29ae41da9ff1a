"""Real files of every kind that has tags, made by FFmpeg; those it cannot make, by the bytes."""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.media import encode, music, stereo

RATE = 48000


def encoded(container: str, codec: str, path: Path, **options: str) -> Path:
    sound = stereo(music(1.0, rate=RATE))
    return encode(path, sound, container, codec, rate=RATE, options=options)


KINDS: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "a.mp3": ("id3v2.4", partial(encoded, "mp3", "libmp3lame", id3v2_version="0")),
    "old.mp3": ("id3v2.3", partial(encoded, "mp3", "libmp3lame", id3v2_version="3")),
    "a.aiff": ("id3v2.4", partial(encoded, "aiff", "pcm_s16be")),
    "a.wav": ("id3v2.4", partial(encoded, "wav", "pcm_s16le")),
    "a.tta": ("id3v2.4", partial(encoded, "tta", "tta")),
    "a.flac": ("vorbis", partial(encoded, "flac", "flac")),
    "a.ogg": ("vorbis", partial(encoded, "ogg", "vorbis")),
    "a.opus": ("vorbis", partial(encoded, "ogg", "libopus")),
    "flac.ogg": ("vorbis", partial(encoded, "ogg", "flac")),
    "a.m4a": ("mp4", partial(encoded, "ipod", "aac")),
    "alac.m4a": ("mp4", partial(encoded, "ipod", "alac")),
    "a.wv": ("apev2", partial(encoded, "wv", "wavpack")),
    "a.aac": ("apev2", partial(encoded, "adts", "aac")),
    "a.wma": ("asf", partial(encoded, "asf", "mp3")),
    "a.dsf": ("id3v2.4", lambda path: dsf(path)),
}
"""By name: the container of the tags, and what makes the file."""


def make(folder: Path, name: str) -> Path:
    return KINDS[name][1](folder / name)


def dsf(path: Path) -> Path:
    """A DSF file of one block a channel: FFmpeg reads them and does not write them."""
    block = 4096
    data = bytes([0x69]) * block * 2
    samples = block * 8
    head = 28 + 52
    form = struct.pack("<4sQIIIIIIQII", b"fmt ", 52, 1, 0, 2, 2, 2822400, 1, samples, block, 0)
    chunk = struct.pack("<4sQ", b"data", 12 + len(data)) + data
    path.write_bytes(struct.pack("<4sQQQ", b"DSD ", 28, head + len(chunk), 0) + form + chunk)
    return path


def latin_1_frame(name: str, raw: bytes) -> bytes:
    """A frame of ID3v2.3 that says it is Latin-1."""
    return name.encode() + struct.pack(">IH", 1 + len(raw), 0) + b"\0" + raw


def with_id3v23(path: Path, *frames: bytes) -> Path:
    """Puts a tag of these frames before an MP3 file that has none."""
    body = b"".join(frames)
    size = len(body)
    sizes = bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
    path.write_bytes(b"ID3\3\0\0" + sizes + body + path.read_bytes())
    return path


def with_id3v1(path: Path, title: bytes, artist: bytes, album: bytes, track: int = 0) -> Path:
    """Puts ID3v1 behind a file, of CP949 bytes or whatever is given."""
    texts = b"".join(text[:30].ljust(30, b"\0") for text in (title, artist, album))
    comment = b"\0" * 29 + bytes([track])
    with path.open("ab") as file:
        file.write(b"TAG" + texts + b"2016" + comment + b"\xff")
    return path
