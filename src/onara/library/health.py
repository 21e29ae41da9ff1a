"""Is the library what was written, and what of it can be made again from the user's files?"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from onara.errors import DamagedLibrary, LibraryError, OnaraError
from onara.index import examine_index, let_go
from onara.library.database import Database, FileRow
from onara.library.intake import Outcome, Report
from onara.library.library import Library
from onara.library.lock import writing
from onara.sqlite_errors import sentences


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was found.

    ``faults``: a sentence each; ``recordings``: how many are what was written; ``again``: files
    whose sound is damaged here and can be read anew; ``lost``: files of damaged recordings none of
    whose files is there any more.
    """

    faults: tuple[str, ...]
    recordings: int
    again: tuple[Path, ...]
    lost: tuple[Path, ...]

    @property
    def is_sound(self) -> bool:
        return not self.faults and not self.again and not self.lost


def check_up(home: Path) -> Checkup:
    """Read every byte of the library below ``home`` and compare it with its checksums.

    Raises `LibraryError` where the library is of another version or may not be read.
    """
    if not home.is_dir():
        return Checkup((), 0, (), ())
    faults = [*examine_index(home / "index").faults, *_faults_of_databases(home)]
    of_sound, again, lost = _sorted_out(home)
    return Checkup(tuple(faults), of_sound, tuple(again), tuple(lost))


def repair(
    home: Path, *, report: Report | None = None, waiting: Callable[[], None] | None = None
) -> list[Outcome]:
    """Read the files of damaged recordings anew; whatever is whole stays as it is.

    ``report`` and ``waiting`` as for `Library.add`.  Raises `LibraryError` where names and paths
    are damaged too, so that nobody knows which files they were.
    """
    for fault in _faults_of_databases(home):
        if "library.sqlite" in fault:
            raise LibraryError(fault)
    with writing(home, waiting):
        health = examine_index(home / "index")
        _, again, _ = _sorted_out(home)
        held = {row.path: row.recording for row in _rows(home)}
        readable = frozenset(held[path] for path in again)
        if health.faults:
            let_go(home / "index", health, health.damaged & readable)
    with Library.open(home) as library:
        return library.add(again, report=report, waiting=waiting) if again else []


def _sorted_out(home: Path) -> tuple[int, list[Path], list[Path]]:
    """Recordings that are well, files to read anew, and files that would have to be and are gone.

    Of a recording of which one file is left that one is enough, and all that are left are read.
    """
    well = examine_index(home / "index").recordings
    rows: dict[str, list[FileRow]] = {}
    for row in _rows(home):
        if row.recording not in well:
            rows.setdefault(row.recording, []).append(row)
    again: list[Path] = []
    lost: list[Path] = []
    for each in rows.values():
        # os.path, because a folder that may not be entered is no error here.
        left = [row.path for row in each if os.path.exists(row.path)]  # noqa: PTH110
        again += left
        lost += [] if left else [row.path for row in each]
    return len(well), sorted(again), sorted(lost)


def _rows(home: Path) -> list[FileRow]:
    path = home / "library.sqlite"
    if not path.exists():
        return []
    try:
        with closing(Database(path, create=False)) as database:
            return [] if database.is_blank else database.files()
    except DamagedLibrary:
        return []


def _faults_of_databases(home: Path) -> Iterator[str]:
    for path in sorted(home.glob("*.sqlite")):
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
