"""Files of a folder, made of their tags alone; and real ones, of any sound and tags."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mutagen.id3 import APIC, ID3, TALB, TIT2, TPE1, TPE2

from onara.collection.encodings import mended
from onara.collection.music_file import MusicFile
from onara.tagging import FileTags
from tests.media import encode, music

FOLDER = Path("/music")
LATIN, UTF_8 = 0, 3
"""Encodings of ID3."""
_FRAMES = {"title": TIT2, "artist": TPE1, "album": TALB, "albumartist": TPE2}


def as_latin(text: str) -> str:
    """Korean text as a program reads it that takes CP949 for Latin-1."""
    return text.encode("cp949").decode("latin-1")


def file_of(
    name: str,
    fields: Mapping[str, str],
    *,
    recording: str | None = None,
    seconds: float = 200.0,
    artwork: int = 0,
    container: str = "id3v2.4",
) -> MusicFile:
    """A file below `FOLDER` with these tags."""
    tags = FileTags(container, {field: (text,) for field, text in fields.items()}, artwork)
    heard = seconds if recording else None
    return MusicFile(FOLDER / name, tags, *mended(tags.fields), recording, heard)


def song(
    path: Path,
    seed: int,
    fields: Mapping[str, str],
    *,
    seconds: float = 12.0,
    bit_rate: int = 128_000,
    encoding: int = UTF_8,
    picture: bytes | None = None,
) -> Path:
    """An MP3 of the music of a seed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    encode(path, music(seconds, seed), "mp3", "libmp3lame", bit_rate=bit_rate)
    tags = ID3()
    for field, text in fields.items():
        tags.add(_FRAMES[field](encoding=encoding, text=[text]))  # type: ignore[no-untyped-call]
    if picture:
        tags.add(APIC(encoding=UTF_8, mime="image/png", type=3, desc="", data=picture))
    tags.save(path, v2_version=4)
    return path
