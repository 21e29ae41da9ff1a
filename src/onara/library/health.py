"""Is the library what was written, and what of it can be made again from the user's files?"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from onara.durable import replace_file
from onara.errors import DamagedLibrary, LibraryError, OnaraError
from onara.index import Health, examine_index, let_go
from onara.library.database import Database, FileRow, Imported
from onara.library.intake import Outcome, Report
from onara.library.library import Library
from onara.library.lock import writing
from onara.sqlite_errors import sentences

T = TypeVar("T")

NAME = "library.sqlite"
"""Names and paths of what the library holds."""
PENDING = "repair.json"
"""Paths that a repair has still to read: what is damaged is let go before its files are read."""


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was found.

    ``faults``: a sentence each; ``recordings``: how many are what was written; ``again``: files
    whose sound is damaged here and can be read anew; ``lost``: files of damaged recordings none of
    whose files is there any more; ``imported``: damaged recordings that never had a file here;
    ``segments``: of how many readable files the index is.
    """

    faults: tuple[str, ...]
    recordings: int
    again: tuple[Path, ...]
    lost: tuple[Path, ...]
    imported: tuple[Imported, ...] = ()
    segments: int = 0

    @property
    def is_sound(self) -> bool:
        return not (self.faults or self.again or self.lost or self.imported)


def check_up(home: Path) -> Checkup:
    """Read every byte of the library below ``home`` and compare it with its checksums.

    Raises `LibraryError` where the library is of another version or may not be read.
    """
    if not home.is_dir():
        return Checkup((), 0, (), ())
    health = examine_index(home / "index")
    again, lost = _by_files_left(_damaged_rows(home, health))
    return Checkup(
        faults=(*health.faults, *_faults_of_databases(home.glob("*.sqlite"))),
        recordings=len(health.recordings),
        again=tuple(sorted({row.path for row in again} | _pending(home))),
        lost=tuple(sorted(row.path for row in lost)),
        imported=tuple(_imported(home, health)),
        segments=len(health.whole),
    )


def repair(
    home: Path, *, report: Report | None = None, waiting: Callable[[], None] | None = None
) -> list[Outcome]:
    """Read the files of damaged recordings anew; whatever is whole stays as it is.

    ``report`` and ``waiting`` as for `Library.add`.  Raises `LibraryError` where names and paths
    are damaged too, so that nobody knows which files they were.
    """
    for fault in _faults_of_databases([home / NAME]):
        raise LibraryError(fault)
    with writing(home, waiting):
        health = examine_index(home / "index")
        again, _ = _by_files_left(_damaged_rows(home, health))
        paths = sorted({row.path for row in again} | _pending(home))
        if paths:
            named = [os.fspath(path) for path in paths]
            replace_file(home / PENDING, [json.dumps(named).encode()])
        if health.faults:
            readable = {row.recording for row in again}
            let_go(home / "index", health, health.damaged & readable)
    if not paths:
        return []
    with Library.open(home) as library:
        outcomes = library.add(paths, report=report, waiting=waiting)
    (home / PENDING).unlink(missing_ok=True)
    return outcomes


def _pending(home: Path) -> set[Path]:
    """Files that a repair which was broken off had still to read, and that are there."""
    try:
        named = json.loads((home / PENDING).read_bytes())
    except FileNotFoundError:
        return set()
    return {Path(name) for name in named if os.path.exists(name)}  # noqa: PTH110


def _damaged_rows(home: Path, health: Health) -> dict[str, list[FileRow]]:
    """The files of each recording that is not well."""
    rows: dict[str, list[FileRow]] = {}
    for row in _rows(home):
        if row.recording not in health.recordings:
            rows.setdefault(row.recording, []).append(row)
    return rows


def _by_files_left(rows: dict[str, list[FileRow]]) -> tuple[list[FileRow], list[FileRow]]:
    """Files that can be read anew, and those of recordings none of whose files is left."""
    again: list[FileRow] = []
    lost: list[FileRow] = []
    for each in rows.values():
        # os.path, because a folder that may not be entered is no error here.
        left = [row for row in each if os.path.exists(row.path)]  # noqa: PTH110
        again += left
        lost += [] if left else each
    return again, lost


def _imported(home: Path, health: Health) -> Iterator[Imported]:
    """What was imported and is not well, and has no file here."""
    with_files = {row.recording for row in _rows(home)}
    for each in _read(home, Database.imported):
        if each.recording not in health.recordings and each.recording not in with_files:
            yield each


def _rows(home: Path) -> list[FileRow]:
    return _read(home, Database.files)


def _read(home: Path, what: Callable[[Database], list[T]]) -> list[T]:
    """What a database says, nothing where there is none or it is damaged."""
    path = home / NAME
    if not path.exists():
        return []
    try:
        with closing(Database(path, create=False)) as database:
            return [] if database.is_blank else what(database)
    except DamagedLibrary:
        return []


def _faults_of_databases(paths: Iterable[Path]) -> Iterator[str]:
    for path in sorted(path for path in paths if path.exists()):
        try:
            with (
                sentences(path, remedy="restore it from a backup"),
                closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as run,
            ):
                (said,) = run.execute("PRAGMA quick_check(1)").fetchone()
        except OnaraError as error:
            yield str(error)
        else:
            if said != "ok":
                yield f"{path} is damaged ({said}); restore it from a backup"
