"""The files of the watched folders as they were last seen."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from onara.errors import UnusableInput
from onara.folders import walked
from onara.watching.kinds import Kind, Watched, kind_of, may_enter, top_of


class Stamp(NamedTuple):
    """What tells that a file has changed: bytes, and the time of the last change."""

    size: int
    mtime_ns: int


class Seen:
    """The files that count below some folders, with their stamps; none of those below ``without``,
    which is Onara's own folder."""

    def __init__(self, tops: Sequence[Watched], without: Path) -> None:
        self.tops = tuple(tops)
        self._without = without
        self.files: dict[Path, Stamp] = {}
        self.kinds: dict[Path, Kind] = {}

    def look(self) -> list[UnusableInput]:
        """Look at all; returns what cannot be read."""
        self.files, self.kinds = {}, {}
        refused: list[UnusableInput] = []
        for top in self.tops:
            if os.path.isdir(top.path):  # noqa: PTH112 - is_dir() raises where it is closed to us
                self._walk(top.path, refused)
        return refused

    def look_at(self, changed: Collection[Path]) -> list[UnusableInput]:
        """Look at what has changed: files, or folders with all that is below them."""
        refused: list[UnusableInput] = []
        folders = {path for path in changed if self.files.pop(path, None) is None}
        if folders:
            inside = [each for each in self.files if not folders.isdisjoint(each.parents)]
            for each in inside:
                del self.files[each]
        for path in changed:
            if os.path.isdir(path):  # noqa: PTH112 - as above
                self._walk(path, refused)
            else:
                self._enter(path)
        return refused

    def _walk(self, folder: Path, refused: list[UnusableInput]) -> None:
        for parent, names in walked(folder, may_enter, refused):
            for name in names:
                self._enter(parent / name)

    def _enter(self, path: Path) -> None:
        if self._without in path.parents:
            return
        top = top_of(path, self.tops)
        kind = kind_of(path, top) if top else None
        if top and top.is_closed and kind and self._leads_out(path):
            return
        now = stamp_of(path) if kind else None
        if kind and now:
            self.files[path], self.kinds[path] = now, kind

    def _leads_out(self, path: Path) -> bool:
        real = Path(os.path.realpath(path))
        return not any(Path(os.path.realpath(top.path)) in real.parents for top in self.tops)


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a regular file; ``None`` where there is none to be seen."""
    try:
        status = path.stat()
    except OSError:
        return None
    return Stamp(status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


def is_gone(path: Path, top: Path) -> bool:
    """Whether a file that was below a watched folder has been taken away.

    It has not where the folder itself is not there, or where the nearest folder that is left is
    empty or closed: that is a drive which is not plugged in, or a share which is not mounted.
    """
    if os.path.lexists(path):
        return False
    for folder in path.parents:
        if os.path.isdir(folder):  # noqa: PTH112 - as above
            try:
                with os.scandir(folder) as entries:
                    return any(True for _ in entries)
            except OSError:
                return False
        if folder == top:
            break
    return False
