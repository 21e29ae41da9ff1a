"""Which files did Onara write?  Only these, as they were written, are written over."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path

from onara.durable import replace_file, write_error
from onara.export.problem import ExportError

NAME = "written.json"


class Written:
    """What was written, by path, kept in a folder; what is damaged in it counts as not written."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._signs = _read(self._path)

    def put(self, path: Path, content: bytes) -> None:
        """Write a file whole.

        Raises `ExportError` where a file is there that was not written by this, or was changed
        since: somebody's work may be in it; `LibraryError` where it cannot be written.
        """
        path = path.absolute()
        self.check(path)
        replace_file(path, [content])
        # Another process may have written since.
        self._signs = _read(self._path) | {os.fspath(path): _sign(content)}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        told = json.dumps(self._signs, indent=1)
        replace_file(self._path, [told.encode()])

    def remove(self, path: Path) -> None:
        """Take a file away that was written by this.

        Raises `ExportError` where there is none, or as `put`; `LibraryError` where it stays.
        """
        path = path.absolute()
        if not os.path.lexists(path):
            raise ExportError(f"{path}: there is no such file")
        self.check(path)
        try:
            path.unlink()
        except OSError as error:
            raise write_error(path, error) from error
        self._signs = _read(self._path)
        if self._signs.pop(os.fspath(path), None) is not None:
            replace_file(self._path, [json.dumps(self._signs, indent=1).encode()])

    def check(self, path: Path) -> None:
        """Raises `ExportError` as `put`."""
        path = path.absolute()
        if not os.path.lexists(path):
            return
        sign = self._signs.get(os.fspath(path))
        if path.is_symlink() or not path.is_file() or sign is None:
            raise ExportError(f"{path}: this is there already and Onara did not write it")
        try:
            content = path.read_bytes()
        except OSError as error:
            raise ExportError(f"{path}: it cannot be read ({error.strerror})") from error
        if _sign(content) != sign:
            raise ExportError(
                f"{path}: it was changed since Onara wrote it; move it away, or write elsewhere"
            )


def _sign(content: bytes) -> str:
    return sha256(content).hexdigest()


def _read(path: Path) -> dict[str, str]:
    try:
        told = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in told.items()} if isinstance(told, dict) else {}
