"""Files of the library that Onara itself has moved or tagged anew: known without being decoded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from onara.audio import Sound
from onara.errors import UnusableInput
from onara.library.database import Database, FileRow
from onara.library.health import NAME as DATABASE
from onara.library.linking import Linking
from onara.library.lock import writing


@dataclass(frozen=True, slots=True)
class Followed:
    """A file that was at ``before`` and is at ``path``, with the same sound.

    ``sha256`` is that of its content now, ``None`` where the content is what it was; ``known`` are
    those of contents that it had.
    """

    before: Path
    path: Path
    sha256: bytes | None
    known: frozenset[bytes]


def follow(
    home: Path, changed: Iterable[Followed], *, waiting: Callable[[], None] | None = None
) -> int:
    """Let the library of a home folder know files where they are now; returns how many are its own.

    Nothing is decoded: their sound is what it was.  A file that is not what the library knew, or is
    gone by now, is left to the next `Library.add`.  ``waiting`` is called once if another process
    is writing.  Raises `LibraryError` where the library cannot be written.
    """
    changed = list(changed)
    path = home / DATABASE
    if not changed or not path.exists():
        return 0
    with writing(home, waiting), closing(Database(path, create=False)) as database:
        return 0 if database.is_blank else _follow(database, Linking(home / "catalogue"), changed)


def _follow(database: Database, linking: Linking, changed: Iterable[Followed]) -> int:
    rows: list[FileRow] = []
    gone: list[Path] = []
    for each in changed:
        row = database.file(each.before)
        if row is not None and (new := _row(row, each, linking)) is not None:
            rows.append(new)
            gone.append(each.before)
    if rows:
        database.write(files=rows, gone=gone)
    return len(rows)


def _row(row: FileRow, each: Followed, linking: Linking) -> FileRow | None:
    try:
        status = each.path.stat()
        with Sound(each.path) as sound:
            tags = sound.tags
    except (OSError, UnusableInput):
        return None
    if each.sha256 is None:
        if (row.size, row.mtime_ns) != (status.st_size, status.st_mtime_ns):
            return None
    elif row.sha256 not in each.known:
        return None
    song, version = linking.song_of(each.path, tags)
    return replace(
        row,
        path=each.path,
        size=status.st_size,
        mtime_ns=status.st_mtime_ns,
        sha256=each.sha256 or row.sha256,
        tags=tags,
        song=song,
        version=version,
    )
