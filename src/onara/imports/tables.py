"""The SQLite file of imported records: its tables, and its errors as sentences.

``record`` and ``body`` hold the records, ``name`` every name of them in the order to show, ``form``
each sound once, ``signature`` the bits of the sounds (`onara.imports.signature`), ``link`` who
sings what and what belongs to which drama.  A write-ahead log keeps readers going while an import
writes, and a killed import leaves what it had committed.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from onara import sqlite_errors
from onara.errors import LibraryError

FILE_NAME = "imported.sqlite"
VERSION = 1
BUSY_S = 30.0
"""Seconds to wait for another import's transaction."""
_REMEDY = "remove the file and import again"
CACHE_KIB = 64 * 1024
"""Pages kept by a reader: the inner nodes of all indexes of a million songs."""

_SCHEMA = """
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE record (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind INTEGER NOT NULL,
    source INTEGER NOT NULL,
    import INTEGER NOT NULL     -- number of the import that touched it last
);
CREATE TABLE body (             -- apart, so that a page holds a hundred ids
    row INTEGER PRIMARY KEY,
    body TEXT NOT NULL
);
CREATE TABLE form (
    id INTEGER PRIMARY KEY,     -- also the place of its signature
    sound TEXT NOT NULL UNIQUE
);
CREATE TABLE name (
    record INTEGER NOT NULL,
    place INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    rank INTEGER NOT NULL,      -- the smaller, the sooner it is meant
    key INTEGER NOT NULL,       -- 64-bit hash of the key, half the size of its text
    form INTEGER,
    initials TEXT,
    text TEXT NOT NULL,
    PRIMARY KEY (record, place)
) WITHOUT ROWID;
CREATE INDEX name_key ON name (key, kind, rank);
CREATE INDEX name_form ON name (form, kind, rank) WHERE form IS NOT NULL;
CREATE INDEX name_initials ON name (kind, initials, rank) WHERE initials IS NOT NULL;
CREATE TABLE link (
    target TEXT NOT NULL,
    role INTEGER NOT NULL,
    record INTEGER NOT NULL,
    PRIMARY KEY (target, role, record)
) WITHOUT ROWID;
CREATE TABLE signature (
    chunk INTEGER PRIMARY KEY,
    bits BLOB NOT NULL
);
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
"""


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection in autocommit mode, the tables made where they are missing and ``create``.

    Raises `LibraryError` where there is no such file (or folder to make it in), or where the file
    is not one of these.
    """
    with sentences(path):
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        elif not path.exists():
            raise LibraryError(f"nothing was imported yet: there is no {path}")
        connection = sqlite3.connect(
            _address(path, create), uri=True, timeout=BUSY_S, isolation_level=None
        )
        try:
            _prepare(connection, path, create)
        except BaseException:
            connection.close()
            raise
    return connection


def _address(path: Path, create: bool) -> str:
    address = path.absolute().as_uri()
    if create:
        return f"{address}?mode=rwc"
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return f"{address}?mode=rw"
    # In a folder that may not be written there is no log, and nobody else who could write one.
    return f"{address}?mode=ro&immutable=1"


def _prepare(connection: sqlite3.Connection, path: Path, create: bool) -> None:
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == 0 and create:
        if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            connection.execute("PRAGMA journal_mode = WAL")
        with transaction(connection):
            # Another process may have made the tables since.
            if connection.execute("PRAGMA user_version").fetchone() == (0,):
                for statement in _SCHEMA.split(";"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {VERSION}")
    elif version == 0:
        raise LibraryError(f"nothing was imported yet into {path}")
    elif version != VERSION:
        raise LibraryError(
            f"{path} has version {version}, this Onara reads {VERSION}; remove the file and "
            "import again"
        )
    connection.execute("PRAGMA synchronous = NORMAL")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def sentences(path: Path) -> AbstractContextManager[None]:
    """SQLite's errors about the file as sentences."""
    return sqlite_errors.sentences(path, remedy=_REMEDY, user="another import")
