"""One immutable file of references: packed bits and landmarks of some recordings, and a table.

Layout, little-endian:

    0            8 bytes   b"ONARASEG"
    8            u32       format version
    12           u32       zero
    16           ...       packed bits, one recording after the other, zeros up to a multiple of 8
    postings_at  ...       directory of the postings of all recordings (`landmarks.directory`)
    ...          ...       their body (`landmarks.packed`), zeros up to a multiple of 8
    table_at     ...       rows and names of the recordings (`index.table`)
    end - 88     7 * u64   postings_at, bytes of the postings, their number, steps of their
                           directory, table_at, number of recordings, bytes of their names
    end - 32     i64       last frame of the postings
    end - 24     4 * u32   bits of a time; crc32 of the postings, of the table, and of this tail
                           before it
    end - 8      8 bytes   b"ONARAEND"

A segment is written once, renamed into place, memory-mapped by readers and never changed.  Opening
one reads its head and tail; the table is compared with its checksum when it is first touched.
Formats 1 and 3 are read by `index.older`; format 4 differs by its directory and is read here.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onara.durable import replace_file
from onara.errors import DamagedLibrary, LibraryError
from onara.fingerprint import SAMPLES_PER_BYTE, Baseband, Bits, unpack
from onara.index.older import OLDER, table_of
from onara.index.table import NO_LANDMARKS, ROW, Row, Table, size_of
from onara.landmarks import Directory, Landmarks, Packed, Postings, Stream, merged

SEGMENT = ".segment"
"""Ending of the names of such files."""
FORMAT = 5
"""Raised when the layout or the meaning of bits or landmarks changes."""
_PLAIN_DIRECTORY = 4
"""The format before: its directory had a u32 for each step and one more, its tail no number of
postings, and the length of the directory for the steps."""
READABLE = (*OLDER, _PLAIN_DIRECTORY, FORMAT)
"""Formats that are read; others are refused (2 was in no release)."""

_HEAD = struct.Struct("<8sII")
_TAIL, _PLAIN_TAIL = struct.Struct("<7Qq4I8s"), struct.Struct("<6Qq4I8s")
_MAGIC, _END = b"ONARASEG", b"ONARAEND"
_ALIGNED = 8
Piece = bytes | memoryview
_CRC32 = _PLAIN_ITEM = 4


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


def write_segment(
    path: Path,
    references: Iterable[Reference],
    landmarks: Mapping[str, Landmarks] | None = None,
) -> None:
    """Write a segment and put it in place atomically.  Raises `LibraryError`.

    ``landmarks``: those of the recordings of which there are any, by recording.
    """
    landmarks = landmarks or {}
    by_name = {reference.recording: reference for reference in references}
    ids = [recording for recording in by_name if recording in landmarks]
    postings = Postings.of(landmarks[recording] for recording in ids)
    held = ((each, zlib.crc32(each.bits.data)) for each in by_name.values())
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
        (segment.reference_at(place), segment.checksum(place))
        for segment, kept in parts
        for place, recording in enumerate(segment.recordings)
        if recording in kept
    )
    laid = [
        (segment, kept, [segment.recordings[place] for place in segment.with_landmarks])
        for segment, kept in parts
    ]
    ids = [each for _, kept, names in laid for each in names if each in kept]
    postings = merged(
        [
            (segment.postings, np.array([each in kept for each in names], bool))
            for segment, kept, names in laid
        ]
    )

    def pieces() -> Iterator[Piece]:
        for piece in _parts(held, ids, postings):
            step()
            yield piece

    replace_file(path, pieces())


def _parts(
    references: Iterable[tuple[Reference, int]], ids: Sequence[str], postings: Stream
) -> Iterator[Piece]:
    """A segment's bytes, of references with their checksums, piece by piece."""
    rows: list[Row] = []

    def bits() -> Iterator[Piece]:
        at = _HEAD.size
        for reference, crc32 in references:
            rows.append(Row(reference.recording.encode(), at, reference.samples, crc32))
            yield reference.bits.tobytes()
            at += len(reference.bits)

    begins = dict(zip((each.encode() for each in ids), postings.start, strict=True))
    return segment_parts(bits(), lambda: Table.of(rows, begins), postings)


def segment_parts(
    bits: Iterable[Piece], table: Callable[[], Table], postings: Stream
) -> Iterator[Piece]:
    """The bytes of a segment, piece by piece.

    ``table`` is asked for once the bits were taken, and says where in them recordings lie.
    """
    yield _HEAD.pack(_MAGIC, FORMAT, 0)
    at = _HEAD.size
    for part in bits:
        yield part
        at += len(part)
    yield bytes(gap := -at % _ALIGNED)
    postings_at = at + gap
    size = crc32 = 0
    for part in chain(postings.directory.pieces, postings.body):
        yield part
        size += len(part)
        crc32 = zlib.crc32(part, crc32)
    yield bytes(gap := -size % _ALIGNED)
    made = table()
    rows, names = made.rows.tobytes(), made.names.tobytes()
    yield rows
    yield names
    tail = _TAIL.pack(
        postings_at,
        size,
        postings.directory.count,
        postings.directory.steps,
        postings_at + size + gap,
        len(made),
        len(names),
        postings.end,
        postings.time_bits,
        crc32,
        zlib.crc32(names, zlib.crc32(rows)),
        0,
        _END,
    )
    yield _checked(tail)


class _Tail(NamedTuple):
    postings_at: int
    postings_size: int
    postings: int
    steps: int
    table_at: int
    recordings: int
    names_size: int
    end: int
    time_bits: int
    postings_crc32: int
    table_crc32: int


class Segment:
    """A segment opened for reading; its bits and postings stay on disk until they are touched.

    Raises `DamagedLibrary` where the file is not a whole segment (where its table is altered: when
    that is first touched), `LibraryError` where it was written by another version, and
    FileNotFoundError where it is gone.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if path.stat().st_size < _HEAD.size:
            raise _cut_off(path)
        self._map = np.memmap(path, np.uint8, "r")
        magic, version, zero = _HEAD.unpack(self._map[: _HEAD.size].tobytes())
        if magic != _MAGIC or zero:
            raise DamagedLibrary(
                f"{path} is not a segment; the library is damaged: onara doctor --repair"
            )
        if version not in READABLE:
            raise LibraryError(
                f"{path} was written by another version of Onara (format {version}, this one reads "
                f"{', '.join(map(str, READABLE))}); "
                "add the recordings anew to a library of this version"
            )
        self.version: int = version
        self._older = table_of(path, self._map, version) if version in OLDER else None
        self._tail = self._read_tail() if self._older is None else _NOTHING

    def checksum(self, place: int) -> int:
        """The CRC-32 that the bits of a row had when they were written."""
        return int(self.recordings.rows["crc32"][place])

    def __len__(self) -> int:
        """Number of recordings."""
        return len(self._older) if self._older is not None else self._tail.recordings

    @cached_property
    def recordings(self) -> Table:
        """All recordings that lie here, in the order of their names.  Raises `DamagedLibrary`."""
        if self._older is not None:
            return self._older
        tail, names_at = self._tail, self._tail.table_at + ROW.itemsize * self._tail.recordings
        block = self._map[tail.table_at : names_at + tail.names_size]
        if zlib.crc32(block.data) != tail.table_crc32:
            raise _altered(self.path)
        rows = self._map[tail.table_at : names_at].view(ROW)
        return Table(np.asarray(rows), np.asarray(self._map[names_at:][: tail.names_size]))

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return len(self._map)

    @cached_property
    def with_landmarks(self) -> npt.NDArray[np.intp]:
        """Rows of the recordings that `postings` are of, in their order."""
        begins = self.recordings.rows["begin"]
        held = np.flatnonzero(begins != NO_LANDMARKS)
        return held[np.argsort(begins[held], kind="stable")]

    def has_landmarks(self, recording: str) -> bool:
        place = self.recordings.place(recording)
        return place is not None and self.recordings.rows["begin"][place] != NO_LANDMARKS

    def reference(self, recording: str) -> Reference:
        """Raises KeyError where the recording is not here."""
        place = self.recordings.place(recording)
        if place is None:
            raise KeyError(recording)
        return self.reference_at(place)

    def reference_at(self, place: int) -> Reference:
        """That of a row."""
        row = self.recordings.rows[place]
        start, samples = int(row["start"]), int(row["samples"])
        # A plain array: parts of a map are cut three times as slowly.
        bits = np.asarray(self._map[start : start + size_of(samples)])
        return Reference(self.recordings[place], samples, bits)

    @cached_property
    def postings(self) -> Postings:
        """Landmarks of the recordings that have any."""
        tail = self._tail
        if not tail.postings_size:
            return Postings.of([])
        block = self._block()
        if self.version == _PLAIN_DIRECTORY:
            split = _PLAIN_ITEM * (tail.steps + 1)
            directory, body = Directory.of(block[:split].view("<u4")), block[split:]
        else:
            directory, body = Directory.lying_in(block, tail.postings, tail.steps)
        packed = Packed(directory, body, tail.time_bits)
        begins = self.recordings.rows["begin"][self.with_landmarks]
        return Postings(packed, begins.astype(np.int64), tail.end)

    def damaged(self) -> Iterator[str]:
        """Recordings whose bits or landmarks are not those that were written.

        Raises `DamagedLibrary` where nobody can tell which recordings lie here.
        """
        table, block = self.recordings, self._block()
        samples = table.rows["samples"].astype(np.int64)
        ends = table.rows["start"].astype(np.int64) + -(-samples // SAMPLES_PER_BYTE)
        bits_end = int(ends.max(initial=_HEAD.size))
        gaps = [
            self._map[bits_end : self._tail.postings_at],
            self._map[self._tail.postings_at + len(block) : self._tail.table_at],
        ]
        shared = zlib.crc32(block.data) != self._tail.postings_crc32
        shared = shared or any(bool(gap.any()) for gap in gaps)
        has_landmarks = table.rows["begin"] != NO_LANDMARKS
        for place in range(len(self)):
            reference = self.reference_at(place)
            crc32 = zlib.crc32(reference.bits.data)
            if (shared and has_landmarks[place]) or crc32 != table.rows["crc32"][place]:
                yield reference.recording

    def _block(self) -> npt.NDArray[np.uint8]:
        """The bytes of the postings."""
        start = self._tail.postings_at
        return np.asarray(self._map[start : start + self._tail.postings_size])

    def _read_tail(self) -> _Tail:
        is_plain = self.version == _PLAIN_DIRECTORY
        layout = _PLAIN_TAIL if is_plain else _TAIL
        if len(self._map) < _HEAD.size + layout.size:
            raise _cut_off(self.path)
        raw = self._map[-layout.size :].tobytes()
        *told, _, end = layout.unpack(raw)
        if end != _END or raw != _checked(raw):
            raise _altered(self.path)
        if is_plain:
            told[2:3] = [0, told[2] - 1]
        tail = _Tail(*told)
        # What is cut off in the middle has a tail all the same.
        rows = ROW.itemsize * tail.recordings
        if tail.table_at + rows + tail.names_size + layout.size != len(self._map):
            raise _altered(self.path)
        return tail


_NOTHING = _Tail(0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0)


def _checked(tail: bytes) -> bytes:
    """A tail with its checksum, of what stands before it, filled in."""
    at = len(tail) - len(_END) - _CRC32
    return tail[:at] + zlib.crc32(tail[:at]).to_bytes(_CRC32, "little") + tail[at + _CRC32 :]


def _cut_off(path: Path) -> DamagedLibrary:
    return DamagedLibrary(f"{path} is cut off; the library is damaged: onara doctor --repair")


def _altered(path: Path) -> DamagedLibrary:
    return DamagedLibrary(
        f"{path} is cut off or altered; the library is damaged: onara doctor --repair"
    )
