"""The lists of a home folder: made, changed, thrown away and fetched back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from onara.durable import replace_file, write_error
from onara.errors import LibraryError
from onara.graph import Graph, Relation
from onara.library.lock import writing
from onara.lists.fan_list import (
    BOOKMARKS,
    FOUNDING_LIST,
    Entry,
    FanList,
    ListError,
    NameTaken,
    NoSuchList,
    NotInList,
    OnlyRead,
)
from onara.lists.file import read_file, to_text
from onara.spelling import fold

_FOLDER, _TRASH, _ENDING = "lists", "trash", ".yaml"
_LONGEST_NAME = 70
"""Letters of a list's name: as Hangul in UTF-8, its file's name stays below 255 bytes, also while
it is being written and in the trash."""
_IN_TRASH = re.compile(r"(\d+)-(.+)")


class Lists:
    """The lists below a home folder; each is one file, ``founding-list`` is the catalogue's own.

    >>> lists = Lists(Path("home"), graph)                        # doctest: +SKIP
    ... lists.add("bookmarks", "itaewon-class/sweet-night")
    """

    def __init__(self, home: Path, graph: Graph) -> None:
        self.folder = home / _FOLDER
        self._graph = graph

    def names(self) -> tuple[str, ...]:
        """The names of all lists: bookmarks first, the founding list last.

        A file that cannot be read is named after itself.
        """
        own = dict.fromkeys(self._name_of(path) for path in self._files())
        own.pop(BOOKMARKS, None)
        return (BOOKMARKS, *own, FOUNDING_LIST)

    def get(self, name: str) -> FanList:
        """The list of that name; raises `ListError` where there is none or its file is broken."""
        if _same(name, FOUNDING_LIST):
            return self._founding()
        path = self._path(name)
        if path is not None:
            return read_file(path)
        if _same(name, BOOKMARKS):
            return FanList(BOOKMARKS)
        raise NoSuchList(f"there is no list {_tidy(name)}; make it with: onara list --new NAME")

    def make(self, name: str, entries: tuple[Entry, ...] = ()) -> FanList:
        """A new list; raises `ListError` where the name is taken or cannot be one."""
        new = FanList(_checked(name), entries)
        with self._changing():
            self._refuse_taken(new.name)
            self._write(new, self._new_path(new.name))
        return new

    def add(self, name: str, entry_id: str, note: str | None = None) -> FanList:
        """A list with something of the catalogue at its end."""
        if entry_id not in self._graph:
            raise NotInList(f"nothing in the catalogue has the id {entry_id}")
        return self.put(name, self.entry(entry_id, note))

    def put(self, name: str, entry: Entry, position: int | None = None) -> FanList:
        """A list with an entry of any kind, at its end or at a position from 1."""

        def changed(kept: FanList) -> FanList:
            longer = kept.with_entry(entry)
            return longer if position is None else longer.moved(entry.id, position)

        return self._change(name, changed)

    def remove(self, name: str, entry_id: str) -> FanList:
        """A list without an entry."""
        return self._change(name, lambda kept: kept.without(entry_id))

    def move(self, name: str, entry_id: str, position: int) -> FanList:
        """A list with an entry at another position, from 1."""
        return self._change(name, lambda kept: kept.moved(entry_id, position))

    def order(self, name: str, ids: Sequence[str]) -> FanList:
        """A list in another order; ``ids`` names each of its entries once."""
        return self._change(name, lambda kept: kept.ordered(ids))

    def describe(self, name: str, note: str | None) -> FanList:
        """A list with a note on itself; an empty one takes it away."""
        return self._change(name, lambda kept: replace(kept, note=note or None))

    def note(self, name: str, entry_id: str, note: str | None) -> FanList:
        """A list with a note on an entry; an empty note takes it away."""
        return self._change(name, lambda kept: kept.noted(entry_id, note))

    def rename(self, name: str, new_name: str) -> FanList:
        """A list under another name."""
        wanted = _checked(new_name)
        with self._changing():
            path, kept = self._own(name)
            if _same(kept.name, BOOKMARKS):
                raise OnlyRead(f"{BOOKMARKS} keeps its name; copy what you need to a new list")
            if not _same(kept.name, wanted):
                self._refuse_taken(wanted)
            renamed = replace(kept, name=wanted)
            target = path if _same(kept.name, wanted) else self._new_path(wanted)
            self._write(renamed, target)
            if target != path:
                self._unlink(path)
        return renamed

    def delete(self, name: str) -> None:
        """Throw a list away; `undo` fetches it back.  A broken file may be thrown away as well."""
        if _same(name, FOUNDING_LIST):
            raise OnlyRead(f"{FOUNDING_LIST} is the catalogue's; it can only be read")
        with self._changing():
            path = self._path(name)
            if path is None:
                raise NoSuchList(f"there is no list {_tidy(name)}")
            trash = self.folder / _TRASH
            number = max((n for n, _ in self._trash()), default=0) + 1
            try:
                trash.mkdir(exist_ok=True)
                path.replace(trash / f"{number:06}-{path.name}")
            except OSError as error:
                raise write_error(path, error) from error

    def thrown(self) -> str | None:
        """The name of the list thrown away last, ``None`` where there is none."""
        last = max(self._trash(), default=None)
        return self._name_of(last[1]) if last else None

    def undo(self) -> str:
        """Fetch back the list thrown away last; returns its name.

        Raises `ListError` where there is none, or its name has been taken since.
        """
        with self._changing():
            thrown = max(self._trash(), default=None)
            if thrown is None:
                raise ListError("no list was thrown away")
            path = thrown[1]
            name = self._name_of(path)
            if self._path(name) is not None:
                raise NameTaken(f"there is a list {name} again; rename it first")
            try:
                path.replace(self._new_path(name))
            except OSError as error:
                raise write_error(path, error) from error
        return name

    def entry(self, entry_id: str, note: str | None = None) -> Entry:
        """An entry with its title as a reader of the file wants to see it."""
        if entry_id not in self._graph:
            return Entry(entry_id, note=note)
        node = self._graph.node(entry_id)
        sung = self._graph.objects(entry_id, Relation.PERFORMED_BY)
        by = f" – {', '.join(each.title for each in sung)}" if sung else ""
        korean = f" ({node.title_ko})" if node.title_ko and node.title_ko != node.title else ""
        return Entry(entry_id, f"{node.title}{korean}{by}", note)

    def _founding(self) -> FanList:
        songs = self._graph.subjects(FOUNDING_LIST, Relation.ON_LIST)
        ids = [node.id for node in songs if node.kind == "song"]
        note = self._graph.node(FOUNDING_LIST).title
        return FanList(FOUNDING_LIST, tuple(self.entry(each) for each in ids), note)

    def _change(self, name: str, change: Callable[[FanList], FanList]) -> FanList:
        with self._changing():
            path, kept = self._own(name)
            changed = change(kept)
            self._write(changed, path)
        return changed

    def _own(self, name: str) -> tuple[Path, FanList]:
        """A list that may be changed, and its file."""
        if _same(name, FOUNDING_LIST):
            raise OnlyRead(f"{FOUNDING_LIST} is the catalogue's; it can only be read")
        kept = self.get(name)
        return self._path(name) or self._new_path(kept.name), kept

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """The right to change lists; raises `LibraryError` where the folder cannot be written."""
        with writing(self.folder):
            yield

    def _write(self, kept: FanList, path: Path) -> None:
        replace_file(path, [to_text(kept).encode()])

    def _unlink(self, path: Path) -> None:
        try:
            path.unlink()
        except OSError as error:
            raise write_error(path, error) from error

    def _files(self) -> list[Path]:
        try:
            return sorted(self.folder.glob(f"*{_ENDING}"))
        except OSError as error:
            raise LibraryError(f"cannot read {self.folder}: {error.strerror}") from error

    def _trash(self) -> list[tuple[int, Path]]:
        found = (
            (path, _IN_TRASH.fullmatch(path.name)) for path in (self.folder / _TRASH).glob("*")
        )
        return [(int(match[1]), path) for path, match in found if match]

    def _path(self, name: str) -> Path | None:
        return next((path for path in self._files() if _same(self._name_of(path), name)), None)

    def _name_of(self, path: Path) -> str:
        try:
            return read_file(path).name
        except ListError:
            stem = unicodedata.normalize("NFC", path.stem)
            found = _IN_TRASH.fullmatch(stem)
            return found[2] if found else stem

    def _refuse_taken(self, name: str) -> None:
        known = (BOOKMARKS, FOUNDING_LIST) if self._path(name) is None else (name,)
        if any(_same(name, each) for each in known):
            raise NameTaken(f"there is a list {_tidy(name)} already")

    def _new_path(self, name: str) -> Path:
        """A file for a name; letters and digits of any script are kept."""
        stem = re.sub(r"[^\w]+", "-", name.lower()).strip("-_") or "list"
        path, number = self.folder / f"{stem}{_ENDING}", 2
        while path.exists():
            path, number = self.folder / f"{stem}-{number}{_ENDING}", number + 1
        return path


def _same(one: str, other: str) -> bool:
    return fold(one).split() == fold(other).split()


def _tidy(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _checked(name: str) -> str:
    tidy = _tidy(name)
    if not any(letter.isalnum() for letter in tidy):
        raise ListError("a list needs a name with a letter or digit in it")
    if len(tidy) > _LONGEST_NAME:
        raise ListError(f"the name of a list has at most {_LONGEST_NAME} letters")
    if not tidy.isprintable():
        raise ListError("the name of a list may have no control characters in it")
    return tidy
