"""Files that are as they were when they were added: of these it is known how they sound."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onara.index import Index
from onara.library.database import Database


def unchanged(
    database: Database, index: Index, paths: Iterable[Path]
) -> dict[Path, tuple[str, float]]:
    """Recording and its length in seconds of each such file."""
    rows = {row.path: row for row in database.files() if row.recording in index}
    durations = database.recordings()
    return {
        path: (row.recording, durations.get(row.recording, 0.0))
        for path in paths
        if (row := rows.get(path)) is not None and row.is_of(path)
    }
