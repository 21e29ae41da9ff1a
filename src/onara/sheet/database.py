"""The database of sheets as a file: opened, made, changed whole, and changes taken back."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from onara.errors import LibraryError
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
        """Keep rows, as (table, key), as they are before a person's change, for `undo`."""
        before = []
        for table, key in rows:
            columns = _CHANGED[table]
            where = " AND ".join(f"{name}=?" for name in _KEYS[table])
            found = run.execute(
                f"SELECT {', '.join(columns)} FROM {table} WHERE {where}", key
            ).fetchone()
            before.append([table, key, dict(zip(columns, found, strict=True)) if found else None])
        run.execute(
            "INSERT INTO change (at, what, before) VALUES (?,?,?)",
            (time.time(), what, json.dumps(before, ensure_ascii=False)),
        )

    def undo(self) -> str | None:
        """Take back the last change that a person made; its words, ``None`` where there is none."""
        with self.changing() as run:
            last = run.execute(
                "SELECT number, what, before FROM change ORDER BY number DESC LIMIT 1"
            ).fetchone()
            if last is None:
                return None
            for table, key, row in json.loads(last[2]):
                names = _KEYS[table]
                where = " AND ".join(f"{name}=?" for name in names)
                if row is None:
                    run.execute(f"DELETE FROM {table} WHERE {where}", key)
                else:
                    sets = ", ".join(f"{name}=?" for name in row)
                    run.execute(f"UPDATE {table} SET {sets} WHERE {where}", [*row.values(), *key])
            run.execute("DELETE FROM change WHERE number=?", (last[0],))
            return str(last[1])

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
