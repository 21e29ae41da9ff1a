"""Files that could not be listened to, kept so that they are not decoded again in vain."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from onara.durable import replace_file

NAME = "refused.json"


class Refusals:
    """Why files were refused, with their size and time; one that was changed is tried again.

    The file is a cache: missing or damaged, it is an empty one.
    """

    def __init__(self, cache: Path) -> None:
        self._path = cache / NAME
        self._known: dict[str, list[object]] = {}
        try:
            known = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return
        if isinstance(known, dict):
            self._known = {
                path: row
                for path, row in known.items()
                if isinstance(row, list) and len(row) == 3 and isinstance(row[2], str)
            }

    def of(self, path: Path) -> str | None:
        """Why a file was refused, the rest of a sentence; ``None`` where it was not, or changed."""
        row = self._known.get(os.fspath(path))
        return str(row[2]) if row is not None and row[:2] == _mark(path) else None

    def keep(self, reasons: Mapping[Path, str]) -> None:
        """Remember these too, on disk.  Raises `LibraryError`."""
        self._known = {path: row for path, row in self._known.items() if os.path.exists(path)}  # noqa: PTH110
        for path, reason in reasons.items():
            self._known[os.fspath(path)] = [*_mark(path), reason]
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # Escaped, because names need not be text.
        replace_file(self._path, [json.dumps(self._known, indent=0).encode("ascii")])


def _mark(path: Path) -> list[object]:
    try:
        stat = path.stat()
    except OSError:
        return [0, 0]
    return [stat.st_size, stat.st_mtime_ns]
