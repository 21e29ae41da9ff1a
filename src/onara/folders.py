"""Files and folders as a user names them, walked through safely."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from onara.errors import UnusableInput


def expanded(
    paths: Iterable[Path],
    below: Callable[[Path, list[UnusableInput]], Iterable[Path]],
    nothing: str,
) -> tuple[list[Path], list[UnusableInput]]:
    """Absolute paths of the files named and of those below the folders named, each once.

    ``below`` gives the files of a folder and appends what it cannot read; a folder in which it
    finds nothing is refused with ``nothing``, the rest of a sentence.
    """
    files: dict[Path, None] = {}
    refused: list[UnusableInput] = []
    for named in paths:
        path = Path(os.path.abspath(named))  # noqa: PTH100 - resolve() would follow links
        if os.path.isdir(path):  # noqa: PTH112 - is_dir() raises where a parent may not be entered
            unreadable: list[UnusableInput] = []
            found = list(below(path, unreadable))
            if not found and not unreadable:
                refused.append(UnusableInput(path, nothing))
            refused += unreadable
            files.update(dict.fromkeys(found))
        else:
            files[path] = None
    return list(files), refused


def walked(
    folder: Path, enter: Callable[[str], bool], refused: list[UnusableInput]
) -> Iterator[tuple[Path, list[str]]]:
    """Every folder below and the names of its files, both sorted, hidden ones left out.

    Folders of whose name ``enter`` says no are passed over.  Links to folders are followed, each
    folder is entered once.  What cannot be read is appended to ``refused``.
    """

    def unreadable(error: OSError) -> None:
        refused.append(
            UnusableInput(error.filename, f"cannot be read ({(error.strerror or '').lower()})")
        )

    seen: set[tuple[int, int]] = set()
    for parent, folders, names in os.walk(folder, onerror=unreadable, followlinks=True):
        try:
            stat = Path(parent).stat()
        except OSError as error:
            unreadable(error)
            folders.clear()
            continue
        if (stat.st_dev, stat.st_ino) in seen:  # a link back up would never end
            folders.clear()
            continue
        seen.add((stat.st_dev, stat.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith(".") and enter(name))
        yield Path(parent), sorted(name for name in names if not name.startswith("."))
