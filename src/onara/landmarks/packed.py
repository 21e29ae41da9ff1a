"""Sorted keys with their times, in few bits: where does a key lie, without reading all of them?

The upper bits of the keys are not written: a `Directory` says where each value of them begins.  Of
an entry remain the lower bits of its key and its time, packed without gaps.  A library that doubles
needs one bit more for the time and one bit less for the key.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt

from onara.landmarks.directory import Counts, Directory
from onara.landmarks.pairs import HASH_BITS

Keys = npt.NDArray[np.uint32]
Times = npt.NDArray[np.uint64]

_MOST_STEPS = 22
"""The directory has at most two to the power of this many steps, so that segments are merged in
memory that does not grow with them; before, from one to two entries a step."""
_MOST_WIDTH = 57
"""Bits of an entry: with a shift of up to seven it is read as one word of 64."""
_HELD_AT_MOST = 1 << 24
"""Entries that are kept unpacked once they were asked for (200 MB, 300 hours): a search in them is
ten times as fast."""
_PAD = 8
_AT_ONCE = 1 << 20
"""Entries that are packed at a time; a multiple of eight."""


class Packed:
    """``directory`` of a power of two of steps, ``body`` uint8: as `of` makes them, or lying on
    disk.

    ``time_bits``: bits of a time; ``width``: of an entry.
    """

    def __init__(self, directory: Directory, body: npt.NDArray[np.uint8], time_bits: int) -> None:
        self.directory, self.body, self.time_bits = directory, body, time_bits
        self._low_bits = HASH_BITS - directory.steps.bit_length() + 1
        self.width = self._low_bits + time_bits
        # Entries begin at any byte.
        self._words = np.ndarray(max(0, len(body) - _PAD + 1), "<u8", body, strides=(1,))

    @classmethod
    def of(cls, keys: Keys, times: Times) -> Packed:
        """Keys in their order, each below 2**`HASH_BITS`, and their times.

        Raises ValueError where there is too much for the width of an entry.
        """
        packing = Packing(len(keys), int(times.max(initial=0)))
        directory = Directory.of(np.searchsorted(keys, packing.bounds))
        body = packing.take(keys, times) + packing.end()
        return cls(directory, np.frombuffer(body, np.uint8), packing.time_bits)

    @classmethod
    def of_entries(cls, entries: npt.NDArray[np.uint64], time_bits: int) -> Packed:
        """Of words that hold a key and below it a time of so many bits, in their order.

        Raises ValueError as `of` does.
        """
        packing = Packing(len(entries), (1 << time_bits) - 1)
        # The last bound is above all words.
        bounds = packing.bounds[:-1] << np.uint64(time_bits)
        directory = Directory.of(np.append(np.searchsorted(entries, bounds), len(entries)))
        body = bytearray()
        for begin in range(0, len(entries), _AT_ONCE):
            part = entries[begin : begin + _AT_ONCE]
            keys = (part >> np.uint64(time_bits)).astype(np.uint32)
            body += packing.take(keys, part & np.uint64((1 << time_bits) - 1))
        body += packing.end()
        return cls(directory, np.frombuffer(body, np.uint8), time_bits)

    def __len__(self) -> int:
        return self.directory.count

    @property
    def size(self) -> int:
        """Bytes of directory and body."""
        return self.directory.size + self.body.nbytes

    def first(self, keys: npt.NDArray[np.integer]) -> npt.NDArray[np.intp]:
        """How many entries have a lower key, for keys up to 2**`HASH_BITS`."""
        if len(self) <= _HELD_AT_MOST:
            return np.asarray(np.searchsorted(self._held[0], keys), np.intp)
        return self.search(keys)

    def search(self, keys: npt.NDArray[np.integer]) -> npt.NDArray[np.intp]:
        """What `first` says, looked up where it lies; nothing is unpacked and kept."""
        low, begin, end = self._steps_of(keys)
        return self._lower(low, begin, end)

    def runs(
        self, keys: npt.NDArray[np.uint32]
    ) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """Of each key, where its entries begin and how many there are."""
        if len(self) > _HELD_AT_MOST:
            low, begin, end = self._steps_of(keys)
            first = self._lower(low, begin, end)
            return first, self._lower(low + np.uint64(1), first, end) - first
        held = self._held[0]
        first = self.first(keys)
        many = np.zeros(len(keys), np.intp)
        # Most keys have no entry: the end is looked for of those that have.
        there = np.flatnonzero(first < len(held))
        there = there[held[first[there]] == keys[there]]
        many[there] = np.searchsorted(held, keys[there], "right") - first[there]
        return first, many

    def times(self, at: npt.NDArray[np.intp]) -> Times:
        """Times of the entries at the places given."""
        if len(self) <= _HELD_AT_MOST:
            return np.asarray(self._held[1][at], np.uint64)
        return self._entries(at) & np.uint64((1 << self.time_bits) - 1)

    def all(self) -> tuple[Keys, Times]:
        """All keys and their times."""
        if len(self) <= _HELD_AT_MOST:
            return self._held
        return self._unpacked()

    @cached_property
    def _held(self) -> tuple[Keys, Times]:
        return self._unpacked()

    def read(self, begin: int, end: int) -> tuple[Keys, Times]:
        """Keys and times of the entries from place ``begin`` to ``end``; nothing is kept."""
        at = np.arange(begin, end)
        entries = self._entries(at)
        upper = self.directory.steps_of(begin, end).astype(np.uint64) << np.uint64(self._low_bits)
        keys = upper | (entries >> np.uint64(self.time_bits))
        return keys.astype(np.uint32), entries & np.uint64((1 << self.time_bits) - 1)

    def _unpacked(self) -> tuple[Keys, Times]:
        return self.read(0, len(self))

    def _steps_of(self, keys: npt.NDArray[np.integer]) -> tuple[Times, Counts, Counts]:
        """Of each key what the directory does not tell of it, and between which entries it lies."""
        keys = keys.astype(np.uint64)
        step = np.minimum(keys >> np.uint64(self._low_bits), self.directory.steps - 1)
        return keys - (step << np.uint64(self._low_bits)), *self.directory.reach(step)

    def _lower(self, low: Times, begin: Counts, end: Counts) -> npt.NDArray[np.intp]:
        """How many entries come before the first from ``begin`` to ``end`` that is not lower."""
        begin, end = begin.copy(), end.copy()
        open_ = np.flatnonzero(begin < end)
        while len(open_):
            middle = (begin[open_] + end[open_]) // 2
            lower = self._entries(middle) >> np.uint64(self.time_bits) < low[open_]
            begin[open_[lower]] = middle[lower] + 1
            end[open_[~lower]] = middle[~lower]
            open_ = open_[begin[open_] < end[open_]]
        return np.asarray(begin, np.intp)

    def _entries(self, at: npt.NDArray[np.integer]) -> npt.NDArray[np.uint64]:
        bit = at.astype(np.uint64) * np.uint64(self.width)
        words = self._words[(bit >> np.uint64(3)).astype(np.intp)] >> (bit & np.uint64(7))
        return np.asarray(words & np.uint64((1 << self.width) - 1), np.uint64)


class Packing:
    """Entries packed as they come, for ``count`` of them with times up to ``latest``.

    Raises ValueError where there is too much for the width of an entry.
    """

    def __init__(self, count: int, latest: int) -> None:
        bits = min(_MOST_STEPS, max(0, count.bit_length() - 1))
        self.time_bits = max(1, latest.bit_length())
        self.low_bits = HASH_BITS - bits
        """Bits of a key that the directory does not tell."""
        if self.low_bits + self.time_bits > _MOST_WIDTH or count >= 1 << 32:
            raise ValueError("more landmarks than fit in one segment")
        self.bounds = np.arange((1 << bits) + 1, dtype=np.uint64) << np.uint64(self.low_bits)
        """Of the directory: how many entries have a key below each of these?"""
        self._open = np.empty(0, np.uint64)

    def take(self, keys: Keys, times: Times) -> bytes:
        """The next entries, in their order; what does not fill bytes waits for the next."""
        low = keys & np.uint32((1 << self.low_bits) - 1)
        entries = (low.astype(np.uint64) << np.uint64(self.time_bits)) | times
        entries = np.concatenate([self._open, entries])
        whole = len(entries) // 8 * 8
        self._open = entries[whole:]
        return _packed(entries[:whole], self.low_bits + self.time_bits)

    def end(self) -> bytes:
        """What is left, and room to read the last entry as a word."""
        return _packed(self._open, self.low_bits + self.time_bits) + bytes(_PAD)


def _packed(entries: npt.NDArray[np.uint64], width: int) -> bytes:
    """Entries of ``width`` bits without gaps: eight of them are ``width`` bytes."""
    groups = -(-len(entries) // 8)
    lanes = np.zeros((groups, 8), "<u8")
    lanes.reshape(-1)[: len(entries)] = entries & np.uint64((1 << width) - 1)
    rows = np.zeros((groups, width + _PAD), np.uint8)
    for lane in range(8):
        byte, shift = divmod(lane * width, 8)
        word = lanes[:, lane] << np.uint64(shift)
        rows[:, byte : byte + 8] |= np.ascontiguousarray(word)[:, None].view(np.uint8)
    return rows[:, :width].tobytes()
