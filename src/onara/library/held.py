"""One recording by all that the library knows of its names: its files, and what it was imported
with."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from onara.audio import Tags
from onara.errors import UnusableInput
from onara.examine import sha256_of
from onara.library.database import Database, FileRow, Imported


@dataclass(frozen=True, slots=True)
class Held:
    """A recording's files in the order of their paths, and what it was imported with, if it was:
    at least one of both."""

    recording: str
    files: tuple[FileRow, ...] = ()
    imported: Imported | None = None

    @property
    def paths(self) -> tuple[Path, ...]:
        return tuple(row.path for row in self.files)

    @property
    def path(self) -> Path | None:
        """The file to name: one that is still there, and has tags."""
        best = self._best
        return best.path if best else None

    @property
    def tags(self) -> Tags:
        """Those of the file to name, or what it was imported with where a file has no title."""
        best = self._best
        if best and (best.tags.title is not None or self.imported is None):
            return best.tags
        return self.imported.tags if self.imported else Tags()

    @property
    def link(self) -> tuple[str | None, str | None]:
        """The catalogue's id of the song that it holds and which version, where that is certain."""
        linked = next((row for row in self.files if row.song), None) or self.imported
        return (linked.song, linked.version) if linked else (None, None)

    @property
    def _best(self) -> FileRow | None:
        # os.path, because a folder that may not be entered is no error here.
        return min(
            self.files,
            key=lambda row: (not os.path.exists(row.path), row.tags.title is None),  # noqa: PTH110
            default=None,
        )


def held(database: Database, recording: str) -> Held | None:
    """A recording, ``None`` where nothing is known of it."""
    files, imported = database.files_of(recording), database.imported_as(recording)
    return Held(recording, tuple(files), imported) if files or imported else None


def held_in(database: Database, path: Path) -> Held | None:
    """The recording in a file, known by its path and age, or by its bytes; nothing is decoded."""
    try:
        stat = path.stat()
        row = database.file(path)
        if row is None or (row.size, row.mtime_ns) != (stat.st_size, stat.st_mtime_ns):
            twins = database.files_of_size(stat.st_size)
            sha256 = sha256_of(path) if twins else None
            row = next((each for each in twins if each.sha256 == sha256), None)
    except (OSError, UnusableInput):
        return None
    return held(database, row.recording) if row else None


def all_held(database: Database) -> dict[str, Held]:
    """Every recording: those with files in the order of their paths, then those without."""
    files: dict[str, list[FileRow]] = {}
    for row in database.files():
        files.setdefault(row.recording, []).append(row)
    imported = {each.recording: each for each in database.imported()}
    without = sorted(imported.keys() - files.keys(), key=lambda each: _order(imported[each]))
    return {
        recording: Held(recording, tuple(files.get(recording, ())), imported.get(recording))
        for recording in (*files, *without)
    }


def _order(each: Imported) -> tuple[str, ...]:
    tags = each.tags
    return (tags.album or "", tags.artist or "", tags.title or "", each.recording)
