"""One immutable file of references: packed bits and landmarks of some recordings, and a table.

Layout, little-endian:

    0            8 bytes   b"ONARASEG"
    8            u32       format version
    12           u32       zero
    16           ...       packed bits, one recording after the other, zeros up to a multiple of 4
    postings_at  u32 * m   directory of the postings of all recordings (`landmarks.packed`)
    ...          ...       their body
    table_at     ...       JSON: {"recordings": [{"id", "start", "samples", "crc32"}, ...],
                           "postings": {"start", "directory", "size", "crc32", "time_bits",
                           "ids", "begins", "end"}}; starts and sizes in bytes, length of the
                           directory, ids of the recordings with landmarks, the frames at which
                           these begin
    end - 24     u64       table_at
    end - 16     u32       length of the table
    end - 12     u32       crc32 of the table
    end - 8      8 bytes   b"ONARAEND"

A segment is written once, renamed into place, memory-mapped by readers and never changed.  In
format 1 there were no landmarks, and the table was its list of recordings alone.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onara.durable import replace_file
from onara.errors import DamagedLibrary, LibraryError
from onara.fingerprint import SAMPLES_PER_BYTE, Baseband, Bits, unpack
from onara.landmarks import Landmarks, Packed, Postings, Stream, merged

SEGMENT = ".segment"
"""Ending of the names of such files."""
FORMAT = 3
"""Raised when the layout or the meaning of bits or landmarks changes."""
READABLE = (1, FORMAT)
"""Formats that are read; others are refused (2 was in no release)."""

_HEAD = struct.Struct("<8sII")
_TAIL = struct.Struct("<QII8s")
_MAGIC, _END = b"ONARASEG", b"ONARAEND"
_ALIGNED = 4


_NO_POSTINGS: dict[str, Any] = {"size": 0, "crc32": 0, "ids": []}


@dataclass(frozen=True, slots=True)
class Reference:
    """What is kept of one recording: ``bits`` as `fingerprint.pack` makes them.

    ``samples`` is the count of complex samples; the last byte may hold a few more.
    """

    recording: str
    samples: int
    bits: Bits

    def cut(self, first: int, count: int) -> Baseband:
        """``count`` samples from ``first`` on, complex64 with parts of +1 and -1, zeros outside."""
        row = np.zeros(count, np.complex64)
        begin, end = max(0, first), min(self.samples, first + count)
        if end > begin:
            byte = begin // SAMPLES_PER_BYTE
            held = unpack(self.bits[byte : -(-end // SAMPLES_PER_BYTE)])
            lead = begin - byte * SAMPLES_PER_BYTE
            row[begin - first : end - first] = held[lead : lead + end - begin]
        return row


@dataclass(frozen=True, slots=True)
class _Row:
    recording: str
    start: int
    samples: int
    crc32: int

    @property
    def size(self) -> int:
        return -(-self.samples // SAMPLES_PER_BYTE)


def write_segment(
    path: Path,
    references: Iterable[Reference],
    landmarks: Mapping[str, Landmarks] | None = None,
) -> None:
    """Write a segment and put it in place atomically.  Raises `LibraryError`.

    ``landmarks``: those of the recordings of which there are any, by recording.
    """
    references, landmarks = list(references), landmarks or {}
    ids = [each.recording for each in references if each.recording in landmarks]
    postings = Postings.of(landmarks[recording] for recording in ids)
    held = ((each, zlib.crc32(each.bits.data)) for each in references)
    replace_file(path, _parts(held, ids, Stream.of(postings)))


def write_merged(
    path: Path,
    parts: Iterable[tuple[Segment, Collection[str]]],
    step: Callable[[], None] = lambda: None,
) -> None:
    """Write a segment of some recordings of others, in memory that does not grow with them.

    Checksums are those that were written first, so that damage is not made good by copying it.
    ``step`` is called before each piece; what it raises breaks the writing off.  Raises
    `LibraryError`, and ValueError where there is too much for one segment.
    """
    parts = list(parts)
    held = (
        (segment.reference(recording), segment.checksum(recording))
        for segment, kept in parts
        for recording in segment.recordings
        if recording in kept
    )
    ids = [each for segment, kept in parts for each in segment.with_landmarks if each in kept]
    postings = merged(
        [
            (segment.postings, np.array([each in kept for each in segment.with_landmarks], bool))
            for segment, kept in parts
        ]
    )

    def pieces() -> Iterator[bytes]:
        for piece in _parts(held, ids, postings):
            step()
            yield piece

    replace_file(path, pieces())


def _parts(
    references: Iterable[tuple[Reference, int]], ids: Sequence[str], postings: Stream
) -> Iterator[bytes]:
    """A segment's bytes, of references with their checksums, piece by piece."""
    yield _HEAD.pack(_MAGIC, FORMAT, 0)
    at = _HEAD.size
    rows: list[str] = []  # as text, which takes a third of the memory
    for reference, crc32 in references:
        row = {
            "id": reference.recording,
            "start": at,
            "samples": reference.samples,
            "crc32": crc32,
        }
        rows.append(json.dumps(row))
        yield reference.bits.tobytes()
        at += len(reference.bits)
    gap = -at % _ALIGNED
    yield bytes(gap)
    size = crc32 = 0
    for piece in chain([postings.directory.astype("<u4").tobytes()], postings.body):
        yield piece
        size += len(piece)
        crc32 = zlib.crc32(piece, crc32)
    told = {
        "start": at + gap,
        "directory": len(postings.directory),
        "size": size,
        "crc32": crc32,
        "time_bits": postings.time_bits,
        "ids": ids,
        "begins": postings.start,
        "end": postings.end,
    }
    both = f'{{"recordings": [{", ".join(rows)}], "postings": {json.dumps(told)}}}'
    table = both.encode()
    yield table
    yield _TAIL.pack(at + gap + size, len(table), zlib.crc32(table), _END)


class Segment:
    """A segment opened for reading; its bits and postings stay on disk until they are touched.

    Raises `DamagedLibrary` where the file is not a whole segment, `LibraryError` where it was
    written by another version, and FileNotFoundError where it is gone.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if path.stat().st_size < _HEAD.size + _TAIL.size:
            raise DamagedLibrary(
                f"{path} is cut off; the library is damaged: onara doctor --repair"
            )
        self._map = np.memmap(path, np.uint8, "r")
        magic, version, zero = _HEAD.unpack(self._map[: _HEAD.size].tobytes())
        if magic != _MAGIC or zero:
            raise DamagedLibrary(
                f"{path} is not a segment; the library is damaged: onara doctor --repair"
            )
        if version not in READABLE:
            raise LibraryError(
                f"{path} was written by another version of Onara (format {version}, this one reads "
                f"{' and '.join(map(str, READABLE))}); "
                "add the recordings anew to a library of this version"
            )
        table_at, length, crc32, end = _TAIL.unpack(self._map[-_TAIL.size :].tobytes())
        table = self._map[table_at : table_at + length].tobytes()
        if end != _END or zlib.crc32(table) != crc32:
            raise DamagedLibrary(
                f"{path} is cut off or altered; the library is damaged: onara doctor --repair"
            )
        told: Any = json.loads(table)
        self.version: int = version
        if isinstance(told, list) != (version == 1):
            raise DamagedLibrary(
                f"{path} is altered; the library is damaged: onara doctor --repair"
            )
        if version == 1:
            told = {"recordings": told, "postings": _NO_POSTINGS}
        self._rows = {
            row["id"]: _Row(row["id"], row["start"], row["samples"], row["crc32"])
            for row in told["recordings"]
        }
        self._told = told["postings"]
        self.with_landmarks: Sequence[str] = tuple(self._told["ids"])
        """Recordings that `postings` are of, in their order."""

    @property
    def recordings(self) -> Sequence[str]:
        return tuple(self._rows)

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return len(self._map)

    def reference(self, recording: str) -> Reference:
        row = self._rows[recording]
        return Reference(recording, row.samples, self._map[row.start : row.start + row.size])

    def checksum(self, recording: str) -> int:
        """The CRC-32 that its bits had when they were written."""
        return self._rows[recording].crc32

    @cached_property
    def postings(self) -> Postings:
        """Landmarks of the recordings that have any."""
        told = self._told
        if not told["ids"]:
            return Postings.of([])
        block, split = self._block(), _ALIGNED * told["directory"]
        packed = Packed(block[:split].view("<u4"), block[split:], told["time_bits"])
        return Postings(packed, np.array(told["begins"], np.int64), told["end"])

    def damaged(self) -> Iterator[str]:
        """Recordings whose bits or landmarks are not those that were written."""
        block = self._block()
        bits_end = max((row.start + row.size for row in self._rows.values()), default=0)
        gap = self._map[bits_end : self._told.get("start", 0)]
        shared = zlib.crc32(block.data) != self._told["crc32"] or bool(gap.any())
        for row in self._rows.values():
            if (shared and row.recording in self.with_landmarks) or zlib.crc32(
                self.reference(row.recording).bits.data
            ) != row.crc32:
                yield row.recording

    def _block(self) -> npt.NDArray[np.uint8]:
        """The bytes of the postings."""
        start = self._told.get("start", 0)
        return np.asarray(self._map[start : start + self._told["size"]])
