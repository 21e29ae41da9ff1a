"""What is known of each recording and file: an SQLite database beside the index.

The index holds the sound, this holds the names; a recording is in the library when both have it, so
a kill between the two writes leaves nothing half in (`reconcile`).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onara.audio import Tags
from onara.errors import LibraryError
from onara.families import Link
from onara.library import link_table
from onara.sqlite_errors import sentences
from onara.timbre import MEASURE, Timbre

VERSION = 2
"""A database is of version 1 until something is imported: an Onara that knows of no recordings
without files would forget these, and must refuse it."""
_WITHOUT_IMPORTED = 1
_PAGE = 2048
"""Bytes of a page of a new database, half of what SQLite takes by itself: there are a dozen trees,
and in a small library none fills its pages.  With smaller ones a row may need several."""
BUSY_S = 30.0
"""Seconds to wait for another process's short transaction."""
_REMEDY = "add your recordings to a new library, in another folder (--home)"

_SCHEMA = """
CREATE TABLE recording (
    id TEXT PRIMARY KEY,
    duration_s REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE file (
    path BLOB PRIMARY KEY,      -- bytes as the system knows them: names need not be text
    recording TEXT NOT NULL REFERENCES recording (id),
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    title TEXT, artist TEXT, album TEXT, album_artist TEXT,
    song TEXT,                  -- the catalogue's id of the song, where the link is certain
    version TEXT                -- instrumental, piano version, ... of the song
) WITHOUT ROWID;
CREATE INDEX file_recording ON file (recording);
CREATE INDEX file_size ON file (size);
"""
_TIMBRES = (
    """CREATE TABLE IF NOT EXISTS timbre (
    recording TEXT PRIMARY KEY,
    measure INTEGER NOT NULL,   -- which measure it is: of others nothing is read
    vector BLOB NOT NULL        -- little-endian float32; empty where the sound is too short
) WITHOUT ROWID""",
    """CREATE TRIGGER IF NOT EXISTS timbre_goes AFTER DELETE ON recording
    BEGIN DELETE FROM timbre WHERE recording = old.id; END""",
)
"""Made by the first write: libraries from before there were timbres stay readable, and an older
Onara can write this one, which is what the trigger is for."""
_IMPORTED = (
    """CREATE TABLE IF NOT EXISTS imported (
    recording TEXT PRIMARY KEY,
    title TEXT, artist TEXT, album TEXT, album_artist TEXT,
    song TEXT, version TEXT     -- as of a file
) WITHOUT ROWID""",
    """CREATE TRIGGER IF NOT EXISTS imported_goes AFTER DELETE ON recording
    BEGIN DELETE FROM imported WHERE recording = old.id; END""",
)
_COLUMNS = (
    "path, recording, size, mtime_ns, sha256, title, artist, album, album_artist, song, version"
)


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of the library, as it was when it was added."""

    path: Path
    recording: str
    size: int
    mtime_ns: int
    sha256: bytes
    tags: Tags
    song: str | None = None
    version: str | None = None

    def is_of(self, path: Path) -> bool:
        """Whether the file at a path has the size and the time of this one."""
        try:
            stat = path.stat()
        except OSError:
            return False
        return (self.size, self.mtime_ns) == (stat.st_size, stat.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class Imported:
    """What a recording was imported with: it is in the library also without a file."""

    recording: str
    tags: Tags
    song: str | None = None
    version: str | None = None


class Database:
    """The database at ``path``; made when missing if ``create``.  Raises `LibraryError`."""

    def __init__(self, path: Path, *, create: bool) -> None:
        self.path = path
        with _sentences(path):
            if create:
                path.parent.mkdir(parents=True, exist_ok=True)
            # The address form of the path, so that a reader cannot create an empty database.
            mode = "rwc" if create else "rw"
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode={mode}",
                uri=True,
                timeout=BUSY_S,
                isolation_level=None,
            )
            try:
                self._check_version(create)
            except BaseException:
                self._connection.close()
                raise

    @property
    def is_blank(self) -> bool:
        """True when its maker died before it had made the tables."""
        with _sentences(self.path):
            return bool(self._connection.execute("PRAGMA user_version").fetchone() == (0,))

    def close(self) -> None:
        self._connection.close()

    def files(self) -> list[FileRow]:
        """All files, in order of their paths."""
        with _sentences(self.path):
            return [
                _row(row)
                for row in self._connection.execute(f"SELECT {_COLUMNS} FROM file ORDER BY path")
            ]

    def file(self, path: Path) -> FileRow | None:
        return next(self._where("path = ?", os.fsencode(path)), None)

    def files_of(self, recording: str) -> list[FileRow]:
        return list(self._where("recording = ?", recording))

    def files_of_size(self, size: int) -> list[FileRow]:
        return list(self._where("size = ?", size))

    def recordings(self) -> dict[str, float]:
        """Length in seconds of every recording."""
        with _sentences(self.path):
            return dict(self._connection.execute("SELECT id, duration_s FROM recording"))

    def duration_s(self, recording: str) -> float | None:
        """Length of a recording in seconds."""
        with _sentences(self.path):
            row = self._connection.execute(
                "SELECT duration_s FROM recording WHERE id = ?", (recording,)
            ).fetchone()
        return row[0] if row else None

    def timbres(self) -> dict[str, Timbre | None]:
        """Timbre of every recording that was measured; ``None`` where it is too short for one."""
        with _sentences(self.path):
            run = self._connection
            if not self._has_table("timbre"):
                return {}
            found = run.execute("SELECT recording, vector FROM timbre WHERE measure = ?", [MEASURE])
            return {name: np.frombuffer(blob, "<f4") if blob else None for name, blob in found}

    def imported(self) -> list[Imported]:
        """What was imported, in the order of recordings."""
        return self._imported("SELECT * FROM imported ORDER BY recording")

    def imported_as(self, recording: str) -> Imported | None:
        """What a recording was imported with, ``None`` where it was not."""
        found = self._imported("SELECT * FROM imported WHERE recording = ?", recording)
        return found[0] if found else None

    def links(self, recording: str | None = None) -> list[Link]:
        """All links, or those of one recording, seen from it; the nearest first."""
        with _sentences(self.path):
            return link_table.read(self._connection, recording)

    def compared(self) -> set[str]:
        """Recordings whose links were looked for."""
        with _sentences(self.path):
            return link_table.compared(self._connection)

    def write_links(self, recording: str, links: Iterable[Link]) -> None:
        """In one transaction: the links of a recording that has been compared."""
        with _sentences(self.path), self._transaction() as run:
            link_table.write(run, recording, links)

    def write(
        self,
        *,
        recordings: Iterable[tuple[str, float]] = (),
        timbres: Mapping[str, Timbre | None] | None = None,
        files: Iterable[FileRow] = (),
        gone: Iterable[Path] = (),
        imported: Iterable[Imported] = (),
        let_go: Iterable[str] = (),
    ) -> list[str]:
        """In one transaction: forget the paths ``gone``, and that the recordings ``let_go`` were
        imported; take in recordings, timbres, files and what is imported.

        Returns the recordings that have no file any more and were not imported; they are forgotten
        too.
        """
        imported = list(imported)
        with _sentences(self.path), self._transaction() as run:
            for statement in (*_TIMBRES, *_IMPORTED):
                run.execute(statement)
            if imported:
                run.execute(f"PRAGMA user_version = {VERSION}")
            run.executemany("DELETE FROM imported WHERE recording = ?", [(x,) for x in let_go])
            run.executemany(
                "INSERT OR REPLACE INTO imported VALUES (?,?,?,?,?,?,?)",
                [_values_imported(each) for each in imported],
            )
            run.executemany("DELETE FROM file WHERE path = ?", [(os.fsencode(p),) for p in gone])
            run.executemany("INSERT OR REPLACE INTO recording VALUES (?, ?)", list(recordings))
            run.executemany(
                "INSERT OR REPLACE INTO timbre VALUES (?, ?, ?)",
                [(name, MEASURE, _blob(timbre)) for name, timbre in (timbres or {}).items()],
            )
            run.executemany(
                f"INSERT OR REPLACE INTO file ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                [_values(file) for file in files],
            )
            orphans = [
                name
                for (name,) in run.execute(
                    "SELECT id FROM recording WHERE id NOT IN (SELECT recording FROM file)"
                    " AND id NOT IN (SELECT recording FROM imported)"
                )
            ]
            run.executemany("DELETE FROM recording WHERE id = ?", [(name,) for name in orphans])
            return orphans

    def keep_only(self, recordings: Iterable[str]) -> None:
        """Forget every recording that is not among these, and its files."""
        missing = [(name,) for name in set(self.recordings()) - set(recordings)]
        if missing:
            with _sentences(self.path), self._transaction() as run:
                run.executemany("DELETE FROM file WHERE recording = ?", missing)
                run.executemany("DELETE FROM recording WHERE id = ?", missing)

    def _where(self, condition: str, value: str | bytes | int) -> Iterator[FileRow]:
        with _sentences(self.path):
            found = self._connection.execute(
                f"SELECT {_COLUMNS} FROM file WHERE {condition} ORDER BY path", (value,)
            ).fetchall()
        return (_row(row) for row in found)

    def _imported(self, select: str, *values: str) -> list[Imported]:
        with _sentences(self.path):
            if not self._has_table("imported"):
                return []
            found = self._connection.execute(select, values).fetchall()
        return [Imported(row[0], Tags(*row[1:5]), *row[5:]) for row in found]

    def _has_table(self, name: str) -> bool:
        select = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
        return self._connection.execute(select, [name]).fetchone() is not None

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _check_version(self, create: bool) -> None:
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version == 0 and create:
            self._connection.execute(f"PRAGMA page_size = {_PAGE}")
            with self._transaction() as run:
                # Another process may have made the tables since.
                if run.execute("PRAGMA user_version").fetchone() == (0,):
                    for statement in _SCHEMA.split(";"):
                        run.execute(statement)
                    run.execute(f"PRAGMA user_version = {_WITHOUT_IMPORTED}")
        elif version not in (0, _WITHOUT_IMPORTED, VERSION):
            raise LibraryError(
                f"{self.path} has version {version}, this Onara reads {VERSION}; use the "
                "one that made the library, or add the recordings to a new one"
            )


def _blob(timbre: Timbre | None) -> bytes:
    return b"" if timbre is None else timbre.astype("<f4").tobytes()


def _values(file: FileRow) -> tuple[object, ...]:
    tags = file.tags
    return (
        os.fsencode(file.path),
        file.recording,
        file.size,
        file.mtime_ns,
        file.sha256,
        tags.title,
        tags.artist,
        tags.album,
        tags.album_artist,
        file.song,
        file.version,
    )


def _values_imported(each: Imported) -> tuple[str | None, ...]:
    tags = each.tags
    named = (tags.title, tags.artist, tags.album, tags.album_artist)
    return (each.recording, *named, each.song, each.version)


def _row(row: tuple[object, ...]) -> FileRow:
    path, recording, size, mtime_ns, sha256, title, artist, album, album_artist, song, version = row
    return FileRow(
        Path(os.fsdecode(path)),  # type: ignore[arg-type]
        recording,  # type: ignore[arg-type]
        size,  # type: ignore[arg-type]
        mtime_ns,  # type: ignore[arg-type]
        sha256,  # type: ignore[arg-type]
        Tags(title, artist, album, album_artist),  # type: ignore[arg-type]
        song,  # type: ignore[arg-type]
        version,  # type: ignore[arg-type]
    )


def _sentences(path: Path) -> AbstractContextManager[None]:
    return sentences(path, remedy=_REMEDY)
