"""What it takes to get the old bytes of a file back from the new ones.

Writing other tags leaves nearly all of a file as it was, if not where it was: the sound moves, MP4
counts its offsets anew, Ogg numbers its pages and their checksums anew.  So the delta says which
runs of the old file are copied from the new one and keeps, word for word, only what lies between
them, as VCDIFF does (RFC 3284).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import numpy as np

from onara.mending.alignment import Run, runs

Bytes = bytes | memoryview
"""Also a memory map, as a ``memoryview`` of it: nothing is read that is not needed."""

_MAGIC = b"ONARAD1\n"
_LEVEL = 6


def delta_between(old: Bytes, new: Bytes) -> bytes:
    """What `restored` makes the ``old`` bytes of again, given the ``new`` ones."""
    made = bytearray()
    done = expected = 0
    old_bytes, new_bytes = np.frombuffer(old, np.uint8), np.frombuffer(new, np.uint8)
    for run in (*runs(old_bytes, new_bytes), Run(len(old), 0, 0)):
        kept = old_bytes[done : run.old].tobytes()
        expected += len(kept)
        made += _number(len(kept)) + kept
        made += _number(run.length) + _number(_zigzag(run.new - expected))
        done, expected = run.old + run.length, run.new + run.length
    packed = zlib.compress(bytes(made), _LEVEL)
    return _MAGIC + zlib.crc32(packed).to_bytes(4, "big") + packed


def restored(new: Bytes, delta: bytes) -> Iterator[Bytes]:
    """The old bytes, part by part.  Raises ``ValueError`` where the delta is damaged."""
    packed = delta[len(_MAGIC) + 4 :]
    whole = delta[: len(_MAGIC)] == _MAGIC
    if not whole or zlib.crc32(packed).to_bytes(4, "big") != delta[len(_MAGIC) : len(_MAGIC) + 4]:
        raise ValueError("is damaged")
    made = memoryview(zlib.decompress(packed))
    source = memoryview(new)
    place = expected = 0
    while place < len(made):
        count, place = _read(made, place)
        yield made[place : place + count]
        place, expected = place + count, expected + count
        length, place = _read(made, place)
        folded, place = _read(made, place)
        begin = expected + _unfolded(folded)
        if not 0 <= begin <= begin + length <= len(source):
            # Of the last run nothing is copied, so that it may lie anywhere.
            if length:
                raise ValueError("is of another file")
            continue
        yield source[begin : begin + length]
        expected = begin + length


def _number(value: int) -> bytes:
    """Seven bits a byte, the lowest first, the top bit while there are more."""
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    made.append(value)
    return bytes(made)


def _read(made: memoryview, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = made[place]
        value |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            return value, place


def _zigzag(value: int) -> int:
    return value << 1 if value >= 0 else (-value << 1) - 1


def _unfolded(value: int) -> int:
    return value >> 1 if not value & 1 else -((value + 1) >> 1)
