"""The members of a tar archive as it streams by; nothing is ever unpacked to the disk.

Only headers of 512 bytes are believed (POSIX.1-1988 ustar and GNU): long names, links, devices and
whatever else a tar may hold are stepped over, so none of them can do harm.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from onara.imports.records import clean

_BLOCK = 512
_STEP = 1 << 20
_REGULAR = (b"0", b"\0", b"7")


class BrokenArchive(ValueError):
    """The bytes are no tar archive, or end before they should."""


def is_tar(head: bytes) -> bool:
    """Whether a file with this beginning (512 bytes or more) is a tar archive."""
    return head[257:262] == b"ustar"


def members(stream: BinaryIO) -> Iterator[tuple[str, io.BufferedReader]]:
    """Name and content of each regular file, to be read before the next is asked for.

    Raises `BrokenArchive` where a header is damaged or the archive ends early.
    """
    while (header := _read(stream, _BLOCK)).strip(b"\0"):
        if _checksum(header) != _number(header[148:156]):
            raise BrokenArchive("a header of the archive is damaged")
        size = _number(header[124:136])
        content = _Content(stream, size)
        if header[156:157] in _REGULAR:
            name = clean(header[:100].split(b"\0")[0].decode("utf-8", "replace"))
            yield name, io.BufferedReader(content)
        content.skip()
        _read(stream, -size % _BLOCK)


class _Content(io.RawIOBase):
    """The next ``size`` bytes of a stream."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(min(len(buffer), self._left))
        if not data and self._left and len(buffer):
            raise BrokenArchive("the archive ends early")
        buffer[: len(data)] = data
        self._left -= len(data)
        return len(data)

    def skip(self) -> None:
        """Go to the end of the member."""
        while self._left:
            data = self._stream.read(min(_STEP, self._left))
            if not data:
                raise BrokenArchive("the archive ends early")
            self._left -= len(data)


def _read(stream: BinaryIO, count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise BrokenArchive("the archive ends early")
    return data


def _number(field: bytes) -> int:
    """A number of a header: octal digits, or GNU's base 256 for members of 8 GB and more."""
    if field[0] & 0x80:
        number = int.from_bytes(field[1:], "big")
        if field[0] == 0xFF or number > 1 << 50:
            raise BrokenArchive("a header of the archive is damaged")
        return number
    try:
        return int(field.strip(b"\0 ") or b"0", 8)
    except ValueError as error:
        raise BrokenArchive("a header of the archive is damaged") from error


def _checksum(header: bytes) -> int:
    """The sum of a header's bytes, its own checksum counted as spaces."""
    return sum(header) - sum(header[148:156]) + 8 * 0x20
