"""Sorted keys with their times, in few bits: where does a key lie, without reading all of them?

The upper bits of the keys are not written: a directory says where each value of them begins.  Of an
entry remain the lower bits of its key and its time, packed without gaps.  A library that doubles
needs one bit more for the time and one bit less for the key.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt

from onara.landmarks.pairs import HASH_BITS

Keys = npt.NDArray[np.uint32]
Times = npt.NDArray[np.uint64]

_A_BUCKET = 32
"""Entries for which the directory has one value, of four bytes: a bit an entry."""
_MOST_WIDTH = 57
"""Bits of an entry: with a shift of up to seven it is read as one word of 64."""
_HELD_AT_MOST = 1 << 24
"""Entries that are kept unpacked once they were asked for (200 MB, 300 hours): a search in them is
ten times as fast."""
_WORD_BITS = 64
_PAD = 8
_AT_ONCE = 1 << 20
"""Entries that are packed at a time; a multiple of eight."""


class Packed:
    """``directory`` uint32 (2**b + 1,), ``body`` uint8: as `of` makes them, or lying on disk.

    ``time_bits``: bits of a time; ``width``: of an entry.
    """

    def __init__(
        self, directory: npt.NDArray[np.uint32], body: npt.NDArray[np.uint8], time_bits: int
    ) -> None:
        self.directory, self.body, self.time_bits = directory, body, time_bits
        self._low_bits = HASH_BITS - (len(directory) - 1).bit_length() + 1
        self.width = self._low_bits + time_bits
        # Entries begin at any byte.
        self._words = np.ndarray(max(0, len(body) - _PAD + 1), "<u8", body, strides=(1,))

    @classmethod
    def of(cls, keys: Keys, times: Times) -> Packed:
        """Keys in their order, each below 2**`HASH_BITS`, and their times.

        Raises ValueError where there is too much for the width of an entry.
        """
        time_bits = max(1, int(times.max(initial=0)).bit_length())
        if HASH_BITS + time_bits > _WORD_BITS:
            raise ValueError("more landmarks than fit in one segment")
        return cls.of_entries((keys.astype(np.uint64) << np.uint64(time_bits)) | times, time_bits)

    @classmethod
    def of_entries(cls, entries: npt.NDArray[np.uint64], time_bits: int) -> Packed:
        """Of words that hold a key and below it a time of so many bits, in their order.

        Raises ValueError as `of` does.
        """
        count = len(entries)
        bits = min(HASH_BITS, max(0, (count // _A_BUCKET).bit_length()))
        low_bits = HASH_BITS - bits
        width = low_bits + time_bits
        if width > _MOST_WIDTH or count >= 1 << 32:
            raise ValueError("more landmarks than fit in one segment")
        # The last bound may be above all words.
        upper = np.arange(1 << bits, dtype=np.uint64) << np.uint64(width)
        directory = np.append(np.searchsorted(entries, upper), count).astype(np.uint32)
        return cls(directory, _packed(entries, width), time_bits)

    def __len__(self) -> int:
        return int(self.directory[-1])

    @property
    def size(self) -> int:
        """Bytes of directory and body."""
        return self.directory.nbytes + self.body.nbytes

    def first(self, keys: npt.NDArray[np.integer]) -> npt.NDArray[np.intp]:
        """How many entries have a lower key, for keys up to 2**`HASH_BITS`."""
        if len(self) <= _HELD_AT_MOST:
            return np.asarray(np.searchsorted(self._held[0], keys), np.intp)
        keys = keys.astype(np.uint64)
        bucket = np.minimum(keys >> np.uint64(self._low_bits), len(self.directory) - 2)
        low = keys - (bucket << np.uint64(self._low_bits))
        begin = self.directory[bucket].astype(np.int64)
        end = self.directory[bucket + np.uint64(1)].astype(np.int64)
        open_ = np.flatnonzero(begin < end)
        while len(open_):
            middle = (begin[open_] + end[open_]) // 2
            lower = self._entries(middle) >> np.uint64(self.time_bits) < low[open_]
            begin[open_[lower]] = middle[lower] + 1
            end[open_[~lower]] = middle[~lower]
            open_ = open_[begin[open_] < end[open_]]
        return np.asarray(begin, np.intp)

    def runs(
        self, keys: npt.NDArray[np.uint32]
    ) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """Of each key, where its entries begin and how many there are."""
        bounds = self.first(np.stack([keys, keys + np.uint32(1)], axis=1).reshape(-1))
        return bounds[::2], bounds[1::2] - bounds[::2]

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

    def words(self, begin: int, end: int) -> npt.NDArray[np.uint64]:
        """Some entries, as `of_entries` takes them."""
        bounds = np.clip(self.directory, begin, end).astype(np.int64)
        upper = np.arange(len(bounds) - 1, dtype=np.uint64) << np.uint64(self.width)
        lower = self._entries(np.arange(begin, end))
        return np.asarray(np.repeat(upper, np.diff(bounds)) | lower, np.uint64)

    def _unpacked(self) -> tuple[Keys, Times]:
        words = self.words(0, len(self))
        keys = (words >> np.uint64(self.time_bits)).astype(np.uint32)
        return keys, words & np.uint64((1 << self.time_bits) - 1)

    def _entries(self, at: npt.NDArray[np.integer]) -> npt.NDArray[np.uint64]:
        bit = at.astype(np.uint64) * np.uint64(self.width)
        words = self._words[(bit >> np.uint64(3)).astype(np.intp)] >> (bit & np.uint64(7))
        return np.asarray(words & np.uint64((1 << self.width) - 1), np.uint64)


def _packed(entries: npt.NDArray[np.uint64], width: int) -> npt.NDArray[np.uint8]:
    """The lower ``width`` bits of entries without gaps: eight of them are ``width`` bytes."""
    groups = -(-len(entries) // 8)
    body = np.zeros(groups * width + _PAD, np.uint8)
    for begin in range(0, len(entries), _AT_ONCE):
        rows = _packed_rows(entries[begin : begin + _AT_ONCE], width)
        at = begin // 8 * width
        body[at : at + rows.size] = rows.reshape(-1)
    return body


def _packed_rows(entries: npt.NDArray[np.uint64], width: int) -> npt.NDArray[np.uint8]:
    """Shape (groups of eight, ``width``)."""
    groups = -(-len(entries) // 8)
    lanes = np.zeros((groups, 8), "<u8")
    lanes.reshape(-1)[: len(entries)] = entries & np.uint64((1 << width) - 1)
    rows = np.zeros((groups, width + _PAD), np.uint8)
    for lane in range(8):
        byte, shift = divmod(lane * width, 8)
        word = lanes[:, lane] << np.uint64(shift)
        rows[:, byte : byte + 8] |= np.ascontiguousarray(word)[:, None].view(np.uint8)
    return rows[:, :width]
