"""What was done to files, and what is about to be: an SQLite file in the home folder.

A row is written, and on the disk, before the change that it speaks of is made.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from onara.errors import LibraryError
from onara.sqlite_errors import sentences

NAME = "mending.sqlite"
VERSION = 1
SYNCHRONOUS = "FULL"
"""What is committed is on the disk."""
BUSY_S = 30.0
"""Seconds to wait for another process's short transaction."""
_REMEDY = "no fix can be undone by it; move it away, and new fixes have a new journal"

Going = Literal["doing", "stopped", "done", "undoing", "undone"]
State = Literal["planned", "begun", "ready", "parking", "parked", "copying", "done", "left"]
"""How far one change is, with what may lie on the disk in each state:

- ``planned``: nothing is done.
- ``begun``: the new content is being written beside the file, which is as it was.
- ``ready``: the new content lies beside the file or has taken its place; or only a move is left.
- ``parking``: the file is about to be put aside, or is; another takes its place.
- ``parked``: it is put aside, or has its new name.
- ``copying``: it is being copied to another device, under its new name or not yet, or is there.
- ``done``: all is done.
- ``left``: it was not, or could not be, made.
"""

_SCHEMA = """
CREATE TABLE fix (
    id INTEGER PRIMARY KEY,
    plan TEXT NOT NULL,
    root BLOB NOT NULL,         -- paths are bytes as the system knows them: they need not be text
    at REAL NOT NULL,           -- Unix time at which it last went on
    going TEXT NOT NULL
);
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    fix INTEGER NOT NULL REFERENCES fix (id),
    source BLOB NOT NULL,       -- before the fix
    target BLOB NOT NULL,       -- after it
    leader BLOB,                -- what moves along goes with the file that was here
    back INTEGER NOT NULL,      -- being undone: from target to source
    state TEXT NOT NULL,
    size INTEGER NOT NULL,      -- of the file before the fix, with the two below
    mtime_ns INTEGER NOT NULL,
    mode INTEGER NOT NULL,
    old_sha256 BLOB,            -- none while nothing but planned
    new_sha256 BLOB,
    kept TEXT,                  -- how the old bytes are had back: delta, whole, none if they stayed
    is_told INTEGER NOT NULL    -- the library knows
);
CREATE INDEX change_fix ON change (fix, state);
CREATE TABLE folder (           -- made or removed by a fix
    fix INTEGER NOT NULL REFERENCES fix (id),
    path BLOB NOT NULL,
    is_made INTEGER NOT NULL,
    mode INTEGER NOT NULL,
    PRIMARY KEY (fix, path, is_made)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Fix:
    """One fix: ``at`` is the Unix time at which it last went on."""

    id: int
    plan: str
    root: Path
    at: float
    going: Going


@dataclass(frozen=True, slots=True)
class Change:
    """What is done to one file: its path before and after, and its content likewise.

    ``leader`` is the old path of the file that it moves along with, or that it names, ``None`` for
    one that moves or changes by itself.  ``size``, ``mtime_ns`` and ``mode`` are those before.
    ``kept`` says how its old bytes are had back, ``None`` where they are not changed.
    """

    id: int
    fix: int
    source: Path
    target: Path
    leader: Path | None
    size: int
    mtime_ns: int
    mode: int
    back: bool = False
    state: State = "planned"
    old_sha256: bytes | None = None
    new_sha256: bytes | None = None
    kept: Literal["delta", "whole"] | None = None

    @property
    def here(self) -> Path:
        """Where the file lies before what is being done."""
        return self.target if self.back else self.source

    @property
    def there(self) -> Path:
        """Where it lies afterwards."""
        return self.source if self.back else self.target

    @property
    def now(self) -> Path:
        """Where the file lies, once this is done or given up."""
        return self.there if self.state == "done" else self.here

    @property
    def sha256_after(self) -> bytes | None:
        return self.old_sha256 if self.back else self.new_sha256


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that a fix made or removed."""

    path: Path
    is_made: bool
    mode: int


class Journal:
    """The journal at ``path``.  Raises `LibraryError` where it cannot be read or written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._sentences():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._run = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
            try:
                self._run.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
                self._check_version()
            except BaseException:
                self._run.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._run.close()

    def begin(self, plan: str, root: Path, changes: Iterable[Change]) -> Fix:
        """A new fix with all that it is going to do; ids of fix and changes are given here."""
        with self._transaction() as run:
            made = run.execute(
                "INSERT INTO fix (plan, root, at, going) VALUES (?, ?, ?, 'doing')",
                (plan, os.fsencode(root), time.time()),
            )
            fix = made.lastrowid
            run.executemany(
                "INSERT INTO change (fix, source, target, leader, back, state, size, mtime_ns,"
                " mode, is_told) VALUES (?, ?, ?, ?, 0, 'planned', ?, ?, ?, 1)",
                [
                    (
                        *(fix, os.fsencode(each.source), os.fsencode(each.target)),
                        os.fsencode(each.leader) if each.leader else None,
                        *(each.size, each.mtime_ns, each.mode),
                    )
                    for each in changes
                ],
            )
        return next(each for each in self.fixes() if each.id == fix)

    def fixes(self) -> list[Fix]:
        """All fixes, the newest first."""
        with self._sentences():
            rows = self._run.execute(
                "SELECT id, plan, root, at, going FROM fix ORDER BY at DESC, id DESC"
            )
            return [Fix(row[0], row[1], _path(row[2]), row[3], row[4]) for row in rows]

    def go(self, fix: Fix, going: Going) -> None:
        """Note how far a fix is.  What is to be undone is to be done once more, the other way."""
        with self._transaction() as run:
            run.execute(
                "UPDATE fix SET going = ?, at = ? WHERE id = ?",
                # Undoing is no news: what was done before it is undone next.
                (going, fix.at if going in ("undoing", "undone") else time.time(), fix.id),
            )
            if going == "undoing":
                run.execute(
                    "UPDATE change SET back = 1, state = 'planned' WHERE fix = ? AND state = 'done'"
                    " AND back = 0",
                    (fix.id,),
                )

    def changes(self, fix: Fix) -> list[Change]:
        """All changes of a fix, in their order."""
        with self._sentences():
            rows = self._run.execute(f"{_CHANGES} WHERE fix = ? ORDER BY id", (fix.id,))
            return [_change(row) for row in rows]

    def note(self, change: Change, state: State, **more: object) -> Change:
        """Note how far a change is, with ``more`` of its columns; returns it as it is then."""
        is_told = 0 if state == "done" and change.leader is None else 1
        names = ["state", "is_told", *more]
        values: list[object] = [state, is_told, *more.values()]
        stored = [os.fsencode(each) if isinstance(each, Path) else each for each in values]
        with self._transaction() as run:
            run.execute(
                f"UPDATE change SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?",
                (*stored, change.id),
            )
        return replace(change, state=state, **more)  # type: ignore[arg-type]

    def untold(self) -> list[Change]:
        """Changes that were made, or undone, and that the library does not know of yet."""
        with self._sentences():
            rows = self._run.execute(f"{_CHANGES} WHERE is_told = 0 ORDER BY id")
            return [_change(row) for row in rows]

    def told(self, changes: Iterable[Change]) -> None:
        with self._transaction() as run:
            run.executemany(
                "UPDATE change SET is_told = 1 WHERE id = ?", [(each.id,) for each in changes]
            )

    def note_folder(self, fix: Fix, path: Path, *, is_made: bool) -> None:
        """Note that a folder is going to be made or removed."""
        mode = 0 if is_made else path.stat().st_mode
        with self._transaction() as run:
            run.execute(
                "INSERT OR REPLACE INTO folder VALUES (?, ?, ?, ?)",
                (fix.id, os.fsencode(path), is_made, mode),
            )

    def folders(self, fix: Fix) -> list[Folder]:
        """Folders that a fix made or removed, those within others last."""
        with self._sentences():
            rows = self._run.execute(
                "SELECT path, is_made, mode FROM folder WHERE fix = ? ORDER BY path",
                (fix.id,),
            )
            return [Folder(_path(row[0]), bool(row[1]), row[2]) for row in rows]

    def _check_version(self) -> None:
        (version,) = self._run.execute("PRAGMA user_version").fetchone()
        if version == 0:
            with self._transaction() as run:
                if run.execute("PRAGMA user_version").fetchone() == (0,):
                    for statement in _SCHEMA.split(";"):
                        run.execute(statement)
                    run.execute(f"PRAGMA user_version = {VERSION}")
        elif version != VERSION:
            raise LibraryError(
                f"{self.path} has version {version}, this Onara reads {VERSION}; use the one that "
                "made it"
            )

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._sentences():
            self._run.execute("BEGIN IMMEDIATE")
            try:
                yield self._run
            except BaseException:
                self._run.execute("ROLLBACK")
                raise
            self._run.execute("COMMIT")

    def _sentences(self) -> AbstractContextManager[None]:
        return sentences(self.path, remedy=_REMEDY, user="another onara")


_CHANGES = (
    "SELECT id, fix, source, target, leader, size, mtime_ns, mode, back, state, old_sha256,"
    " new_sha256, kept FROM change"
)


def _change(row: tuple[object, ...]) -> Change:
    number, fix, source, target, leader, size, mtime_ns, mode, back, *rest = row
    return Change(
        number,  # type: ignore[arg-type]
        fix,  # type: ignore[arg-type]
        _path(source),  # type: ignore[arg-type]
        _path(target),  # type: ignore[arg-type]
        _path(leader) if leader else None,  # type: ignore[arg-type]
        size,  # type: ignore[arg-type]
        mtime_ns,  # type: ignore[arg-type]
        mode,  # type: ignore[arg-type]
        bool(back),
        *rest,  # type: ignore[arg-type]
    )


def _path(path: bytes) -> Path:
    return Path(os.fsdecode(path))
