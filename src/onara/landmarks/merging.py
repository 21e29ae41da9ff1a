"""Postings of many segments made those of one, in memory that does not grow with them.

Hashes are gone through in their order, a few at a time: what all parts have of them is put on the
new shared time, sorted and packed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.landmarks.directory import Directory
from onara.landmarks.packed import Keys, Packing, Times
from onara.landmarks.pairs import HASH_BITS
from onara.landmarks.postings import APART, AT_ONCE, Postings

_CELLS = 1 << 12
"""Stretches into which the hashes are parted; as many of them are read together as are small."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Postings as they are written: what is known of them at first, then their ``body``.

    ``start``, ``end`` as of `Postings`, ``directory`` and ``time_bits`` as of `Packed`.
    """

    directory: Directory
    time_bits: int
    start: Sequence[int]
    end: int
    body: Iterator[bytes]

    @classmethod
    def of(cls, postings: Postings) -> Stream:
        packed = postings.packed
        return cls(
            packed.directory,
            packed.time_bits,
            postings.start.tolist(),
            postings.end,
            iter([packed.body.tobytes()]),
        )


def merged(parts: Sequence[tuple[Postings, npt.NDArray[np.bool_]]]) -> Stream:
    """The postings of all parts, one after another, as `Postings.of` makes them.

    Of each part a bool of shape (recordings,) says which recordings stay.  The parts are gone
    through twice: once to count, once when the body is asked for.  Raises ValueError where there is
    too much for one segment.
    """
    start: list[int] = []
    at = end = 0
    moves = []
    for postings, kept in parts:
        # From the start of one recording to that of the next are its own frames and a gap.
        following = np.append(postings.start[1:], postings.end + APART)
        move = np.zeros(len(kept), np.int64)
        for position in np.flatnonzero(kept):
            begin = int(postings.start[position])
            start.append(at)
            move[position] = at - begin
            end = at + int(following[position]) - begin - APART
            at = end + APART
        moves.append(move)
    sources = [
        _Source(postings, kept, move) for (postings, kept), move in zip(parts, moves, strict=True)
    ]
    # No finer than a directory of all of them would be.
    shift = Packing(sum(len(postings) for postings, _ in parts), end).low_bits
    counts = np.zeros((1 << (HASH_BITS - shift)) + 1, np.uint32)
    for source in sources:
        source.count(counts[1:], shift)
    below = np.cumsum(counts, dtype=np.uint64)
    packing = Packing(int(below[-1]), end)
    directory = Directory.of(below[packing.bounds >> np.uint64(shift)])
    return Stream(directory, packing.time_bits, start, end, _body(sources, packing))


class _Source:
    """One part: its postings, which recordings stay, and by how many frames each is moved."""

    def __init__(
        self, postings: Postings, kept: npt.NDArray[np.bool_], move: npt.NDArray[np.int64]
    ) -> None:
        self.packed = postings.packed
        self._start, self._kept, self._move = postings.start, kept, move

    def read(self, begin: int, end: int) -> tuple[Keys, Times]:
        """What stays of the entries from place ``begin`` to ``end``, on the new time."""
        keys, old = self.packed.read(begin, end)
        times = old.astype(np.int64)
        which = np.searchsorted(self._start, times, "right") - 1
        kept = self._kept[which]
        return keys[kept], (times + self._move[which])[kept].astype(np.uint64)

    def count(self, counts: npt.NDArray[np.uint32], shift: int) -> None:
        """Add how many entries stay of the keys that are alike but for so many lower bits."""
        for begin in range(0, len(self.packed), AT_ONCE):
            keys, _ = self.read(begin, min(begin + AT_ONCE, len(self.packed)))
            found, number = np.unique(keys >> np.uint32(shift), return_counts=True)
            counts[found] += number.astype(np.uint32)


def _body(sources: Sequence[_Source], packing: Packing) -> Iterator[bytes]:
    bounds = np.linspace(0, 1 << HASH_BITS, _CELLS + 1).astype(np.uint64)
    places = np.array([source.packed.search(bounds) for source in sources]).reshape(-1, len(bounds))
    total = places.sum(axis=0)
    first = 0
    while first < _CELLS:
        last = int(np.searchsorted(total, total[first] + AT_ONCE, "right")) - 1
        last = min(max(last, first + 1), _CELLS)
        read = [
            source.read(int(own[first]), int(own[last]))
            for source, own in zip(sources, places, strict=True)
        ]
        keys, times = (np.concatenate(each) for each in zip(*read, strict=True))
        order = np.lexsort((times, keys))
        yield packing.take(keys[order], times[order])
        first = last
    yield packing.end()
