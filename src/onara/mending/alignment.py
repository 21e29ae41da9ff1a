"""Which runs of bytes do two versions of a file have in common, and where?

A run goes on at the same distance over bytes that differ, as numbers and checksums do that were
counted anew.  Where that is lost, blocks of the new version are looked up by a rolling hash (Karp
and Rabin, 1987), at every place of the old one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.uint8]

SHORTEST = 12
"""Bytes that must agree between two differences: to copy fewer costs as much as to keep them."""
LOST = 512
"""A stretch of so many bytes that differ, nowhere `SHORTEST` of them alike, is no counter."""
BLOCK = 32
"""Bytes of a block that is looked up; more in files of which that would be too many blocks."""
MOST_BLOCKS = 1 << 20
STRETCH = 1 << 20
"""Bytes that are compared or hashed at a time."""
_ROOT = np.uint64(0x9E3779B97F4A7C15 | 1)
"""Odd, so that it has an inverse modulo 2**64."""
_INVERSE = np.uint64(pow(int(_ROOT), -1, 1 << 64))


class Run(NamedTuple):
    """``length`` bytes from ``old`` on are those from ``new`` on of the other version."""

    old: int
    new: int
    length: int


def runs(old: Array, new: Array) -> Iterator[Run]:
    """Runs of ``old`` that are found in ``new``, in their order in ``old``, none overlapping."""
    blocks = _Blocks(old, new)
    done, distance = 0, 0
    # Whatever changes the length of a file usually leaves its end alone.
    usual = len(new) - len(old)
    while done < len(old):
        place = next(
            (
                (done, done + each)
                for each in (distance, usual)
                if _agree(old, new, done, done + each)
            ),
            None,
        )
        place = place or blocks.next(done, done + distance)
        if place is None:
            return
        begin, there = place
        while begin > done and there > 0 and old[begin - 1] == new[there - 1]:
            begin, there = begin - 1, there - 1
        distance = there - begin
        for run in _followed(old, new, begin, there):
            yield run
            done = run.old + run.length


def _agree(old: Array, new: Array, here: int, there: int) -> bool:
    if there < 0:
        return False
    some = old[here : here + BLOCK]
    return len(some) >= SHORTEST and np.array_equal(some, new[there : there + BLOCK])


def _followed(old: Array, new: Array, here: int, there: int) -> Iterator[Run]:
    """The runs at one distance, until it is lost."""
    while here < len(old) and there < len(new):
        size = min(STRETCH, len(old) - here, len(new) - there)
        differ = np.flatnonzero(old[here : here + size] != new[there : there + size])
        begin = 0
        if len(differ):
            apart = np.flatnonzero(np.diff(differ) > SHORTEST)
            firsts = differ[np.concatenate(([0], apart + 1))]
            lasts = differ[np.concatenate((apart, [len(differ) - 1]))]
            for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
                if first > begin:
                    yield Run(here + begin, there + begin, first - begin)
                if last - first >= LOST:
                    return
                begin = last + 1
        if size > begin:
            yield Run(here + begin, there + begin, size - begin)
        here, there = here + size, there + size


class _Blocks:
    """Where the blocks of the new version are in the old one."""

    def __init__(self, old: Array, new: Array) -> None:
        self._old, self._new = old, new
        self._block = BLOCK
        while len(new) // self._block > MOST_BLOCKS:
            self._block *= 2
        self._known: npt.NDArray[np.uint64] | None = None
        self._order: npt.NDArray[np.intp]
        self._begin = self._end = 0
        self._hits: npt.NDArray[np.intp] = np.empty(0, np.intp)
        self._hashes: npt.NDArray[np.uint64]

    def next(self, here: int, expected: int) -> tuple[int, int] | None:
        """The next place from ``here`` on of which a block is found, and where it is; of several
        places in the new version that which is nearest to where it is ``expected``."""
        distance = expected - here
        while here + self._block <= len(self._old):
            if not self._begin <= here < self._end:
                self._hash(here)
            for hit in self._hits[np.searchsorted(self._hits, here - self._begin) :].tolist():
                place = self._begin + hit
                found = self._found(place, self._hashes[hit], place + distance)
                if found is not None:
                    return place, found
            here = self._end
        return None

    def _found(self, place: int, hashed: np.uint64, expected: int) -> int | None:
        assert self._known is not None
        first = int(np.searchsorted(self._known, hashed))
        last = int(np.searchsorted(self._known, hashed, "right"))
        # Blocks of one hash are in the order of the file.
        blocks = self._order[first:last]
        nearest = int(np.searchsorted(blocks, expected // self._block))
        for each in blocks[max(0, nearest - 1) : nearest + 1].tolist():
            there = each * self._block
            old = self._old[place : place + self._block]
            if np.array_equal(old, self._new[there : there + self._block]):
                return int(there)
        return None

    def _hash(self, begin: int) -> None:
        """Hash the windows that begin in a stretch, and note those that are blocks."""
        if self._known is None:
            hashes = self._of_blocks()
            self._order = np.argsort(hashes, kind="stable")
            self._known = hashes[self._order]
        some = self._old[begin : begin + STRETCH + self._block - 1].astype(np.uint64)
        count = len(some) - self._block + 1
        sums = np.concatenate(([np.uint64(0)], np.cumsum(some * _powers(_ROOT, len(some)))))
        windows = (sums[self._block :] - sums[: -self._block])[:count]
        self._hashes = windows * _powers(_INVERSE, count)
        places = np.searchsorted(self._known, self._hashes)
        if len(self._known):
            places[places == len(self._known)] = 0
            self._hits = np.flatnonzero(self._known[places] == self._hashes)
        self._begin, self._end = begin, begin + count

    def _of_blocks(self) -> npt.NDArray[np.uint64]:
        count = len(self._new) // self._block
        powers = _powers(_ROOT, self._block)
        hashes = np.empty(count, np.uint64)
        at_once = STRETCH // self._block
        for first in range(0, count, at_once):
            some = self._new[first * self._block : min(first + at_once, count) * self._block]
            table = some.reshape(-1, self._block).astype(np.uint64)
            hashes[first : first + at_once] = (table * powers).sum(axis=1, dtype=np.uint64)
        return hashes


def _powers(root: np.uint64, count: int) -> npt.NDArray[np.uint64]:
    """``root`` to the power of 0, 1, 2 ... modulo 2**64."""
    factors = np.full(count, root, np.uint64)
    factors[:1] = 1
    return np.cumprod(factors)
