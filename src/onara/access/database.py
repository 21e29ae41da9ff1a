"""One small SQLite file that only its owner can read."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from onara.errors import LibraryError
from onara.sqlite_errors import sentences

VERSION = 1
BUSY_S = 5.0
_REMEDY = "delete it and set the password anew: onara serve --set-password"
_SCHEMA = f"""
CREATE TABLE password (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    kept TEXT NOT NULL,         -- scrypt, with its own costs and salt
    set_at REAL NOT NULL
);
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    token BLOB NOT NULL UNIQUE, -- SHA-256
    browser TEXT NOT NULL,
    opened_at REAL NOT NULL,
    used_at REAL NOT NULL
);
CREATE TABLE key (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    may TEXT NOT NULL,
    token BLOB NOT NULL UNIQUE, -- SHA-256
    plain TEXT,                 -- only of keys for players, whose protocol needs it
    made_at REAL NOT NULL,
    used_at REAL
);
PRAGMA user_version = {VERSION};
"""

Row: TypeAlias = Sequence[Any]
Change: TypeAlias = Callable[[str, Row], int]
"""Runs a statement with its values, all of them one change; gives the number of rows it met."""


class Database:
    """The file at ``path``, made when something is first written, with mode 0600.

    One connection for all threads, one statement at a time: each takes microseconds.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def row(self, query: str, values: Row = ()) -> Row | None:
        """The first row of an answer; none of a file that is not there yet."""
        return next(iter(self.rows(query, values)), None)

    def rows(self, query: str, values: Row = ()) -> list[Row]:
        """All rows of an answer; none of a file that is not there yet."""
        with self._lock, sentences(self._path, remedy=_REMEDY):
            if self._connection is None and not self._path.exists():
                return []
            return self._open().execute(query, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[Change]:
        """All of a change, or nothing of it."""
        with self._lock, sentences(self._path, remedy=_REMEDY):
            connection = self._open()
            with connection:
                connection.execute("BEGIN IMMEDIATE")

                def change(query: str, values: Row) -> int:
                    return connection.execute(query, values).rowcount

                yield change

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = self._opened()
        return self._connection

    def _opened(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # SQLite gives the files beside it the mode of this one.
        os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(
            self._path, timeout=BUSY_S, isolation_level=None, check_same_thread=False
        )
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
        elif version != VERSION:
            connection.close()
            raise LibraryError(f"{self._path} was made by another version of Onara; {_REMEDY}")
        return connection
