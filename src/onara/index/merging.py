"""Segments joined to one: a copy of what counts in them is written, then it takes their place.

Writing needs no right to write to the index, for nobody reads the copy before the manifest names
it; only `Index.switch` does.  Killed before that, the copy is swept away by the next writer.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

from onara.index.segment import SEGMENT, Segment, write_merged


def new_name() -> str:
    """A name that no segment had before."""
    return uuid.uuid4().hex[:16] + SEGMENT


class Merge:
    """Segments to be joined, each with the recordings that count in it."""

    def __init__(self, parts: Sequence[tuple[Segment, frozenset[str]]]) -> None:
        self.parts = list(parts)
        self.written: str | None = None
        """Name of the new segment, once there is one; none where nothing of the parts counts."""
        self.is_done = False

    def write(self, folder: Path, going_on: Callable[[], bool] = lambda: True) -> set[str]:
        """Write the new segment beside the others.

        Returns the names of parts that stay as they are: those that are damaged, for the doctor,
        or all where they are too much for one segment.  ``going_on`` is asked now and then; where
        it says no, `Stopped` is raised.  Raises `LibraryError` where it cannot be written.
        """
        damaged = set()
        for part, kept in self.parts:
            _ask(going_on)
            if kept and next(part.damaged(), None) is not None:
                damaged.add(part.path.name)
        self.parts = [each for each in self.parts if each[0].path.name not in damaged]
        counting = [each for each in self.parts if each[1]]
        if counting:
            name = new_name()
            try:
                write_merged(folder / name, counting, lambda: _ask(going_on))
            except ValueError:
                return {part.path.name for part, _ in self.parts} | damaged
            self.written = name
        self.is_done = True
        return damaged


class Stopped(Exception):
    """Whoever merges was told to stop."""


def _ask(going_on: Callable[[], bool]) -> None:
    if not going_on():
        raise Stopped
