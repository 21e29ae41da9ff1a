"""Which of millions of sounds could be meant by this one?  A signature file answers at once.

Each sound is reduced to 64 bits, one for each pair of neighbouring letters that occurs in it
(superimposed coding: Mooers 1951; signature files: Faloutsos and Christodoulakis 1984).  One typo
changes few pairs, so near sounds have near signatures, and what contains a text has all its bits.
A million signatures are eight megabytes, and comparing them all takes a millisecond or two whatever
the letters are, where posting lists of trigrams are long just for the commonest names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
import numpy.typing as npt

CHUNK = 1 << 14
"""Signatures kept in one row of the database: 128 kB, so that appending rewrites little."""
_BLOCK = 1 << 15
"""Signatures compared at a time: 256 kB, which stay in the cache of one core with what is made of
them; a million at once take twice as long."""
_BITS_OF_SLIP = {0: 0, 1: 6, 2: 9}
"""Bits that may differ for so many slips.  Two letters exchanged replace three pairs by three."""


def slips(sound: str) -> int:
    """How many wrong, missing or further letters are forgiven: 0, 1 or 2.

    Below four letters one slip makes another name, and below seven two do.
    """
    length = len(sound)
    return 0 if length < 4 else 1 if length < 7 else 2


def signature(sound: str) -> int:
    """The 64 bits of a sound: one for each pair of neighbouring letters, none for a single one."""
    bits = 0
    for start in range(len(sound) - 1):
        bits |= _bit(sound[start : start + 2])
    return bits


@cache
def _bit(pair: str) -> int:
    # Multiplicative hashing (Knuth, TAOCP 3, 6.4): neighbouring letters spread well.
    mixed = (ord(pair[0]) * 0x1F35 + ord(pair[1])) * 0x9E3779B97F4A7C15
    return 1 << (mixed >> 58 & 63)


class Signatures:
    """The signatures of many sounds, by their numbers; ``bits`` has shape (sounds,)."""

    def __init__(self, bits: npt.NDArray[np.uint64]) -> None:
        self._bits = bits
        self._counts = np.bitwise_count(bits)

    def __len__(self) -> int:
        return len(self._bits)

    def near(self, sound: str, most: int) -> list[int]:
        """At most ``most`` sounds that `slips` slips might have led to, the nearest first."""
        allowed = _BITS_OF_SLIP[slips(sound)]
        wanted = np.uint64(signature(sound))
        return _lowest(
            most,
            (
                (first, apart, np.flatnonzero(apart <= allowed))
                for first, bits in self._blocks()
                for apart in (np.bitwise_count(bits ^ wanted),)
            ),
        )

    def containing(self, sound: str, most: int) -> list[int]:
        """At most ``most`` sounds that might hold this one, the shortest first.

        Some pairs may be missing: those where a word was left out.
        """
        allowed = len(sound) // 8
        wanted = np.uint64(signature(sound))
        return _lowest(
            most,
            (
                (
                    first,
                    self._counts[first : first + _BLOCK],
                    np.flatnonzero(np.bitwise_count(wanted & ~bits) <= allowed),
                )
                for first, bits in self._blocks()
            ),
        )

    def _blocks(self) -> Iterator[tuple[int, npt.NDArray[np.uint64]]]:
        for first in range(0, len(self._bits), _BLOCK):
            yield first, self._bits[first : first + _BLOCK]


def _lowest(
    most: int,
    blocks: Iterable[tuple[int, npt.NDArray[np.uint8], npt.NDArray[np.intp]]],
) -> list[int]:
    """The numbers of lowest cost, of (first number, costs, places that count) of each block."""
    numbers, costs = [], []
    for first, of_block, places in blocks:
        if len(places):
            numbers.append(places + first)
            costs.append(of_block[places])
    if not numbers:
        return []
    order = np.argsort(np.concatenate(costs), kind="stable")[:most]
    found: list[int] = np.concatenate(numbers)[order].tolist()
    return found
