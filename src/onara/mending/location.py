"""How a playlist names a file, and how it names it once one of the two lies elsewhere."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Literal, NamedTuple
from urllib.parse import quote, unquote_to_bytes

from onara.lists.location import from_text, from_uri

Manner = Literal["plain", "backslash", "uri"]
"""A path as it is, a path with the strokes of Windows, or with signs written with per cent."""

_OF_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\")
"""A drive, or another machine: nobody here knows which folder that is."""
_SCHEME = re.compile(r"file://[^/]*", re.IGNORECASE)


class Way(NamedTuple):
    """From the folder of a playlist to a file."""

    folder: Path
    file: Path


def meant(location: str, folder: Path, *, is_uri: bool) -> Iterator[tuple[Manner, Path]]:
    """The files that a location of a playlist in ``folder`` may mean, the likeliest first.

    Some programs write per cent signs, or backslashes, where the format has none.
    """
    if _OF_WINDOWS.match(location):
        return
    if "://" in location:
        path = from_text(location, folder)
        if path is not None:
            yield "uri", path
        return
    readings: list[tuple[Manner, Path | None]] = [("plain", from_text(location, folder))]
    if "\\" in location:
        readings.append(("backslash", from_text(location.replace("\\", "/"), folder)))
    if is_uri or "%" in location:
        readings.insert(0 if is_uri else len(readings), ("uri", from_uri(location, folder)))
    yield from ((manner, path) for manner, path in readings if path is not None)


def is_absolute(location: str) -> bool:
    return "://" in location or location.startswith(("/", "\\"))


def relocated(
    location: str, manner: Manner, root: Path, before: Way, after: Way, stroke: str
) -> str:
    """What a ``location`` that led the way ``before`` is called when that is the way ``after``.

    A path stays relative or absolute, and of its names those stay as they are written that are the
    same afterwards.  ``stroke`` parts the names where the location does not show what does.  Both
    files of an absolute location are in ``root``.
    """
    scheme = _SCHEME.match(location)
    head = scheme[0] if scheme else ""
    rest = location[len(head) :]
    if manner == "backslash":
        rest, stroke = rest.replace("\\", "/"), "\\"
    elif manner == "uri" or "/" in rest:
        stroke = "/"
    written = rest.split("/")
    if is_absolute(location):
        old, new = before.file.relative_to(root).parts, after.file.relative_to(root).parts
        above = written[: -len(old)]
        if not _spelled(written[len(above) :], old, manner):
            above = ["", *(_part(each, manner) for each in root.parts[1:])]
    else:
        old, new = (
            PurePath(os.path.relpath(way.file, way.folder)).parts for way in (before, after)
        )
        is_dotted = written[0] == "."
        above = ["."] if is_dotted and new[0] != ".." else []
        written = written[1:] if is_dotted else written
    kept = written[len(written) - len(old) :] if _spelled(written, old, manner) else None
    return head + stroke.join([*above, *_parts(kept, old, new, manner)])


def _parts(
    kept: Sequence[str] | None, old: Sequence[str], new: Sequence[str], manner: Manner
) -> Iterator[str]:
    """The ``new`` names, as they are ``kept`` where they are those of the ``old`` path."""
    for at, name in enumerate(new):
        behind = len(new) - at
        if kept is not None and new[: at + 1] == old[: at + 1]:
            yield kept[at]
        elif kept is not None and behind <= len(old) and new[at:] == old[-behind:]:
            yield kept[-behind]
        else:
            yield _part(name, manner)


def _spelled(written: Sequence[str], names: Sequence[str], manner: Manner) -> bool:
    """Whether what is written ends with these names, in whatever spelling."""
    if len(written) < len(names):
        return False
    found = written[len(written) - len(names) :]
    if manner == "uri":
        found = [os.fsdecode(unquote_to_bytes(each)) for each in found]
    return [*map(_composed, found)] == [*map(_composed, names)]


def _part(name: str, manner: Manner) -> str:
    return quote(os.fsencode(name), safe="!$&'()*+,;=@") if manner == "uri" else name


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)
