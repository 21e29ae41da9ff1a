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
        for name in names
        if is_episode_file(name)
    ]
    return sorted(found, key=lambda each: natural_order(str(each)))


def is_entered(name: str) -> bool:
    """Whether episodes lie in a folder of that name, and not what is kept beside them."""
    return unicodedata.normalize("NFC", name).casefold() not in _BESIDE
