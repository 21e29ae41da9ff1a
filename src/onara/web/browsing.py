"""Folders that may be chosen on the page: those below the roots that the operator allows."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onara.episodes.media_files import is_episode_file
from onara.library.gather import MEDIA
from onara.playback.allowed import is_below
from onara.web.problem import Problem
from onara.web.sheets import readable

MOST_FOLDERS = 1000
_MOST_COUNTED = 5000


@dataclass(frozen=True, slots=True)
class Subfolder:
    """A folder in another, and how many files of ``sound`` and ``video`` lie right in it."""

    name: str
    path: str
    sound: int
    video: int


@dataclass(frozen=True, slots=True)
class Browsed:
    """What may be chosen in a folder; without ``path`` the ``folders`` are the roots."""

    path: str | None
    parent: str | None
    roots: tuple[str, ...]
    folders: tuple[Subfolder, ...]
    sound: int
    video: int


def permitted(path: Path, roots: Sequence[Path], *, is_file_too: bool = False) -> Path:
    """A folder that may be chosen, as it was named; raises a `Problem` where it may not.

    What counts is where it really lies: a link out of the roots is refused.
    """
    if not path.is_absolute() or "\0" in os.fspath(path):
        raise Problem(403, "outside")
    whole = Path(os.path.normpath(path))
    real = os.path.realpath(whole)
    if not any(is_below(real, os.path.realpath(root)) for root in roots):
        raise Problem(403, "outside")
    try:
        mode = os.stat(real).st_mode  # noqa: PTH116
    except OSError as error:
        raise Problem(404, "not_found") from error
    if not (stat.S_ISDIR(mode) or (is_file_too and stat.S_ISREG(mode))):
        raise Problem(404, "not_found")
    return whole


def browse(path: Path | None, roots: Sequence[Path]) -> Browsed:
    """What is in a folder that may be chosen; raises a `Problem`."""
    told = tuple(readable(os.fspath(root)) for root in roots)
    if path is None:
        tops = [_subfolder(root, os.fspath(root)) for root in roots if root.is_dir()]
        return Browsed(None, None, told, tuple(tops), 0, 0)
    whole = permitted(path, roots)
    real_roots = [os.path.realpath(root) for root in roots]
    try:
        with os.scandir(whole) as entries:
            names = sorted(
                entry.name
                for entry in entries
                if not entry.name.startswith(".") and _is_folder(entry, real_roots)
            )
    except OSError as error:
        raise Problem(403, "outside", "This folder cannot be read.") from error
    sound, video = _counted(whole)
    is_top = os.path.realpath(whole) in real_roots
    return Browsed(
        readable(os.fspath(whole)),
        None if is_top else readable(os.fspath(whole.parent)),
        told,
        tuple(_subfolder(whole / name, name) for name in names[:MOST_FOLDERS]),
        sound,
        video,
    )


def _is_folder(entry: os.DirEntry[str], real_roots: Sequence[str]) -> bool:
    try:
        if not entry.is_dir():
            return False
    except OSError:
        return False
    # A name that is no text could not be asked for.
    if readable(entry.name) != entry.name:
        return False
    if not entry.is_symlink():
        return True
    real = os.path.realpath(entry.path)
    return any(is_below(real, root) for root in real_roots)


def _subfolder(path: Path, name: str) -> Subfolder:
    sound, video = _counted(path)
    return Subfolder(readable(name), readable(os.fspath(path)), sound, video)


def _counted(folder: Path) -> tuple[int, int]:
    """Files of sound and of video right in a folder."""
    sound = video = 0
    try:
        with os.scandir(folder) as entries:
            for place, entry in enumerate(entries):
                if place > _MOST_COUNTED:
                    break
                if is_episode_file(entry.name):
                    video += 1
                elif Path(entry.name).suffix.lower() in MEDIA and entry.name[:1] != ".":
                    sound += 1
    except OSError:
        return 0, 0
    return sound, video
