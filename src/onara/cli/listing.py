"""What ``onara list`` does, and how it says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer

from onara.cli.frame import complain, say, say_json
from onara.cli.home import Known
from onara.cli.meant import one_of
from onara.cli.meant_list import list_meant
from onara.cli.pages import title_of
from onara.cli.table import table
from onara.cli.words import shown
from onara.graph import Relation
from onara.lists import (
    BOOKMARKS,
    Entry,
    FanList,
    ListError,
    Lists,
    export,
    own,
    playlist,
    read_playlist,
)
from onara.lists.export import ending_of
from onara.lists.identified import identified


class Desk:
    """Does one thing with one list; ``name`` is empty where none was named."""

    def __init__(self, found: Known, name: str, as_json: bool) -> None:
        self._found = found
        self._lists = Lists(found.home, found.graph)
        self._named = name
        self._name = name or BOOKMARKS
        self._json = as_json

    def overview(self) -> None:
        """All lists, with how much is in them."""
        for name in self._lists.names():
            try:
                kept = self._lists.get(name)
            except ListError as error:
                complain(str(error))
                continue
            if self._json:
                say_json({"list": kept.name, "entries": len(kept.entries)})
            else:
                say(shown(f"{kept.name}  {_count(kept)}"))

    def show(self) -> None:
        """The entries of a list."""
        self._say(self._lists.get(self._name))

    def change(self, add: list[str], remove: list[str], *, new: bool) -> bool:
        """Make a list, put things in, take things out; all or nothing of what is named."""
        if new and not self._named:
            raise typer.BadParameter("a new list needs a name")
        adding = [self._meant(each) for each in add]
        removing = [self._inside(each) for each in remove] if remove and not new else []
        if None in adding or None in removing:
            return False
        if new:
            self._lists.make(self._name)
        for each in filter(None, removing):
            self._lists.remove(self._name, each)
        for each in filter(None, adding):
            self._lists.add(self._name, each)
        self.show()
        return True

    def move(self, what: str, position: int) -> bool:
        """Put an entry at another place."""
        entry = self._inside(what)
        if entry is not None:
            self._say(self._lists.move(self._name, entry, position))
        return entry is not None

    def note(self, what: str, text: str) -> bool:
        """Write a note on an entry."""
        entry = self._inside(what)
        if entry is not None:
            self._say(self._lists.note(self._name, entry, " ".join(text.split())))
        return entry is not None

    def rename(self, new_name: str) -> None:
        """Give a list another name."""
        self._say(self._lists.rename(self._required(), new_name))

    def delete(self) -> None:
        """Throw a list away."""
        self._lists.delete(self._required())
        self._done("deleted", self._name, "fetch it back with: onara list --undo")

    def undo(self) -> None:
        """Fetch back the list thrown away last."""
        name = self._lists.undo()
        self._done("restored", name, "is back")

    def export(
        self,
        path: Path,
        *,
        relative: bool,
        moved: Sequence[tuple[str, str]] = (),
        listenbrainz: bool = False,
    ) -> bool:
        """Write what is owned of a list for players, and name what is missing.

        The list may also be one that follows from what is known, as `list_meant` has it.
        """
        from onara.scan import Scanner

        ending_of(path)
        with Scanner.open(self._found.home) as scanner:
            meant = list_meant(self._name, self._found, scanner, heard=False, as_json=self._json)
            if meant is None:
                return False
            made = playlist(meant.kept, self._found.graph, scanner.library.recordings())
        made = export(
            identified(made) if ending_of(path) == ".jspf" else made,
            path,
            relative=relative,
            moved=moved,
            for_listenbrainz=listenbrainz,
        )
        if self._json:
            missing = [asdict(each) for each in made.missing]
            say_json({"file": str(path), "tracks": len(made.tracks), "missing": missing})
            return True
        count = f"{len(made.tracks)} recording{'s' * (len(made.tracks) != 1)}"
        say(f"{count} written to {shown(path)}, {len(made.missing)} missing")
        for each in made.missing:
            say(shown(f"  missing: {each.name} ({each.reason})"))
        return True

    def take_in(self, path: Path) -> bool:
        """Make a list from a playlist; says what in it is not known."""
        from onara.library import Library

        with Library.open(self._found.home) as library:
            taken = read_playlist(path, self._found.catalogue, library.recordings())
        for each in taken.unknown:
            complain(f"not in the catalogue: {each}")
        if not taken.songs:
            complain(f"{path}: no song of the catalogue is in it; no list was made")
            return False
        name = self._named or taken.name or path.stem
        entries = tuple(self._lists.entry(each) for each in taken.songs)
        self._say(self._lists.make(name, entries))
        return True

    def _required(self) -> str:
        if not self._named:
            raise typer.BadParameter("name the list")
        return self._named

    def _meant(self, typed: str) -> str | None:
        node = one_of(self._found, typed, as_json=self._json)
        return node.id if node else None

    def _inside(self, typed: str) -> str | None:
        """An entry of the list by its id, also one that the catalogue has lost, or by its name."""
        ids = self._lists.get(self._name).ids
        if typed in ids:
            return typed
        if typed.isdecimal() and 1 <= int(typed[:9]) <= len(ids):
            return ids[int(typed[:9]) - 1]
        return self._meant(typed)

    def _done(self, what: str, name: str, hint: str) -> None:
        if self._json:
            say_json({what: name})
        else:
            say(shown(f"{name}: {hint}" if what == "deleted" else f"{name} {hint}"))

    def _say(self, kept: FanList) -> None:
        rows = [self._row(position, entry) for position, entry in enumerate(kept.entries, 1)]
        if self._json:
            say_json({"name": kept.name, "note": kept.note, "entries": rows})
            return
        say(shown(f"{kept.name}: {_count(kept)}"))
        header = ("", "Title", "Performers", "Drama", "Note", "Id")
        cells = [
            (
                str(row["position"]),
                title_of(row["title"], row["title_ko"]) if row["title"] else "(not known)",
                shown(", ".join(row["performers"])),
                shown(row["drama"] or ""),
                shown(row["note"] or ""),
                shown(row["id"]),
            )
            for row in rows
        ]
        if cells:
            say("\n".join(table(header, cells)))

    def _row(self, position: int, entry: Entry) -> dict[str, Any]:
        graph, entry_id = self._found.graph, entry.id
        mine = own(entry_id) if entry_id not in graph else None
        node = graph.node(entry_id) if entry_id in graph else None
        sung = graph.objects(entry_id, Relation.PERFORMED_BY) if node else ()
        used = graph.objects(entry_id, Relation.USED_IN) if node else ()
        return {
            "position": position,
            "id": entry_id,
            "kind": str(node.kind) if node else str(mine.kind) if mine else None,
            "title": node.title if node else entry.title if mine else None,
            "title_ko": node.title_ko if node else None,
            "performers": [each.title for each in sung],
            "drama": used[0].title if used else None,
            "note": entry.note,
        }


def _count(kept: FanList) -> str:
    return f"{len(kept.entries)} entr{'y' if len(kept.entries) == 1 else 'ies'}"
