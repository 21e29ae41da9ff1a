"""Which recordings does a segment hold, and where?  Found by bisection where it lies on disk.

A row of `ROW` for each recording, in the order of their names (as UTF-8), then all names without
gaps.  Nothing is made of them when a segment is opened, and a look-up touches a few pages, so that
a million recordings cost neither time at the start nor memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, overload

import numpy as np
import numpy.typing as npt

from onara.fingerprint import SAMPLES_PER_BYTE

ROW = np.dtype(
    [("start", "<u8"), ("samples", "<u8"), ("begin", "<i8"), ("crc32", "<u4"), ("name_end", "<u4")]
)
"""``start``: byte of the file at which the bits begin; ``samples``: how many; ``begin``: frame at
which the recording begins on the time of the postings, or `NO_LANDMARKS`; ``crc32``: of the bits;
``name_end``: byte at which the name ends among the names."""
NO_LANDMARKS = -1

Rows = npt.NDArray[np.void]
_MUCH_SMALLER = 20
"""A table with so many times fewer names is looked up in the other name by name."""


class Row(NamedTuple):
    """What a table says of a recording, its ``name`` as UTF-8."""

    name: bytes
    start: int
    samples: int
    crc32: int


class Table(Sequence[str]):
    """``rows`` of `ROW` (n,), and ``names`` uint8: the names of all recordings, in their order."""

    def __init__(self, rows: Rows, names: npt.NDArray[np.uint8]) -> None:
        self.rows = rows
        self.names = names
        self._names = names.data
        self._ends = rows["name_end"]

    @classmethod
    def of(cls, rows: Iterable[Row], begins: Mapping[bytes, int]) -> Table:
        """Of rows in any order, the last of each name; ``begins``: of those with landmarks."""
        held = sorted({row.name: row for row in rows}.values())
        made = np.zeros(len(held), ROW)
        made["start"] = [row.start for row in held]
        made["samples"] = [row.samples for row in held]
        made["crc32"] = [row.crc32 for row in held]
        made["begin"] = [begins.get(row.name, NO_LANDMARKS) for row in held]
        made["name_end"] = np.cumsum([len(row.name) for row in held], dtype=np.int64)
        names = b"".join(row.name for row in held)
        return cls(made, np.array(bytearray(names), np.uint8))

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        return self._name(place % len(self)).decode()

    def __iter__(self) -> Iterator[str]:
        for name in self._all():
            yield name.decode()

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.place(name) is not None

    def place(self, name: str) -> int | None:
        """The row of a recording."""
        return self._place(name.encode())

    def common(self, other: Table) -> npt.NDArray[np.intp]:
        """Rows of the recordings that another table has too."""
        if _MUCH_SMALLER * len(other) < len(self):
            found = [place for name in other._all() if (place := self._place(name)) is not None]
            return np.array(found, np.intp)
        own, others = np.array(list(self._all())), np.array(list(other._all()))
        if not len(own) or not len(others):
            return np.empty(0, np.intp)
        return np.flatnonzero(np.isin(own, others))

    def _place(self, name: bytes) -> int | None:
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self._name(middle) < name:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self) and self._name(low) == name else None

    def _name(self, place: int) -> bytes:
        begin = self._ends[place - 1] if place else 0
        return bytes(self._names[begin : self._ends[place]])

    def _all(self) -> Iterator[bytes]:
        whole, begin = bytes(self._names), 0
        for end in self._ends.tolist():
            yield whole[begin:end]
            begin = end


def size_of(samples: int) -> int:
    """Bytes of the bits of so many samples."""
    return -(-samples // SAMPLES_PER_BYTE)
