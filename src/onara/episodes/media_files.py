"""Which files of a folder are episodes."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from onara.episodes.grouping import natural_order
from onara.errors import UnusableInput

VIDEO = frozenset({
    ".3gp", ".asf", ".avi", ".divx", ".flv", ".m2ts", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg",
    ".mpg", ".mts", ".ogm", ".ogv", ".rm", ".rmvb", ".tp", ".ts", ".vob", ".webm", ".wmv",
})  # fmt: skip
"""Endings that a folder is searched for.  Sound alone is left out there: in a drama's folder that
is its soundtrack.  A file that is named itself is always taken."""

_BESIDE = frozenset({"sample", "samples", "extras", "extra", "trailers", "trailer", "featurettes"})
_BESIDE |= {"behind the scenes", "deleted scenes", "interviews", "shorts", "예고", "메이킹"}
"""Folders of what media servers keep beside the episodes."""

_REMARK = re.compile(
    r"(?:^|[-._ ])(?:sample|trailer|teaser|featurette|behindthescenes|deleted|interview|예고편?)$",
    re.I,
)


def episode_files(paths: Iterable[Path]) -> tuple[list[Path], list[UnusableInput]]:
    """Absolute paths of the files named and the episodes below the folders named, and what is not.

    Each file comes once, in natural order below its folder; hidden files, samples, trailers and
    what is no video are passed over in silence.
    """
    files: dict[Path, None] = {}
    refused: list[UnusableInput] = []
    for named in paths:
        path = Path(os.path.abspath(named))  # noqa: PTH100 - resolve() would follow links
        if os.path.isdir(path):  # noqa: PTH112 - is_dir() raises where a parent may not be entered
            unreadable: list[UnusableInput] = []
            below = sorted(_below(path, unreadable), key=lambda each: natural_order(str(each)))
            if not below and not unreadable:
                refused.append(UnusableInput(path, "there are no episodes in this folder"))
            refused += unreadable
            files.update(dict.fromkeys(below))
        elif not os.path.lexists(path):
            refused.append(UnusableInput(path, "no such file"))
        else:
            files[path] = None
    return list(files), refused


def is_episode_file(name: str) -> bool:
    """Whether a file of that name in a folder is taken for an episode."""
    stem, dot, _ = name.rpartition(".")
    return (
        bool(dot)
        and not name.startswith(".")
        and Path(name).suffix.lower() in VIDEO
        and _REMARK.search(unicodedata.normalize("NFC", stem)) is None
    )


def _below(folder: Path, refused: list[UnusableInput]) -> Iterator[Path]:
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
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".")
            and unicodedata.normalize("NFC", name).casefold() not in _BESIDE
        ]
        yield from (Path(parent) / name for name in names if is_episode_file(name))
