"""The recordings that some postings are of, in the order in which they lie on their shared time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

import numpy as np
import numpy.typing as npt

from onara.index.segment import Reference, Segment


class Laid(Sequence[str | None]):
    """``None`` stands for what does not count and still lies on disk.

    ``counts``: bool, one for each row of the segment, ``None`` where all count.
    """

    def __init__(self, segment: Segment, counts: npt.NDArray[np.bool_] | None) -> None:
        self._segment, self._counts = segment, counts

    def __len__(self) -> int:
        return len(self._segment.with_landmarks)

    @overload
    def __getitem__(self, place: int) -> str | None: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str | None]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str | None] | None:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        row = self._row(place)
        return None if row is None else self._segment.recordings[row]

    def reference(self, place: int) -> Reference | None:
        row = self._row(place)
        return None if row is None else self._segment.reference_at(row)

    def _row(self, place: int) -> int | None:
        row = int(self._segment.with_landmarks[place])
        return row if self._counts is None or self._counts[row] else None
