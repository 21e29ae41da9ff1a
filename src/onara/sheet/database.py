"""The database of sheets as a file: opened, made, changed whole, and changes taken back."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from onara.errors import LibraryError
from onara.sheet.change import Change, Touched, change_of
from onara.sqlite_errors import sentences

VERSION = 1
_BUSY_S = 30.0
_REMEDY = "move it away and scan the episodes again"
_SCHEMA = """
CREATE TABLE episode (
    id TEXT PRIMARY KEY,
    path BLOB NOT NULL,           -- bytes as the system knows them: names need not be text
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    told TEXT NOT NULL,           -- the episode, plain
    said TEXT NOT NULL,           -- what a person says it is
    scanned REAL NOT NULL,        -- seconds since 1970
    library TEXT NOT NULL,        -- what the library was when it was scanned
    notes TEXT NOT NULL,          -- sentences on what was odd about the file
    reviewer TEXT
);
CREATE INDEX episode_path ON episode (path);
CREATE TABLE cue (
    episode TEXT NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    recording TEXT,
    unknown INTEGER,
    told TEXT NOT NULL,
    PRIMARY KEY (episode, id)
);
CREATE INDEX cue_recording ON cue (recording);
CREATE INDEX cue_unknown ON cue (unknown);
CREATE TABLE line (
    episode TEXT NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    start_s REAL NOT NULL, end_s REAL NOT NULL, text TEXT NOT NULL, language TEXT
);
CREATE INDEX line_episode ON line (episode, start_s);
CREATE TABLE unknown (
    number INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again
    name TEXT,                    -- what a person calls it
    into_number INTEGER,          -- merged into this one
    recording TEXT,               -- of the library, since it is known
    told TEXT NOT NULL            -- where its excerpt was taken from, and what else is known
);
CREATE TABLE pair (               -- stretches of two episodes with the same music
    first TEXT NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    second TEXT NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
    told TEXT NOT NULL
);
CREATE TABLE change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at REAL NOT NULL,
    what TEXT NOT NULL,           -- the change in words
    before TEXT NOT NULL          -- the rows as they were: [table, key, row or null]
);
"""


_KEYS = {"episode": ["id"], "cue": ["episode", "id"], "unknown": ["number"]}
_CHANGED = {
    "episode": ["told", "said", "reviewer"],
    "cue": ["recording", "unknown", "told"],
    "unknown": ["name", "into_number", "recording", "told"],
}
"""Columns of each table that a person's change may touch."""


_LAST_CHANGE = "change ORDER BY number DESC LIMIT 1"
_REMOVED = "removed"
"""In the place of a table's name: a whole episode that a person removed."""
_OF_EPISODE = {
    "episode": "SELECT * FROM episode WHERE id=?",
    "cue": "SELECT * FROM cue WHERE episode=?",
    "line": "SELECT * FROM line WHERE episode=?",
}
Row = dict[str, Any]
Back = Callable[[str, Row, Row], Row]


def _where(table: str) -> str:
    return " AND ".join(f"{name}=?" for name in _KEYS[table])


def _row(run: sqlite3.Connection, table: str, key: Sequence[Any]) -> Row | None:
    """What a person may change of a row."""
    columns = _CHANGED[table]
    sql = f"SELECT {', '.join(columns)} FROM {table} WHERE {_where(table)}"
    found = run.execute(sql, key).fetchone()
    return dict(zip(columns, found, strict=True)) if found else None


def _put_back(run: sqlite3.Connection, id_: str, rows: dict[str, list[list[Any]]]) -> None:
    """An episode that was removed, unless it or another in its place was scanned since."""
    for row in rows["episode"]:
        row[1] = os.fsencode(row[1])
        if run.execute("SELECT 1 FROM episode WHERE id=? OR path=?", (id_, row[1])).fetchone():
            return
    for table, made in rows.items():
        for row in made:
            run.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", row)


def _text(words: str) -> str:
    """Words with the name of a file in them, which need not be text."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


class Database:
    """The database at a path; made when it is first written to.  Raises `LibraryError`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = self._open() if path.exists() else None

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """What a query finds; nothing where there is no database."""
        if self._connection is None:
            return []
        with self._sentences():
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """One transaction."""
        with self._sentences():
            if self._connection is None:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._connection = self._open()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def keep(
        self, run: sqlite3.Connection, what: str, rows: Sequence[tuple[str, list[Any]]]
    ) -> None:
        """Keep rows, as (table, key), as they are before a person's change, for `undo`.

        What is not there yet is deleted again by `undo`.
        """
        self._note(run, what, [[table, key, _row(run, table, key)] for table, key in rows])

    def keep_episode(self, run: sqlite3.Connection, what: str, id_: str) -> None:
        """Keep all rows of an episode before a person removes it, for `undo`."""
        rows = {
            table: [list(row) for row in run.execute(sql, (id_,))]
            for table, sql in _OF_EPISODE.items()
        }
        for row in rows["episode"]:
            row[1] = os.fsdecode(row[1])
        self._note(run, what, [[_REMOVED, [id_], rows]])

    def last(self) -> Change | None:
        """The last change that a person made."""
        found = self.rows(
            "SELECT number, at, what, before FROM change ORDER BY number DESC LIMIT 1"
        )
        if not found or self._connection is None:
            return None
        number, at, what, before = found[0]
        with self._sentences():
            touched = [
                Touched(table, key, row, None)
                if table == _REMOVED
                else Touched(table, key, row, _row(self._connection, table, key))
                for table, key, row in json.loads(before)
            ]
        return change_of(number, at, what, touched)

    def undo(self, back: Back) -> str | None:
        """Take back the last change that a person made; its words, ``None`` where there is none.

        ``back`` is told the table and a row as it is and as it was, and says what it becomes: it
        may have been changed by others since.
        """
        with self.changing() as run:
            last = run.execute(f"SELECT number, what, before FROM {_LAST_CHANGE}").fetchone()
            if last is None:
                return None
            for table, key, row in json.loads(last[2]):
                if table == _REMOVED:
                    _put_back(run, key[0], row)
                    continue
                where = _where(table)
                now = _row(run, table, key)
                if row is None:
                    run.execute(f"DELETE FROM {table} WHERE {where}", key)
                elif now is not None:
                    then = back(table, now, row)
                    sets = ", ".join(f"{name}=?" for name in then)
                    run.execute(f"UPDATE {table} SET {sets} WHERE {where}", [*then.values(), *key])
            run.execute("DELETE FROM change WHERE number=?", (last[0],))
            return str(last[1])

    def _note(self, run: sqlite3.Connection, what: str, before: list[Any]) -> None:
        run.execute(
            "INSERT INTO change (at, what, before) VALUES (?,?,?)",
            (time.time(), _text(what), json.dumps(before)),
        )

    def _open(self) -> sqlite3.Connection:
        with self._sentences():
            connection = sqlite3.connect(self.path, timeout=_BUSY_S, isolation_level=None)
            try:
                connection.execute("PRAGMA foreign_keys = ON")
                (version,) = connection.execute("PRAGMA user_version").fetchone()
                if version == 0:
                    connection.execute("BEGIN IMMEDIATE")
                    if connection.execute("PRAGMA user_version").fetchone() == (0,):
                        for statement in _SCHEMA.split(";\n"):
                            connection.execute(statement)
                        connection.execute(f"PRAGMA user_version = {VERSION}")
                    connection.execute("COMMIT")
                elif version != VERSION:
                    raise LibraryError(
                        f"{self.path} has version {version}, this Onara reads {VERSION}; use "
                        "the one that made it"
                    )
            except BaseException:
                connection.close()
                raise
            return connection

    def _sentences(self) -> AbstractContextManager[None]:
        return sentences(self.path, remedy=_REMEDY, user="another onara")
