"""The user's own lyrics on disk: an SQLite file in the home folder."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from onara.errors import LibraryError
from onara.lyrics import intake, postings, search
from onara.lyrics.hit import LineHit
from onara.lyrics.intake import Owned, Progress, Report
from onara.lyrics.model import Line, Lyrics
from onara.sqlite_errors import sentences

VERSION = 1
BUSY_S = 30.0
"""Seconds to wait for another process's short transaction."""
_REMEDY = "delete the file, and add your music and lyric files again"

_SCHEMA = (
    """
CREATE TABLE owned (            -- a media file, or a lyric file without one
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,  -- bytes as the system knows them: names need not be text
    recording TEXT NOT NULL,
    title TEXT, artist TEXT, song TEXT
);
CREATE TABLE source (           -- a file that was read for it: itself, for its tags, or a sidecar
    id INTEGER PRIMARY KEY,
    owned INTEGER NOT NULL REFERENCES owned (id),
    path BLOB NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    fault TEXT                  -- why it could not be read
);
CREATE INDEX source_owned ON source (owned);
CREATE TABLE sheet (            -- the lines of one file or tag
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source (id),
    kind TEXT NOT NULL,
    language TEXT, title TEXT, artist TEXT
);
CREATE INDEX sheet_source ON sheet (source);
CREATE TABLE line (             -- numbers of a sheet's lines follow each other as they are sung
    id INTEGER PRIMARY KEY,
    sheet INTEGER NOT NULL REFERENCES sheet (id),
    text TEXT NOT NULL,
    sound TEXT NOT NULL,
    start_s REAL
);
CREATE INDEX line_sheet ON line (sheet);
CREATE TABLE dialect (          -- the rules by which the lines were turned into sounds
    probe TEXT PRIMARY KEY
) WITHOUT ROWID;
"""
    + postings.SCHEMA
)


class NoLyrics(LibraryError):
    """The file is there, and whoever makes it has not written to it yet."""


class LyricStore:
    """The lyrics of the files that a user owns, kept and searched.

    >>> with LyricStore.open(home / "lyrics.sqlite", create=True) as store:   # doctest: +SKIP
    ...     store.update([Owned("r1", Path("song.mp3"), "Title", "Artist", None)])
    ...     store.search("half a line as it was heard")
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> LyricStore:
        """The store at ``path``; made when missing if ``create``.  Raises `LibraryError`."""
        with _sentences(path):
            if create:
                path.parent.mkdir(parents=True, exist_ok=True)
            # The address form of the path, so that a reader cannot create an empty database.
            mode = "rwc" if create else "rw"
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode={mode}",
                uri=True,
                timeout=BUSY_S,
                isolation_level=None,
            )
            store = cls(path, connection)
            try:
                store._check_version(create)
            except BaseException:
                connection.close()
                raise
            return store

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
        self._connection.close()

    def __len__(self) -> int:
        """How many lines are in the store."""
        with _sentences(self.path):
            (count,) = self._connection.execute("SELECT count(*) FROM line").fetchone()
        return int(count)

    def update(self, recordings: Iterable[Owned], *, progress: Progress | None = None) -> Report:
        """Make the store hold the lyrics of exactly these files, reading what is new or changed.

        All that the user owns is given each time; what is not given is dropped, and so are lyrics
        whose file is gone.  Where a whole folder is gone, a drive is not plugged in, and what was
        read from it stays.  A file that cannot be read costs one sentence in the report.  The work
        is committed every few thousand lines; a kill costs what came after.  ``progress`` is told
        how many files are done, of how many.  Raises `LibraryError`.
        """
        with _sentences(self.path):
            return intake.update(self._connection, list(recordings), progress)

    def loose(self) -> list[Path]:
        """The lyric files that were given without a media file, those that are gone left out.

        One whose folder is gone too may lie on a drive that is not plugged in, and is kept.  Raises
        `LibraryError`.
        """
        with _sentences(self.path):
            rows = self._connection.execute(
                "SELECT path FROM owned WHERE recording = '' ORDER BY path"
            ).fetchall()
        paths = [Path(os.fsdecode(path)) for (path,) in rows]
        return [path for path in paths if path.is_file() or not path.parent.is_dir()]

    def of_recording(self, recording: str) -> list[Lyrics]:
        """The words of a recording, one for each file or tag that has them, those with times first.

        Raises `LibraryError`.
        """
        with _sentences(self.path):
            sheets = self._connection.execute(
                "SELECT sheet.id, sheet.kind, language, sheet.title, sheet.artist, source.path"
                " FROM sheet JOIN source ON source.id = sheet.source"
                " JOIN owned ON owned.id = source.owned WHERE recording = ? ORDER BY sheet.id",
                (recording,),
            ).fetchall()
            found = [
                Lyrics(self._lines(id_), language, Path(os.fsdecode(path)), kind, title, artist)
                for id_, kind, language, title, artist, path in sheets
            ]
        return sorted(found, key=lambda each: not each.is_timed)

    def _lines(self, sheet: int) -> tuple[Line, ...]:
        rows = self._connection.execute(
            "SELECT text, start_s FROM line WHERE sheet = ? ORDER BY id", (sheet,)
        )
        return tuple(Line(text, start_s) for text, start_s in rows)

    def search(self, words: str, limit: int = 10) -> list[LineHit]:
        """The lines that the words are likely to be, best first, one for each recording.

        Empty where nothing in the store is near.  Hits that score less than
        `onara.lyrics.PLAIN` are guesses.  Raises `LibraryError`.
        """
        with _sentences(self.path):
            return search.search(self._connection, words, limit)

    def _check_version(self, create: bool) -> None:
        run = self._connection
        (version,) = run.execute("PRAGMA user_version").fetchone()
        if version == 0 and create:
            with intake.transaction(run):
                # Another process may have made the tables since.
                if run.execute("PRAGMA user_version").fetchone() == (0,):
                    for statement in _SCHEMA.split(";"):
                        run.execute(statement)
                    run.execute(f"PRAGMA user_version = {VERSION}")
        elif version == 0:
            raise NoLyrics(f"{self.path} holds no lyrics yet; add some first")
        elif version != VERSION:
            raise LibraryError(
                f"{self.path} has version {version}, this Onara reads {VERSION}; delete the file, "
                "and add your music and lyric files again"
            )


def _sentences(path: Path) -> AbstractContextManager[None]:
    return sentences(path, remedy=_REMEDY)
