"""How many of sorted keys lie below each of equal steps, in two bits a key.

For every step there is a mark, and before it an empty place for each key that lies in the step: the
code of Elias and Fano for numbers that never fall (P. Elias, Journal of the ACM 21(2), 1974).  How
many marks lie before each block is written beside, so that any of them is found without reading
those before it.
"""

from __future__ import annotations

from bisect import bisect_right

import numpy as np
import numpy.typing as npt

_WORDS = 8
"""Of 64 bits in a block."""
_BLOCK_BITS, _BLOCK_BYTES = 64 * _WORDS, 8 * _WORDS
_BEFORE_BYTES = 4
_AT_ONCE = 1 << 20
"""Marks that are set at a time."""

Counts = npt.NDArray[np.int64]


class Directory:
    """Of ``count`` keys in ``steps`` steps: ``before`` uint32 (blocks,), how many marks lie before
    each block; ``marks`` uint8 (64 * blocks,), the first place in the lowest bit."""

    def __init__(
        self,
        count: int,
        steps: int,
        before: npt.NDArray[np.uint32],
        marks: npt.NDArray[np.uint8],
    ) -> None:
        self.count, self.steps = count, steps
        self.before, self.marks = before, marks
        self._words = marks.view("<u8").reshape(-1, _WORDS)

    @classmethod
    def of(cls, below: npt.NDArray[np.integer]) -> Directory:
        """``below`` (steps + 1,): how many keys lie below the begin of each step, and in all."""
        count, steps = int(below[-1]), len(below) - 1
        blocks = _blocks(count, steps)
        marks = np.zeros(blocks * _BLOCK_BYTES, np.uint8)
        for begin in range(0, steps, _AT_ONCE):
            part = below[begin + 1 : begin + 1 + _AT_ONCE]
            at = part.astype(np.int64) + np.arange(begin, begin + len(part))
            np.bitwise_or.at(marks, at >> 3, (1 << (at & 7)).astype(np.uint8))
        held = np.bitwise_count(marks).reshape(blocks, _BLOCK_BYTES).sum(axis=1, dtype=np.uint32)
        return cls(count, steps, np.cumsum(held, dtype=np.uint32) - held, marks)

    @classmethod
    def lying_in(
        cls, raw: npt.NDArray[np.uint8], count: int, steps: int
    ) -> tuple[Directory, npt.NDArray[np.uint8]]:
        """The directory that `pieces` were written of, and the bytes that follow it."""
        blocks = _blocks(count, steps)
        split, end = _BEFORE_BYTES * blocks, (_BEFORE_BYTES + _BLOCK_BYTES) * blocks
        return cls(count, steps, raw[:split].view("<u4"), raw[split:end]), raw[end:]

    @property
    def pieces(self) -> tuple[bytes, bytes]:
        """As it is written: ``before``, little-endian, and ``marks``."""
        return self.before.astype("<u4").tobytes(), self.marks.tobytes()

    @property
    def size(self) -> int:
        """Bytes."""
        return self.before.nbytes + self.marks.nbytes

    def below(self, step: npt.NDArray[np.integer]) -> Counts:
        """How many keys lie below the begin of each of some steps, which may be the end of all."""
        return self._select(step)[0]

    def reach(self, step: npt.NDArray[np.integer]) -> tuple[Counts, Counts]:
        """How many keys lie below the begin of each of some steps, and below its end."""
        begin, at, word = self._select(step)
        # The next mark mostly lies in the same word.  The first step has none before it.
        ahead = word >> (at & np.uint64(63)) >> np.uint64(1)
        ahead[step == 0] = self._words[0, 0]
        empty = np.bitwise_count((ahead & (~ahead + np.uint64(1))) - np.uint64(1))
        end = begin + empty
        beyond = np.flatnonzero(ahead == 0)
        end[beyond] = self._select(step[beyond].astype(np.int64) + 1)[0]
        return begin, end

    def _select(
        self, step: npt.NDArray[np.integer]
    ) -> tuple[Counts, npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
        """Of each step how many keys lie below it, where the mark before it is (of the first step:
        the first mark), and the word with it."""
        mark = np.maximum(step.astype(np.int64) - 1, 0)
        block = np.searchsorted(self.before, mark.astype(np.uint32), "right") - 1
        words = self._words[block]
        word, rest = _holding(words, mark - self.before[block].astype(np.int64))
        held = np.take_along_axis(words, word[:, None], axis=1)
        byte, rest = _holding(held.view(np.uint8), rest)
        value = np.take_along_axis(held.view(np.uint8), byte[:, None], axis=1)[:, 0]
        at = (block * _WORDS + word) * 64 + byte * 8 + _PLACE[value, rest]
        return np.where(step > 0, at - mark, 0), at.astype(np.uint64), held[:, 0]

    def all_below(self) -> Counts:
        """What `of` was given."""
        at = np.flatnonzero(np.unpackbits(self.marks, bitorder="little"))
        return np.append(0, at - np.arange(len(at)))

    def steps_of(self, begin: int, end: int) -> Counts:
        """The steps in which the keys from number ``begin`` to ``end`` lie: (end - begin,)."""
        if begin >= end:
            return np.empty(0, np.int64)
        first, last = self._step_of(begin), self._step_of(end - 1)
        from_, to = begin + first, end + last
        bits = np.unpackbits(self.marks[from_ >> 3 : (to + 7) >> 3], bitorder="little")
        places = np.flatnonzero(bits[from_ & 7 : (from_ & 7) + to - from_] == 0)
        places -= np.arange(len(places))
        places += first
        return places

    def _step_of(self, key: int) -> int:
        def begin(step: int) -> int:
            return int(self.below(np.array([step]))[0])

        return bisect_right(range(self.steps + 1), key, key=begin) - 1


def _blocks(count: int, steps: int) -> int:
    return -(-(count + steps) // _BLOCK_BITS)


def _holding(
    parts: npt.NDArray[np.uint64] | npt.NDArray[np.uint8], mark: Counts
) -> tuple[Counts, Counts]:
    """Which of the parts (m, 8) holds the mark of a number (m,), and its number within."""
    until = np.cumsum(np.bitwise_count(parts), axis=1, dtype=np.int64)
    which = (until <= mark[:, None]).sum(axis=1)
    before = np.take_along_axis(until, np.maximum(which - 1, 0)[:, None], axis=1)[:, 0]
    return which, mark - np.where(which > 0, before, 0)


def _places() -> npt.NDArray[np.int64]:
    """Of each byte the places of its bits, the lowest first: (256, 8)."""
    bits = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1, bitorder="little")
    return np.argsort(1 - bits, axis=1, kind="stable")


_PLACE = _places()
