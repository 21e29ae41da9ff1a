"""The servers of a home folder, and which of their playlists Onara made: one file that only its
owner can read.

Names and passwords lie in it as they are: Subsonic's protocol salts the password itself, so that a
hash of it would be of no use.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from onara.errors import LibraryError
from onara.servers.problem import ServerError
from onara.spelling import composed, fold
from onara.sqlite_errors import sentences

FILE_NAME = "servers.sqlite"
_VERSION = 1
_BUSY_S = 5.0
_LONGEST_NAME = 60
_REMEDY = "delete it and name your servers anew: onara servers add"
_SCHEMA = f"""
CREATE TABLE server (
    folded TEXT PRIMARY KEY,  -- the name, case and form of letters aside
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    user TEXT NOT NULL,
    proof TEXT NOT NULL,
    secret TEXT NOT NULL
);
CREATE TABLE pushed (
    account TEXT NOT NULL,    -- address and user
    list TEXT NOT NULL,       -- which list of Onara's
    playlist TEXT,            -- its id there; NULL while it is being made
    songs TEXT NOT NULL,      -- JSON: the ids of the songs that were there when all was written
    writing TEXT,             -- JSON: those that are being written, NULL once they are
    at REAL NOT NULL,
    PRIMARY KEY (account, list)
);
PRAGMA user_version = {_VERSION};
"""


class Proof(StrEnum):
    """How a user proves who they are."""

    TOKEN = "token"
    PASSWORD = "password"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Server:
    """A music server and a user of it; ``user`` is empty where ``secret`` is a key."""

    name: str
    address: str
    user: str
    secret: str = field(repr=False)
    proof: Proof = Proof.TOKEN

    @property
    def account(self) -> str:
        """Whose playlists they are."""
        return f"{self.address} {self.user}"

    def by(self, proof: Proof) -> Server:
        """The same, who proves otherwise who they are."""
        return replace(self, proof=proof)


@dataclass(frozen=True, slots=True)
class Pushed:
    """A playlist that Onara made: its id, the songs in it when all was written, and those of a
    push that was broken off.  ``playlist`` is ``None`` where that was before its id was known."""

    playlist: str | None
    songs: tuple[str, ...]
    writing: tuple[str, ...] | None = None


class Servers:
    """The file of a home folder, made with mode 0600 when something is first written to it."""

    def __init__(self, home: Path) -> None:
        self._path = home / FILE_NAME

    def all(self) -> list[Server]:
        """In the order of their names."""
        rows = self._rows("SELECT name, address, user, secret, proof FROM server ORDER BY folded")
        return [
            Server(name, address, user, secret, Proof(proof))
            for name, address, user, secret, proof in rows
        ]

    def get(self, name: str) -> Server:
        """Raises `ServerError` where there is none of that name."""
        servers = self.all()
        found = next((each for each in servers if _folded(each.name) == _folded(name)), None)
        if found is None:
            known = ", ".join(each.name for each in servers)
            there = f"there are {known}" if servers else "there is none yet"
            raise ServerError(
                f"no server is called “{_short(name)}”; {there}: onara servers add NAME ADDRESS"
            )
        return found

    def put(self, server: Server) -> bool:
        """Keep a server; whether one of that name was there, whose place it takes."""
        named = replace(server, name=checked_name(server.name))
        with self._writing() as connection:
            cursor = connection.execute(
                "SELECT 1 FROM server WHERE folded = ?", (_folded(named.name),)
            )
            was_there = cursor.fetchone() is not None
            connection.execute(
                "INSERT OR REPLACE INTO server VALUES (?, ?, ?, ?, ?, ?)",
                (
                    _folded(named.name),
                    *(named.name, named.address, named.user, str(named.proof), named.secret),
                ),
            )
        return was_there

    def remove(self, name: str) -> Server:
        """Forget a server and its password; what was pushed stays there, and is still known as
        Onara's where it is added again.  Raises `ServerError` where there is none of that name."""
        server = self.get(name)
        with self._writing() as connection:
            connection.execute("DELETE FROM server WHERE folded = ?", (_folded(server.name),))
        return server

    def pushed(self, server: Server, which: str) -> Pushed | None:
        """The playlist that a list of Onara's was last pushed to."""
        rows = self._rows(
            "SELECT playlist, songs, writing FROM pushed WHERE account = ? AND list = ?",
            (server.account, which),
        )
        for playlist, songs, writing in rows:
            being = None if writing is None else tuple(json.loads(writing))
            return Pushed(playlist, tuple(json.loads(songs)), being)
        return None

    def keep(self, server: Server, which: str, pushed: Pushed) -> None:
        """Remember a playlist, before and after it is written."""
        writing = None if pushed.writing is None else json.dumps(pushed.writing)
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO pushed VALUES (?, ?, ?, ?, ?, ?)",
                (
                    *(server.account, which, pushed.playlist),
                    *(json.dumps(pushed.songs), writing, time.time()),
                ),
            )

    def _rows(self, query: str, values: Sequence[str] = ()) -> list[tuple[Any, ...]]:
        with sentences(self._path, remedy=_REMEDY):
            if not self._path.exists():
                return []
            with closing(self._opened()) as connection:
                return connection.execute(query, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with sentences(self._path, remedy=_REMEDY):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # SQLite gives the files beside it the mode of this one.
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
            with closing(self._opened()) as connection, connection:
                connection.execute("BEGIN IMMEDIATE")
                yield connection

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=_BUSY_S, isolation_level=None)
        try:
            # What is forgotten is not left in the file.
            connection.execute("PRAGMA secure_delete = ON")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
            elif version != _VERSION:
                raise LibraryError(f"{self._path} was made by another version of Onara; {_REMEDY}")
        except BaseException:
            connection.close()
            raise
        return connection


def checked_name(name: str) -> str:
    """A name that a server may have; raises `ServerError`."""
    tidy = " ".join(composed(name).split())
    if not any(letter.isalnum() for letter in tidy) or not tidy.isprintable():
        raise ServerError("a server needs a name with a letter or digit in it, such as home")
    if len(tidy) > _LONGEST_NAME:
        raise ServerError(f"the name of a server has at most {_LONGEST_NAME} letters")
    return tidy


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def _short(name: str) -> str:
    return " ".join(name.split())[:_LONGEST_NAME]
