"""The folders that the owner has chosen, of music and of episodes, in a file to be edited."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

import yaml

from onara.durable import replace_file
from onara.errors import OnaraError
from onara.library.lock import writing

NAME = "folders.yaml"
Holds: TypeAlias = Literal["music", "episodes"]
HOLDS: tuple[Holds, ...] = get_args(Holds)
MOST = 500
_HEAD = """\
# The folders that Onara looks through: edit them here, or on the page.
# 오나라가 살펴보는 폴더입니다. 여기서나 페이지에서 고칠 수 있습니다.
"""


class FolderError(OnaraError):
    """A folder cannot be chosen, or the file with the folders cannot be read."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A chosen folder; ``id`` says which, wherever a path would be too long."""

    path: Path
    holds: Holds

    @property
    def id(self) -> str:
        return sha256(f"{self.holds} {self.path}".encode("utf-8", "surrogateescape")).hexdigest()[
            :12
        ]


class Folders:
    """The file of a home folder; read each time, since a person may edit it at any time."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self.file = home / NAME

    def all(self) -> list[Folder]:
        """The folders in their order: music, then episodes.  Raises `FolderError`."""
        try:
            told = yaml.safe_load(self.file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise FolderError(f"{self.file} cannot be read: {_first_line(error)}") from error
        return _read(told, self.file)

    def one(self, id_: str) -> Folder | None:
        """The folder of an id."""
        return next((each for each in self.all() if each.id == id_), None)

    def add(self, path: Path, holds: Holds) -> Folder:
        """Choose a folder; choosing it again changes nothing.  Raises `FolderError`."""
        text = os.fspath(path)
        if text != text.encode("utf-8", "replace").decode():
            raise FolderError("a folder whose name is no text cannot be chosen; rename it first")
        made = Folder(path, holds)
        with writing(self._home / "folders"):
            held = self.all()
            if len(held) >= MOST:
                raise FolderError(f"no more than {MOST} folders can be chosen")
            if made not in held:
                self._write([*held, made])
        return made

    def remove(self, id_: str) -> None:
        """Choose a folder no more; nothing in it is touched."""
        with writing(self._home / "folders"):
            held = self.all()
            self._write([each for each in held if each.id != id_])

    def _write(self, folders: Iterable[Folder]) -> None:
        held = list(folders)
        told = {
            holds: [os.fspath(each.path) for each in held if each.holds == holds] for holds in HOLDS
        }
        text = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=10_000)
        replace_file(self.file, [(_HEAD + text).encode()])


def _read(told: Any, file: Path) -> list[Folder]:
    if told is None:
        return []
    if not isinstance(told, dict) or set(told) - set(HOLDS):
        raise FolderError(f"{file}: there are the lists “music” and “episodes”, and nothing else")
    found = []
    for holds in HOLDS:
        paths = told.get(holds) or []
        if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
            raise FolderError(f"{file}: “{holds}” is a list of paths")
        for path in paths:
            folder = Path(path).expanduser()
            if not folder.is_absolute():
                raise FolderError(f"{file}: {path} is no whole path; it begins with / or ~")
            found.append(Folder(folder, holds))
    return list(dict.fromkeys(found))


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
