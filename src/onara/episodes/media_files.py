"""Which files of a folder are episodes."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from onara.episodes.grouping import natural_order
from onara.errors import UnusableInput
from onara.folders import expanded, walked

VIDEO = frozenset({
    ".3gp", ".asf", ".avi", ".divx", ".flv", ".m2ts", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg",
    ".mpg", ".mts", ".ogm", ".ogv", ".rm", ".rmvb", ".tp", ".ts", ".vob", ".webm", ".wmv",
})  # fmt: skip
"""Endings that a folder is searched for.  Sound alone is left out there: in a drama's folder that
is its soundtrack.  A file that is named itself is always taken."""

_BESIDE = frozenset({"sample", "samples", "extras", "extra", "trailers", "trailer", "featurettes"})
_BESIDE |= {"behind the scenes", "deleted scenes", "interviews", "scenes", "shorts", "clips"}
_BESIDE |= {"backdrops", "theme-music", "예고", "메이킹"}
"""Folders of what media servers keep beside the episodes.  Jellyfin's "other" is not among them:
a collection has a folder of that name as well."""

_IGNORED = ".ignore"
"""A folder with an empty file of this name is passed over, as Jellyfin does.  One that is not empty
has patterns, of other programs too."""

_REMARK = re.compile(
    r"(?:^|[-._ ])(?:sample|trailer|teaser|featurette|behindthescenes|deleted|interview|예고편?)$"
    r"|-(?:scene|clip|deletedscene|short|other|extra)$",
    re.I,
)


def episode_files(paths: Iterable[Path]) -> tuple[list[Path], list[UnusableInput]]:
    """Absolute paths of the files named and the episodes below the folders named, and what is not.

    Each file comes once, in natural order below its folder; hidden files, samples, trailers and
    what is no video are passed over in silence.
    """
    files, refused = expanded(paths, _below, "there are no episodes in this folder")
    missing = [path for path in files if not os.path.lexists(path)]
    refused += [UnusableInput(path, "no such file") for path in missing]
    return [path for path in files if path not in missing], refused


def is_episode_file(name: str) -> bool:
    """Whether a file of that name in a folder is taken for an episode."""
    stem, dot, _ = name.rpartition(".")
    return (
        bool(dot)
        and not name.startswith(".")
        and Path(name).suffix.lower() in VIDEO
        and _REMARK.search(unicodedata.normalize("NFC", stem)) is None
    )


def _below(folder: Path, refused: list[UnusableInput]) -> list[Path]:
    found = [
        parent / name
        for parent, names in walked(folder, is_entered, refused)
        if not is_ignored(parent, folder)
        for name in names
        if is_episode_file(name)
    ]
    return sorted(found, key=lambda each: natural_order(str(each)))


def is_ignored(folder: Path, named: Path) -> bool:
    """Whether its owner wants a folder passed over, or one that it lies in; not what was named."""
    for each in (folder, *folder.parents):
        if each == named:
            return False
        try:
            if (each / _IGNORED).stat().st_size == 0:
                return True
        except OSError:
            continue
    return False


def is_entered(name: str) -> bool:
    """Whether episodes lie in a folder of that name, and not what is kept beside them."""
    return unicodedata.normalize("NFC", name).casefold() not in _BESIDE
