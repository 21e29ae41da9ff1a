"""Lists: what a fan keeps together, in an order, with notes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter
from fastapi import Path as InPath
from pydantic import BaseModel, Field

from onara.lists import (
    FOUNDING_LIST,
    Entry,
    FanList,
    InAlready,
    ListError,
    Lists,
    NameTaken,
    NoSuchList,
    NotInList,
    OnlyRead,
)
from onara.sharing import Card, NothingThere
from onara.web import paths
from onara.web.cards import Sound, cards_of, page_of, shown_list
from onara.web.deps import Open
from onara.web.opened import Opened
from onara.web.problem import Problem

router = APIRouter(prefix="/lists", tags=["lists"])

LONGEST_NAME, LONGEST_ID, LONGEST_NOTE, MOST_ENTRIES = 200, 300, 2000, 5000
_PROBLEMS: dict[type[ListError], tuple[int, str]] = {
    NoSuchList: (404, "list_missing"),
    NameTaken: (409, "list_taken"),
    NotInList: (404, "entry_missing"),
    InAlready: (409, "entry_there"),
    OnlyRead: (403, "list_fixed"),
}

Name = Annotated[str, InPath(max_length=LONGEST_NAME, examples=["bookmarks"])]
EntryId = Annotated[str, InPath(max_length=LONGEST_ID, examples=["itaewon-class/sweet-night"])]
NewName = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME, examples=["비 오는 날"])]
Id = Annotated[
    str,
    Field(
        min_length=1,
        max_length=LONGEST_ID,
        description=(
            "Of the catalogue, or music/ID, episode/ID, episode/ID#cue-N, episode/ID#t-SECOND, "
            "unknown/N."
        ),
        examples=["itaewon-class/sweet-night"],
    ),
]
Note = Annotated[str, Field(max_length=LONGEST_NOTE, examples=["for the last train"])]
Position = Annotated[int, Field(ge=1, le=1_000_000, description="From 1; beyond the end is it.")]


class NewList(BaseModel):
    """A list to be made, with its first things, or with those of another list."""

    name: NewName
    note: Note | None = None
    ids: Annotated[list[Id], Field(max_length=MOST_ENTRIES)] = []
    like: Annotated[str | None, Field(max_length=LONGEST_NAME)] = None


class ListChange(BaseModel):
    """What is to be another: the name, the note (an empty one takes it away)."""

    name: NewName | None = None
    note: Note | None = None


class NewEntry(BaseModel):
    """A thing to be kept."""

    id: Id
    note: Note | None = None
    position: Position | None = None


class EntryChange(BaseModel):
    """What is to be another: the note (an empty one takes it away), the place."""

    note: Note | None = None
    position: Position | None = None


class Order(BaseModel):
    """The ids of all entries, in their new order."""

    ids: Annotated[list[Id], Field(max_length=100_000)]


@dataclass(frozen=True, slots=True)
class Summary:
    """A list: ``is_fixed`` where it cannot be changed, ``path`` its page."""

    name: str
    note: str | None
    count: int
    is_fixed: bool
    path: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllLists:
    """All lists; ``broken`` are sentences on files that cannot be read."""

    lists: tuple[Summary, ...]
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry: what it is (see the card), its page, its picture, and what of it can be played."""

    id: str
    title: str | None
    note: str | None
    card: Card
    path: str | None
    cover: str | None
    sounds: tuple[Sound, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WholeList:
    """A list with all that is known of its entries."""

    name: str
    note: str | None
    is_fixed: bool
    path: str
    entries: tuple[Kept, ...]


@contextmanager
def told() -> Iterator[None]:
    """What can go wrong with a list, as a problem of its own."""
    try:
        yield
    except NothingThere as error:
        raise Problem(404, "entry_missing", str(error)) from error
    except ListError as error:
        if type(error) not in _PROBLEMS:
            raise
        raise Problem(*_PROBLEMS[type(error)]) from error


def summary_of(kept: FanList) -> Summary:
    """A list in short."""
    return Summary(
        kept.name,
        kept.note,
        len(kept.entries),
        kept.name == FOUNDING_LIST,
        paths.own_list(kept.name),
        kept.ids,
    )


def all_lists(lists: Lists) -> tuple[list[FanList], list[str]]:
    """All lists that can be read, and what is wrong with the others."""
    found, broken = [], []
    for name in lists.names():
        try:
            found.append(lists.get(name))
        except ListError as error:
            broken.append(str(error))
    return found, broken


def _entry(opened: Opened, lists: Lists, id_: str, note: str | None = None) -> Entry:
    """An entry for a thing that is there; raises a `Problem` where it is not."""
    tidy = " ".join((note or "").split()) or None
    if id_ in opened.graph:
        return lists.entry(id_, tidy)
    with cards_of(opened) as cards:
        return Entry(id_, cards.title(cards.card(id_)), tidy)


@router.get("")
def lists(opened: Open) -> AllLists:
    """All lists: bookmarks first, the catalogue's own founding list last."""
    found, broken = all_lists(opened.lists())
    return AllLists(tuple(summary_of(each) for each in found), tuple(broken))


@router.post("", status_code=201)
def make(new: NewList, opened: Open) -> Summary:
    """Make a list."""
    lists = opened.lists()
    with told():
        entries = list(lists.get(new.like).entries) if new.like else []
        have = {each.id for each in entries}
        wanted = [each for each in dict.fromkeys(new.ids) if each not in have]
        entries += [_entry(opened, lists, each) for each in wanted]
        made = lists.make(new.name, tuple(entries))
        if new.note:
            made = lists.describe(made.name, " ".join(new.note.split()))
    return summary_of(made)


@router.post("/undo")
def undo(opened: Open) -> Summary:
    """Fetch back the list thrown away last."""
    lists = opened.lists()
    with told():
        return summary_of(lists.get(lists.undo()))


@router.put("/{name:path}/entries")
def order(name: Name, wanted: Order, opened: Open) -> Summary:
    """Put the entries of a list in another order; it names each of them once."""
    with told():
        return summary_of(opened.lists().order(name, wanted.ids))


@router.post("/{name:path}/entries", status_code=201)
def add(name: Name, new: NewEntry, opened: Open) -> Summary:
    """Keep something in a list, at its end or at a position."""
    lists = opened.lists()
    with told():
        entry = _entry(opened, lists, new.id, new.note)
        return summary_of(lists.put(name, entry, new.position))


@router.patch("/{name:path}/entries/{id:path}")
def change_entry(name: Name, id: EntryId, change: EntryChange, opened: Open) -> Summary:
    """Write a note on an entry, or put it at another place."""
    lists = opened.lists()
    with told():
        kept = lists.get(name)
        kept.position(id)
        if change.note is not None:
            kept = lists.note(name, id, " ".join(change.note.split()))
        if change.position is not None:
            kept = lists.move(name, id, change.position)
    return summary_of(kept)


@router.delete("/{name:path}/entries/{id:path}")
def remove(name: Name, id: EntryId, opened: Open) -> Summary:
    """Take something out of a list."""
    with told():
        return summary_of(opened.lists().remove(name, id))


@router.get("/{name:path}")
def one(name: Name, opened: Open) -> WholeList:
    """A list with its entries: what each is, where its page is, what of it can be played."""
    with told():
        kept = opened.lists().get(name)
    shown = shown_list(opened, kept)
    entries = tuple(
        Kept(
            entry.id,
            entry.title,
            entry.note,
            row.card,
            page_of(row.card),
            paths.cover(*row.cover) if row.cover else None,
            row.sounds,
            tuple(each.name for each in row.missing),
        )
        for entry, row in zip(kept.entries, shown.rows, strict=True)
    )
    fixed = kept.name == FOUNDING_LIST
    return WholeList(kept.name, kept.note, fixed, paths.own_list(kept.name), entries)


@router.patch("/{name:path}")
def change(name: Name, change: ListChange, opened: Open) -> Summary:
    """Give a list another name or note."""
    lists = opened.lists()
    with told():
        kept = lists.get(name)
        if change.note is not None:
            kept = lists.describe(name, " ".join(change.note.split()))
        if change.name is not None:
            kept = lists.rename(name, change.name)
    return summary_of(kept)


@router.delete("/{name:path}", status_code=204)
def delete(name: Name, opened: Open) -> None:
    """Throw a list away; POST /lists/undo fetches it back."""
    with told():
        opened.lists().delete(name)
