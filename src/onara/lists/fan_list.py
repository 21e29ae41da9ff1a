"""A list that a fan keeps: things of the catalogue, and moments, in an order, with notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onara.errors import OnaraError

BOOKMARKS = "bookmarks"
"""The list that always exists."""
FOUNDING_LIST = "founding-list"
"""The list of the catalogue itself; it is only read."""


class ListError(OnaraError):
    """A list, or a change to it, is not possible; the sentence says why."""


class NoSuchList(ListError):
    """There is no list of that name."""


class NameTaken(ListError):
    """There is a list of that name already."""


class NotInList(ListError):
    """What is meant is not in the list, or not in the catalogue."""


class InAlready(ListError):
    """A thing is in a list once."""


class OnlyRead(ListError):
    """This list, or its name, is not the fan's to change."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a list.

    ``id`` is its id in the catalogue, or that of something of the fan's own (see `own.py`);
    ``title`` only helps a reader.
    """

    id: str
    title: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class FanList:
    """A list; each thing is in it once."""

    name: str
    entries: tuple[Entry, ...] = ()
    note: str | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in their order."""
        return tuple(entry.id for entry in self.entries)

    def position(self, entry_id: str) -> int:
        """Where an id stands, from 1; raises `ListError` where it is not in the list."""
        if entry_id not in self.ids:
            raise NotInList(f"{entry_id} is not in the list {self.name}")
        return self.ids.index(entry_id) + 1

    def with_entry(self, entry: Entry) -> FanList:
        """The list with one more at its end; raises `ListError` where it is in already."""
        if entry.id in self.ids:
            raise InAlready(f"{entry.id} is in the list {self.name} already")
        return self._of((*self.entries, entry))

    def without(self, entry_id: str) -> FanList:
        """The list without an entry; raises `ListError` where it is not in."""
        place = self.position(entry_id) - 1
        return self._of((*self.entries[:place], *self.entries[place + 1 :]))

    def moved(self, entry_id: str, position: int) -> FanList:
        """The list with an entry at a position, from 1; beyond the end is the end.

        Raises `ListError` where it is not in, or the position is below 1.
        """
        if position < 1:
            raise ListError("positions in a list are counted from 1")
        entry = self.entries[self.position(entry_id) - 1]
        rest = self.without(entry_id).entries
        return self._of((*rest[: position - 1], entry, *rest[position - 1 :]))

    def ordered(self, ids: Sequence[str]) -> FanList:
        """The list in another order; raises `ListError` where it does not name each entry once."""
        if sorted(ids) != sorted(self.ids):
            raise ListError(f"the list {self.name} has other entries by now; look at it again")
        by_id = {entry.id: entry for entry in self.entries}
        return self._of([by_id[each] for each in ids])

    def noted(self, entry_id: str, note: str | None) -> FanList:
        """The list with a note on an entry, or without one; raises `ListError` as `without`."""
        place = self.position(entry_id) - 1
        entry = replace(self.entries[place], note=note or None)
        return self._of((*self.entries[:place], entry, *self.entries[place + 1 :]))

    def _of(self, entries: Sequence[Entry]) -> FanList:
        return replace(self, entries=tuple(entries))
