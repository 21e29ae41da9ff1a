"""Records into the tables, one after the other, inside a transaction of the caller's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from onara.imports.body import from_body, to_body
from onara.imports.forms import Forms, rank, spellings
from onara.imports.links import PERFORMER, WORK, links_of
from onara.imports.merging import completed, replaced
from onara.imports.records import KINDS, ArtistRecord, Partial, Record, kind_of

Outcome = Literal["new", "replaced", "unchanged", "dropped"]


class Writer:
    """Writes records as import number ``number``; one object for each transaction."""

    def __init__(self, connection: sqlite3.Connection, number: int) -> None:
        self._run = connection
        self._number = number
        self._forms = Forms(connection)
        self._sources: dict[str, int] = {}

    def write(self, given: Record | Partial) -> Outcome:
        """Put a record in, in place of the one of its id, or complete that one."""
        if isinstance(given, Partial):
            if given.of_work is not None:
                return self._complete_songs(given.of_work, given.record)
            record = given.record
        else:
            record = given
        found = self._run.execute(
            "SELECT row, kind, import, body FROM record JOIN body USING (row) WHERE id = ?",
            (record.id,),
        ).fetchone()
        if found is None:
            if isinstance(given, Partial) and not (given.create or self._is_linked(record)):
                return "dropped"
            self._insert(record)
            return "new"
        row, kind, number, body = found
        old = from_body(KINDS[kind], body)
        if isinstance(given, Partial):
            record = completed(old, record)
        elif number == self._number:
            # Twice in one import: documents about different albums, or a double.
            record = completed(record, old)
        else:
            record = replaced(old, record)
        return self._replace(row, body, old, record)

    def finish(self) -> None:
        """What is written once, at the end of the transaction."""
        self._forms.write_signatures()

    def remove(self, rows: Iterable[tuple[int, int, str]]) -> None:
        """Take records out, given as (row, kind, body)."""
        for row, kind, body in rows:
            self._remove_details(row, from_body(KINDS[kind], body))
            self._run.execute("DELETE FROM record WHERE row = ?", (row,))
            self._run.execute("DELETE FROM body WHERE row = ?", (row,))

    def spell_anew(self, rows: Iterable[tuple[int, int, str]]) -> None:
        """Make the names of records comparable again, by the rules of today."""
        for row, kind, body in rows:
            self._run.execute("DELETE FROM name WHERE record = ?", (row,))
            self._put_names(row, from_body(KINDS[kind], body))

    def _complete_songs(self, work: str, template: Record) -> Outcome:
        songs = self._run.execute(
            "SELECT row, kind, body FROM link JOIN record ON row = record JOIN body USING (row) "
            "WHERE target = ? AND role = ?",
            (work, WORK),
        ).fetchall()
        outcomes = set()
        for row, kind, body in songs:
            old = from_body(KINDS[kind], body)
            new = completed(old, replace(template, id=old.id))
            outcomes.add(self._replace(row, body, old, new))
        return "replaced" if "replaced" in outcomes else "unchanged" if outcomes else "dropped"

    def _replace(self, row: int, body: str, old: Record, new: Record) -> Outcome:
        if to_body(new) == body:
            # Touched all the same: what an import does not touch may be stale after it.
            self._run.execute("UPDATE record SET import = ? WHERE row = ?", (self._number, row))
            return "unchanged"
        self._remove_details(row, old)
        self._put(row, new)
        return "replaced"

    def _is_linked(self, record: Record) -> bool:
        """Whether the record is of an artist whom a known song credits."""
        return isinstance(record, ArtistRecord) and bool(
            self._run.execute(
                "SELECT 1 FROM link WHERE target = ? AND role = ? LIMIT 1", (record.id, PERFORMER)
            ).fetchone()
        )

    def _insert(self, record: Record) -> None:
        cursor = self._run.execute(
            "INSERT INTO record (id, kind, source, import) VALUES (?, ?, ?, ?)",
            (record.id, KINDS.index(kind_of(record)), self._source(record.source), self._number),
        )
        assert cursor.lastrowid is not None
        self._put(cursor.lastrowid, record)

    def _put(self, row: int, record: Record) -> None:
        kind = KINDS.index(kind_of(record))
        self._run.execute(
            "UPDATE record SET kind = ?, source = ?, import = ? WHERE row = ?",
            (kind, self._source(record.source), self._number, row),
        )
        self._run.execute("INSERT OR REPLACE INTO body VALUES (?, ?)", (row, to_body(record)))
        self._put_names(row, record)
        self._run.executemany(
            "INSERT OR IGNORE INTO link VALUES (?, ?, ?)",
            [(target, role, row) for target, role in links_of(record)],
        )

    def _put_names(self, row: int, record: Record) -> None:
        kind = KINDS.index(kind_of(record))
        self._run.executemany(
            "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    row,
                    place,
                    kind,
                    rank(record, name.text),
                    name.key,
                    self._forms.number(name.sound),
                    name.initials,
                    name.text,
                )
                for place, name in enumerate(spellings(record))
            ],
        )

    def _remove_details(self, row: int, record: Record) -> None:
        self._run.execute("DELETE FROM name WHERE record = ?", (row,))
        self._run.executemany(
            "DELETE FROM link WHERE target = ? AND role = ? AND record = ?",
            [(target, role, row) for target, role in links_of(record)],
        )

    def _source(self, name: str) -> int:
        if name not in self._sources:
            self._run.execute("INSERT OR IGNORE INTO source (name) VALUES (?)", (name,))
            (number,) = self._run.execute(
                "SELECT id FROM source WHERE name = ?", (name,)
            ).fetchone()
            self._sources[name] = number
        return self._sources[name]
