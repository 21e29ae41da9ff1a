"""Where the names of files stand in a playlist or a cue sheet, by its kind."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape

_LINE = re.compile(r"[^\r\n]+")
"""Not ``splitlines``: a file name may have a sign in it that is a line end to Unicode only."""
_M3U = re.compile(r"\ufeff?[ \t]*(?P<name>[^# \t\ufeff].*?)[ \t]*")
_PLS = re.compile(r"\ufeff?[ \t]*File\d+[ \t]*=[ \t]*(?P<name>\S.*?)[ \t]*", re.IGNORECASE)
_CUE = re.compile(
    r'\ufeff?[ \t]*FILE[ \t]+(?:"(?P<name>[^"]+)"|(?P<bare>[^" \t]\S*))(?:[ \t].*)?', re.IGNORECASE
)
_XSPF = re.compile(r"<(?:[\w.-]+:)?location>\s*(?P<name>[^<]*[^<\s])\s*</")


class Entry(NamedTuple):
    """One name: at which letter of the text it stands, how it is written there, and what that
    says."""

    at: int
    written: str
    location: str


def entries(text: str, ending: str) -> Iterator[Entry]:
    """The names of files in the text of a playlist whose name has this ``ending`` (".m3u")."""
    return _KINDS[ending](text)


def is_uri(ending: str) -> bool:
    """Whether names in this kind of playlist are URIs, rather than paths."""
    return ending == ".xspf"


def fitted(location: str, entry: Entry, text: str, ending: str) -> str:
    """How another ``location`` is written in the place of an entry of ``text``.

    Raises ``ValueError`` where this kind of playlist has no way to write it.
    """
    if "\n" in location or "\r" in location:
        raise ValueError("has a line break")
    if ending == ".xspf":
        return escape(location)
    if ending == ".cue":
        if '"' in location:
            raise ValueError("has a quotation mark")
        is_bare = text[entry.at - 1] != '"'
        return f'"{location}"' if is_bare and re.search(r"\s", location) else location
    if ending in (".m3u", ".m3u8") and location.startswith("#"):
        return f"./{location}"  # else it would be a comment
    return location


def _in_lines(pattern: re.Pattern[str]) -> Callable[[str], Iterator[Entry]]:
    def found(text: str) -> Iterator[Entry]:
        for line in _LINE.finditer(text):
            if match := pattern.fullmatch(text, line.start(), line.end()):
                name = match[match.lastgroup or "name"]
                yield Entry(match.start(match.lastgroup or "name"), name, name)

    return found


def _in_xml(text: str) -> Iterator[Entry]:
    for match in _XSPF.finditer(text):
        yield Entry(match.start("name"), match["name"], html.unescape(match["name"]))


_KINDS: dict[str, Callable[[str], Iterator[Entry]]] = {
    ".m3u": _in_lines(_M3U),
    ".m3u8": _in_lines(_M3U),
    ".pls": _in_lines(_PLS),
    ".cue": _in_lines(_CUE),
    ".xspf": _in_xml,
}
ENDINGS = frozenset(_KINDS)
"""Of the playlists whose names of files are understood."""
