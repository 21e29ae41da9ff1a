"""Where a recording lies, as a playlist writes it: a path or a URI, absolute or relative."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes, urlsplit
from urllib.request import url2pathname

_DRIVE = re.compile(r"^[A-Za-z]:[\\/]")


def as_path(path: Path, folder: Path | None) -> str:
    """The path as it is, or relative to the playlist's ``folder`` where there is a way."""
    if folder is None:
        return os.fspath(path)
    try:
        return os.path.relpath(path, folder)
    except ValueError:  # another drive
        return os.fspath(path)


def as_uri(path: Path, folder: Path | None) -> str:
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
