"""ID3v1: 128 bytes at the end of a file, 30 for each text, in no declared encoding.

Mutagen either drops such a tag or writes it anew with question marks for every letter that Latin-1
has not; here it stays what it was but for what is changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

SIZE = 128
_MARK = b"TAG"
_PLACES = {"title": (3, 30), "artist": (33, 30), "album": (63, 30), "date": (93, 4)}
_COMMENT, _TRACK = slice(97, 125), 126


@dataclass(frozen=True, slots=True)
class Id3v1:
    """The tag as its bytes."""

    raw: bytes

    def fields(self) -> dict[str, tuple[str, ...]]:
        """Texts as Latin-1, whatever their bytes were meant to be; the genre's number is left."""
        found = {name: _text(self.raw[at : at + size]) for name, (at, size) in _PLACES.items()}
        found["comment"] = _text(self.raw[_COMMENT])
        if self.raw[_TRACK - 1] == 0 and self.raw[_TRACK]:
            found["tracknumber"] = str(self.raw[_TRACK])
        return {name: (text,) for name, text in found.items() if text}

    def changed(self, changes: Mapping[str, tuple[str, ...]]) -> Id3v1:
        """With the changed fields in it.  A text that Latin-1 cannot hold leaves its field empty:
        there is no way to say another encoding here, and readers then go by the larger tag."""
        raw = bytearray(self.raw)
        for name, (at, size) in _PLACES.items():
            if name in changes:
                raw[at : at + size] = _bytes(changes[name], size)
        if "comment" in changes:
            raw[_COMMENT] = _bytes(changes["comment"], 28)
        if "tracknumber" in changes:
            number = "".join(changes["tracknumber"][:1])
            raw[_TRACK - 1] = 0
            raw[_TRACK] = int(number) if number.isdecimal() and int(number) < 256 else 0
        return Id3v1(bytes(raw))


def find_id3v1(file: BinaryIO) -> Id3v1 | None:
    """The tag at the end of an open file."""
    file.seek(0, 2)
    if file.tell() < SIZE:
        return None
    file.seek(-SIZE, 2)
    raw = file.read(SIZE)
    return Id3v1(raw) if raw.startswith(_MARK) else None


def _text(raw: bytes) -> str:
    return raw.split(b"\0")[0].decode("latin-1").strip()


def _bytes(values: tuple[str, ...], size: int) -> bytes:
    try:
        raw = "".join(values[:1]).encode("latin-1")
    except UnicodeEncodeError:
        raw = b""
    return raw[:size].ljust(size, b"\0")
