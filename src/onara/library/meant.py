"""What of a library a user's words stand for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from onara.errors import UnusableInput
from onara.library.database import FileRow
from onara.library.held import Held


def recordings_meant(names: Iterable[Path | str], known: Mapping[str, Held]) -> set[str]:
    """Recordings that a user's words stand for; raises `UnusableInput` where one is of none."""
    rows = [row for each in known.values() for row in each.files]
    found: set[str] = set()
    for name in names:
        paths = set(files_meant(os.fspath(name), rows))
        meant = {row.recording for row in rows if row.path in paths}
        meant |= {recording for recording in known if recording == os.fspath(name)}
        if not meant:
            raise UnusableInput(name, "is not in the library")
        found |= meant
    return found


def files_meant(name: str, rows: Iterable[FileRow]) -> list[Path]:
    """Paths of the rows that a user's word stands for: a file, all below a folder, a recording."""
    path = Path(os.path.abspath(name))  # noqa: PTH100 - resolve() would follow links
    return [
        row.path
        for row in rows
        if row.path == path or path in row.path.parents or row.recording == name
    ]
