"""References in a file of their own, for somebody who has the same soundtrack: how a recording
sounds and what it is, and nothing of the machine that it was made on.

Layout, little-endian:

    0            8 bytes   b"ONARAREF"
    8            u32       format version
    12           u32       number of recordings
    16           u32       crc32 of what is before
    20           ...       the recordings, in the order of their ids

and of each recording

    0            u32       length of the head
    4            u32       length of the body
    8            u32       crc32 of these lengths, the head and the body
    12           ...       head: JSON with sorted keys and nothing to spare, see `_head`
    ...          ...       body: packed bits; hashes of landmarks, u32 each; their times, u32 each;
                           timbre, float32 each

The same recordings give the same bytes.  A recording's id is made of its bits, so what was altered
on purpose goes by another id or by none.
"""

from __future__ import annotations

import json
import os
import stat
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from onara.audio import Tags
from onara.errors import UnusableInput
from onara.examine import recording_id
from onara.fingerprint import BASEBAND_RATE, SAMPLES_PER_BYTE
from onara.index import Reference
from onara.landmarks import Landmarks
from onara.timbre import MEASURE, SIZE, Timbre

FORMAT = 1
"""Raised when the layout or the meaning of bits, landmarks or timbres changes."""

_START = struct.Struct("<8sII")
_SUM = struct.Struct("<I")
_LENGTHS = struct.Struct("<II")
_MAGIC = b"ONARAREF"
_LONGEST_HEAD = 1 << 17
_LONGEST_TEXT = 4000
"""Characters of a tag that are kept: more is no name."""
_LONGEST_BODY = 1 << 28
"""Bytes of a recording's body: 130 hours."""
_TEXTS = ("album", "album_artist", "artist", "song", "title", "version")


@dataclass(frozen=True, slots=True)
class Shared:
    """One recording as it is handed on.

    ``landmarks``: ``None`` where none were taken; ``is_measured``: a timbre was taken, and it is
    ``None`` where the sound is too short for one; ``song``, ``version``: as of a file.
    """

    reference: Reference
    landmarks: Landmarks | None
    is_measured: bool
    timbre: Timbre | None
    tags: Tags
    song: str | None
    version: str | None

    @property
    def recording(self) -> str:
        return self.reference.recording

    @property
    def duration_s(self) -> float:
        return self.reference.samples / BASEBAND_RATE


def written(count: int, recordings: Iterable[Shared]) -> Iterator[bytes]:
    """The bytes of a file of ``count`` recordings, which come in the order of their ids."""
    start = _START.pack(_MAGIC, FORMAT, count)
    yield start
    yield _SUM.pack(zlib.crc32(start))
    for each in recordings:
        head = _encoded(_head(each))
        body = each.reference.bits.tobytes()
        if each.landmarks is not None:
            body += each.landmarks.hash.astype("<u4").tobytes()
            body += each.landmarks.time.astype("<u4").tobytes()
        if each.timbre is not None:
            body += each.timbre.astype("<f4").tobytes()
        lengths = _LENGTHS.pack(len(head), len(body))
        yield lengths
        yield _SUM.pack(zlib.crc32(body, zlib.crc32(lengths + head)))
        yield head
        yield body


def is_references(path: Path) -> bool:
    """Whether a file begins like one of references."""
    try:
        # No pipe: it would be waited for.
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
            return False
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


class ReferenceFile:
    """A file of references, opened for reading; what is read of it is checked and found whole.

    Raises `UnusableInput` where the file is none, is not whole or of another version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
                raise UnusableInput(path, "is not a file")
            self._file: BinaryIO = path.open("rb")
        except OSError as error:
            raise UnusableInput(
                path, f"cannot be read ({(error.strerror or '').lower()})"
            ) from error
        try:
            self._size = os.fstat(self._file.fileno()).st_size
            self.count = self._read_start()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> ReferenceFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def recordings(self) -> Iterator[Shared]:
        """All recordings, one after another, each read and checked when it is asked for.

        Raises `UnusableInput` at the first that is not whole, and where the file does not end with
        the last.
        """
        self._file.seek(_START.size + _SUM.size)
        before = ""
        for _ in range(self.count):
            each = self._read_recording()
            if each.recording <= before:
                raise self._altered()
            before = each.recording
            yield each
        if self._file.tell() != self._size:
            raise self._altered()

    def _read_start(self) -> int:
        start = self._read(_START.size, is_start=True)
        magic, version, count = _START.unpack(start)
        if magic != _MAGIC:
            raise UnusableInput(self.path, "is not a file of references")
        if self._read(_SUM.size) != _SUM.pack(zlib.crc32(start)):
            raise self._altered()
        if version != FORMAT:
            raise UnusableInput(
                self.path,
                f"was written by another version of Onara (format {version}, this one reads "
                f"{FORMAT})",
            )
        return int(count)

    def _read_recording(self) -> Shared:
        lengths = self._read(_LENGTHS.size)
        in_head, in_body = _LENGTHS.unpack(lengths)
        if in_head > _LONGEST_HEAD or in_body > _LONGEST_BODY:
            raise self._altered()
        (crc32,) = _SUM.unpack(self._read(_SUM.size))
        head, body = self._read(in_head), self._read(in_body)
        if zlib.crc32(body, zlib.crc32(lengths + head)) != crc32:
            raise self._altered()
        try:
            return _shared(head, body)
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise self._altered() from error

    def _read(self, count: int, *, is_start: bool = False) -> bytes:
        # What is not there is not made room for.
        if self._file.tell() + count > self._size:
            if is_start:
                raise UnusableInput(self.path, "is not a file of references")
            raise UnusableInput(self.path, "is cut off")
        try:
            found = self._file.read(count)
        except OSError as error:
            raise UnusableInput(
                self.path, f"cannot be read ({(error.strerror or '').lower()})"
            ) from error
        if len(found) < count:
            raise UnusableInput(self.path, "is cut off")
        return found

    def _altered(self) -> UnusableInput:
        return UnusableInput(self.path, "is altered: it is not what Onara wrote")


def _head(each: Shared) -> dict[str, Any]:
    """``landmarks``: how many, null where none were taken; ``timbre``: which measure and how many
    values, null where none was taken."""
    tags = each.tags
    return {
        "album": _cut(tags.album),
        "album_artist": _cut(tags.album_artist),
        "artist": _cut(tags.artist),
        "id": each.recording,
        "landmarks": None if each.landmarks is None else len(each.landmarks),
        "samples": each.reference.samples,
        "song": each.song,
        "timbre": [MEASURE, 0 if each.timbre is None else len(each.timbre)]
        if each.is_measured
        else None,
        "title": _cut(tags.title),
        "version": each.version,
    }


def _encoded(head: dict[str, Any]) -> bytes:
    return json.dumps(head, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _cut(text: str | None) -> str | None:
    """A text as it can be handed on: not too long, and text."""
    if text is None:
        return None
    return text[:_LONGEST_TEXT].encode(errors="replace").decode()


def _shared(head: bytes, body: bytes) -> Shared:
    """A recording of its head and body; raises ValueError, TypeError or KeyError where it is not
    what `written` writes."""
    told = json.loads(head)
    if not isinstance(told, dict) or _encoded(told) != head or len(told) != len(_TEXTS) + 4:
        raise ValueError(head)
    texts = {name: told[name] for name in _TEXTS}
    for text in texts.values():
        if text is not None and (not isinstance(text, str) or len(text) > _LONGEST_TEXT):
            raise ValueError(text)
    samples, counted = _whole(told["samples"]), told["landmarks"]
    count = 0 if counted is None else _whole(counted)
    measured = told["timbre"]
    measure, size = (0, 0) if measured is None else map(_whole, measured)
    in_bits = -(-samples // SAMPLES_PER_BYTE)
    if not samples or len(body) != in_bits + 8 * count + 4 * size:
        raise ValueError(samples)
    bits = body[:in_bits]
    recording = told["id"]
    if not isinstance(recording, str) or recording != recording_id(bits):
        raise ValueError(recording)
    landmarks = Landmarks(
        np.frombuffer(body, "<u4", count, in_bits),
        np.frombuffer(body, "<u4", count, in_bits + 4 * count),
    )
    if not landmarks.could_be_of(samples / BASEBAND_RATE):
        raise ValueError(count)
    timbre = np.frombuffer(body, "<f4", size, in_bits + 8 * count)
    if not np.isfinite(timbre).all() or (measure == MEASURE and size not in (0, SIZE)):
        raise ValueError(size)
    # A timbre of another measure is as good as none.
    is_measured = measured is not None and measure == MEASURE
    return Shared(
        Reference(recording, samples, np.frombuffer(bits, np.uint8)),
        None if counted is None else landmarks,
        is_measured,
        timbre if is_measured and size else None,
        Tags(texts["title"], texts["artist"], texts["album"], texts["album_artist"]),
        texts["song"],
        texts["version"],
    )


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(value)
    return value
