"""The demo put into a home, and taken out again without a trace."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import yaml

from onara.demo.rendering import Rendered, render
from onara.durable import replace_file

FOLDER = "demo"


def put(home: Path) -> Rendered:
    """Render the demo below a home and put its drama's file among the owner's own."""
    made = render(home / FOLDER)
    for file in _dramas(home):
        (home / "catalogue").mkdir(exist_ok=True)
        replace_file(home / "catalogue" / file.name, [file.read_bytes()])
    return made


def is_there(home: Path) -> bool:
    """Whether anything of the demo is in a home."""
    return (home / FOLDER).exists()


def songs(home: Path) -> list[str]:
    """Ids of the demo's songs in the catalogue."""
    return [
        f"{told['drama']['id']}/{song['id']}"
        for told in (yaml.safe_load(file.read_text(encoding="utf-8")) for file in _dramas(home))
        for song in told["songs"]
    ]


def take_out(home: Path, waiting: Callable[[], None] | None = None) -> None:
    """Take the demo out of a home: its recordings, its episodes, its drama, its files.

    What a person has corrected in its sheets goes with them.  Raises `LibraryError`.
    """
    from onara.library import Library
    from onara.scan import Scanner
    from onara.scanned.editing import Editor

    folder = Path(os.path.abspath(home / FOLDER))  # noqa: PTH100 - as the library has it
    with Library.open(home) as library:
        if any(folder in path.parents for one in library.recordings() for path in one.paths):
            library.remove([folder], waiting=waiting)
    with Scanner.open(home) as scanner:
        for one in scanner.store.episodes():
            if folder in one.episode.path.parents:
                Editor(scanner, waiting).remove(one, for_good=True)
    for file in _dramas(home):
        (home / "catalogue" / file.name).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _dramas(home: Path) -> list[Path]:
    return sorted((home / FOLDER / "home" / "catalogue").glob("*.yaml"))
