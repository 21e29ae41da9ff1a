"""ID3v2: the frames of the tag at the head of a file.

Written after "ID3 tag version 2.3.0" and "2.4.0" (Nilsson, id3.org, 1999 and 2000) and their
forerunner 2.2.  The decoder library reads the common frames; this is for those that it passes over.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

LARGEST_TAG = 64 * 1024 * 1024
"""Bytes of a tag that are looked at: pictures of many megabytes occur, lyrics stand among them."""

LARGEST_FRAME = 4 * 1024 * 1024
"""Bytes that a packed frame may unpack to; a text of words needs a thousandth of it."""

_FRAME_NAME = re.compile(rb"[A-Z][A-Z0-9]{2,3}")
_UNSYNCHRONISED, _EXTENDED = 0x80, 0x40
_NAMES_OF_V22 = {"ULT": "USLT", "SLT": "SYLT"}


def frames(path: Path, wanted: frozenset[str]) -> list[tuple[str, bytes]]:
    """Names and contents of the wanted frames, in the order of the file.

    Names are those of version 2.3.  Empty where the file has no tag; a damaged frame ends the list.
    Raises `OSError` when the file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(10)
        if len(head) < 10 or head[:3] != b"ID3" or head[3] not in (2, 3, 4):
            return []
        body = file.read(min(_syncsafe(head[6:]), LARGEST_TAG))
    version, flags = head[3], head[5]
    if flags & _UNSYNCHRONISED and version < 4:
        body = _resynchronised(body)
    if flags & _EXTENDED and version > 2:
        body = body[_extended_size(body, version) :]
    walk = _old_frames(body) if version == 2 else _new_frames(body, version)
    return [(name, content) for name, content in walk if name in wanted]


def _old_frames(body: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while _FRAME_NAME.fullmatch(body[at : at + 3]):
        size = int.from_bytes(body[at + 3 : at + 6], "big")
        name = body[at : at + 3].decode("ascii")
        if at + 6 + size > len(body):
            return
        yield _NAMES_OF_V22.get(name, name), body[at + 6 : at + 6 + size]
        at += 6 + size


def _new_frames(body: bytes, version: int) -> Iterator[tuple[str, bytes]]:
    at = 0
    while len(body[at : at + 4]) == 4 and _FRAME_NAME.fullmatch(body[at : at + 4]):
        size = _frame_size(body, at, version)
        if at + 10 + size > len(body):
            return
        content = _plain_content(body[at + 10 : at + 10 + size], body[at + 9], version)
        if content is not None:
            yield body[at : at + 4].decode("ascii"), content
        at += 10 + size


def _frame_size(body: bytes, at: int, version: int) -> int:
    """Four bytes of eight bits in 2.3, of seven in 2.4, which some writers did not heed."""
    field = body[at + 4 : at + 8]
    whole = int.from_bytes(field, "big")
    if version == 3 or any(byte > 0x7F for byte in field):
        return whole
    size = _syncsafe(field)
    follower = body[at + 10 + size : at + 14 + size]
    if not follower.strip(b"\0") or _FRAME_NAME.fullmatch(follower):
        return size
    return whole


def _plain_content(content: bytes, flags: int, version: int) -> bytes | None:
    """What a frame holds, unpacked; ``None`` where it is encrypted or damaged."""
    if version == 3:
        packed, encrypted, grouped, length = flags & 0x80, flags & 0x40, flags & 0x20, flags & 0x80
        unsynchronised = 0
    else:
        packed, encrypted, grouped, length = flags & 0x08, flags & 0x04, flags & 0x40, flags & 0x01
        unsynchronised = flags & 0x02
    if encrypted:
        return None
    content = content[(1 if grouped else 0) + (4 if length else 0) :]
    if unsynchronised:
        content = _resynchronised(content)
    if not packed:
        return content
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(content, LARGEST_FRAME)
    except zlib.error:
        return None
    return plain if unpacker.eof else None


def _extended_size(body: bytes, version: int) -> int:
    return _syncsafe(body[:4]) if version == 4 else 4 + int.from_bytes(body[:4], "big")


def _resynchronised(content: bytes) -> bytes:
    return content.replace(b"\xff\0", b"\xff")


def _syncsafe(field: bytes) -> int:
    """Four bytes of seven bits each."""
    return sum((byte & 0x7F) << shift for byte, shift in zip(field, (21, 14, 7, 0), strict=False))
