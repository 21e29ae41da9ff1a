"""Where mpv looks for scripts, and putting ours there: over nothing that is somebody else's."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from onara.durable import replace_file, write_error
from onara.players.mpv_script import is_sealed
from onara.players.problem import PlayerError

NAME = "onara.lua"
"""mpv calls the script and its bindings by it."""


class State(StrEnum):
    """What lies where the script goes."""

    ABSENT = "absent"
    INSTALLED = "installed"
    OTHER = "other"
    """A script of Onara's: of another version, or with other settings."""
    FOREIGN = "foreign"
    """Something that Onara did not write, or that was changed since."""


def scripts_folder(environment: Mapping[str, str], system: str = os.name) -> Path:
    """Where mpv of this user looks for scripts (its manual, "FILES").

    Raises `PlayerError` where the system does not say where its users' things are.
    """
    if told := environment.get("MPV_HOME"):
        return Path(told) / "scripts"
    home = environment.get("HOME")
    if system == "nt":
        base = environment.get("APPDATA")
    else:
        base = environment.get("XDG_CONFIG_HOME") or (home and f"{home}/.config")
    if not base:
        raise PlayerError("your system does not say where mpv keeps its scripts; name the folder")
    return Path(base) / "mpv" / "scripts"


def state(path: Path, script: bytes) -> State:
    """What lies at the script's place; raises `PlayerError` where that may not be read."""
    if not os.path.lexists(path):
        return State.ABSENT
    if path.is_symlink() or not path.is_file():
        return State.FOREIGN
    try:
        content = path.read_bytes()
    except OSError as error:
        raise PlayerError(f"{path}: cannot be read ({(error.strerror or '').lower()})") from error
    if content == script:
        return State.INSTALLED
    return State.OTHER if is_sealed(content) else State.FOREIGN


def install(path: Path, script: bytes) -> None:
    """Put the script in place; its folder is made where it is missing.

    Raises `PlayerError` where something else lies there, `LibraryError` where nothing can be
    written.
    """
    _refuse_foreign(path, script)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(path, error) from error
    replace_file(path, [script])


def uninstall(path: Path, script: bytes) -> None:
    """Take the script away, whichever version it is.  Raises as `install`."""
    _refuse_foreign(path, script)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise write_error(path, error) from error


def _refuse_foreign(path: Path, script: bytes) -> None:
    if state(path, script) is State.FOREIGN:
        raise PlayerError(
            f"{path}: this is there already, and is not as Onara wrote it; it is left as it is"
        )
