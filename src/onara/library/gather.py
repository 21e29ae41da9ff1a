"""Files and folders as a user names them, as a list of media files."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from onara.errors import UnusableInput

MEDIA = frozenset(
    (
        ".aac",
        ".ac3",
        ".aif",
        ".aifc",
        ".aiff",
        ".alac",
        ".ape",
        ".asf",
        ".avi",
        ".caf",
        ".dsf",
        ".dts",
        ".eac3",
        ".flac",
        ".flv",
        ".m2ts",
        ".m4a",
        ".m4b",
        ".m4v",
        ".mka",
        ".mkv",
        ".mov",
        ".mp2",
        ".mp3",
        ".mp4",
        ".mpc",
        ".mpeg",
        ".mpg",
        ".mpga",
        ".mts",
        ".oga",
        ".ogg",
        ".ogm",
        ".ogv",
        ".opus",
        ".ra",
        ".rm",
        ".rmvb",
        ".tak",
        ".ts",
        ".tta",
        ".vob",
        ".w64",
        ".wav",
        ".weba",
        ".webm",
        ".wma",
        ".wmv",
        ".wv",
    )
)
"""Endings of files that a folder is searched for.  A file that is named itself is always tried."""


def gather(paths: Iterable[Path]) -> tuple[list[Path], list[UnusableInput]]:
    """Absolute paths of the media files named or below the folders named, and what is of no use.

    Each file comes once, in a stable order; hidden files and folders are passed over.
    """
    files: dict[Path, None] = {}
    refused: list[UnusableInput] = []
    for named in paths:
        path = Path(os.path.abspath(named))  # noqa: PTH100 - resolve() would follow links
        if os.path.isdir(path):  # noqa: PTH112 - is_dir() raises where a parent may not be entered
            unreadable: list[UnusableInput] = []
            below = list(files_below(path, MEDIA, unreadable))
            if not below and not unreadable:
                refused.append(UnusableInput(path, "there are no audio files in this folder"))
            refused += unreadable
            files.update(dict.fromkeys(below))
        else:
            files[path] = None
    return list(files), refused


def files_below(
    folder: Path, endings: Collection[str], refused: list[UnusableInput]
) -> Iterator[Path]:
    """The files of these endings (".mp3") below a folder, in a stable order; not the hidden ones.

    Links to folders are followed, each folder is entered once.  What cannot be read is appended to
    ``refused``.
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
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in endings:
                yield Path(parent) / name
