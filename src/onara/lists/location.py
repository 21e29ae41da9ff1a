"""Where a recording lies, as a playlist writes it: a path or a URI, absolute or relative."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from urllib.parse import quote, unquote_to_bytes, urlsplit
from urllib.request import url2pathname

_DRIVE = re.compile(r"^[A-Za-z]:[\\/]")


def as_path(path: PurePath, folder: Path | None) -> str:
    """The path as it is, or relative to the playlist's ``folder`` where there is a way."""
    if folder is None:
        return os.fspath(path)
    try:
        return os.path.relpath(path, folder)
    except ValueError:  # another drive
        return os.fspath(path)


def as_uri(path: PurePath, folder: Path | None) -> str:
    """The path as a URI (RFC 8089), or as a URI reference relative to ``folder``."""
    if folder is None:
        return path.as_uri()
    relative = as_path(path, folder)
    if Path(relative).is_absolute():
        return path.as_uri()
    return quote(os.fsencode(relative.replace(os.sep, "/")))


def from_text(location: str, folder: Path) -> Path | None:
    """The file that a location of a playlist in ``folder`` names; ``None`` for one on the net."""
    if _DRIVE.match(location):
        return Path(location)
    scheme = urlsplit(location).scheme if "://" in location else ""
    if scheme == "file":
        path = location.partition("://")[2].partition("/")[2]
        decoded = os.fsdecode(unquote_to_bytes("/" + path))
        return Path(decoded if os.name != "nt" else url2pathname("/" + path))
    if scheme:
        return None
    return Path(os.path.normpath(folder / location))


def from_uri(location: str, folder: Path) -> Path | None:
    """The same for a URI reference, in which signs may be written with per cent."""
    if "://" in location:
        return from_text(location, folder)
    return from_text(os.fsdecode(unquote_to_bytes(location)), folder)


def spellings(path: Path) -> Iterator[str]:
    """The ways in which the file of a playlist's location may be named, all in NFC.

    The same file is named in NFC by one program and in NFD by another; Windows writes backslashes,
    and some write per cent signs where the format has none.  As it is written comes first.
    """
    written = unicodedata.normalize("NFC", str(path))
    yield written
    if "\\" in written:
        written = os.path.normpath(written.replace("\\", "/"))
        yield written
    if "%" in written:
        yield unicodedata.normalize("NFC", os.fsdecode(unquote_to_bytes(os.fsencode(written))))


def names_in(path: str) -> tuple[str, ...]:
    """The names of folders and file in a path, with strokes of either kind."""
    return tuple(each for each in re.split(r"[/\\]", path) if each not in ("", "."))


def tail(path: str, count: int) -> tuple[str, ...]:
    """The last names of a path; none of one that has fewer."""
    names = names_in(path)
    return names[-count:] if len(names) >= count else ()


def elsewhere(path: PurePath, moved: str, to: str) -> PurePath | None:
    """The path as another machine has it that sees the folder ``moved`` as ``to``.

    ``None`` where the path is not in that folder.  ``to`` is written as that machine writes it:
    ``/music``, ``D:\\Music``.
    """
    names = [unicodedata.normalize("NFC", each) for each in path.parts]
    above = [unicodedata.normalize("NFC", each) for each in PurePath(moved).parts]
    if not above or names[: len(above)] != above:
        return None
    is_windows = _DRIVE.match(to) or to.startswith("\\\\")
    folder = PureWindowsPath(to) if is_windows else PurePosixPath(to)
    return folder.joinpath(*path.parts[len(above) :])
