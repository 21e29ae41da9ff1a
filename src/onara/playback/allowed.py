"""Which file may be read for a page: one that is known, and that still is where it was added."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from onara.errors import UnusableInput


def allowed(known: Iterable[Path], folders: Iterable[Path]) -> Path:
    """The first of the ``known`` files of one thing that may be read, as its real path.

    A file that was added is a file, or lies in one of the ``folders``: a link that leads elsewhere
    is refused, since whoever can write in a folder of media could point it anywhere.  Raises
    `UnusableInput` where there is none; its ``reason`` says what is wrong with the last one.
    """
    below = [os.path.realpath(folder) for folder in folders]
    refused = UnusableInput("the file", "is not known")
    for path in known:
        try:
            return _real(path, below)
        except UnusableInput as error:
            refused = error
    raise refused


def _real(path: Path, below: Iterable[str]) -> Path:
    real = os.path.realpath(path)
    try:
        # Of the folders above, links are of the owner's making: so the folder was added.
        is_link = stat.S_ISLNK(os.lstat(path).st_mode)
        kind = os.stat(real).st_mode  # noqa: PTH116
    except OSError as error:
        raise UnusableInput(path, "is not where it was") from error
    if is_link and not any(is_below(real, folder) for folder in below):
        raise UnusableInput(path, "is a link that leads out of its folder")
    if not stat.S_ISREG(kind):
        raise UnusableInput(path, "is not a regular file")
    return Path(real)


def is_below(real: str, folder: str) -> bool:
    """Whether a real path lies in a real folder, or is it."""
    return real == folder or real.startswith(folder.rstrip(os.sep) + os.sep)
