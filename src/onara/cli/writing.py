"""Files that a command writes where its user says: never media, never anybody else's."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from onara.durable import write_error
from onara.export import ExportError
from onara.export.written import Written

if TYPE_CHECKING:
    from onara.scan import Scanner

FOLDER = "exports"
STDOUT = "-"


class Writer:
    """Writes what is exported of a home folder."""

    def __init__(self, scanner: Scanner, *, as_json: bool) -> None:
        self.folder = scanner.home / FOLDER
        self._written = Written(self.folder)
        self._json = as_json
        self._media = {one.episode.path for one in scanner.store.episodes()}

    def check(self, path: Path) -> None:
        """Raises `ExportError` where this file is not to be written."""
        if path.absolute() in self._media:
            raise ExportError(f"{path}: this is the episode itself; choose another name")
        self._written.check(path)

    def put(self, path: Path, content: bytes, *, made_folder: bool) -> None:
        """Write a file, or ``-``; its folder is made where ``made_folder``.

        Raises `ExportError` or `LibraryError`.
        """
        if os.fspath(path) == STDOUT:
            if self._json:
                raise typer.BadParameter("--json and --out - both want standard output")
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
            return
        self.check(path)
        if made_folder:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise write_error(path, error) from error
        self._written.put(path, content)

    def remove(self, path: Path) -> None:
        """Take a file away that was put, as it was put.  Raises as `put`."""
        self._written.remove(path)
