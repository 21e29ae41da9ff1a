"""M3U8: one path a line, with names in comments; UTF-8.

``#EXTM3U`` and ``#EXTINF:seconds,performer - title`` are what players read.  ``#ONARA-SONG`` holds
the song's id, so that a list survives the way out and back; players skip it.
"""

from __future__ import annotations

import re
from pathlib import Path

from onara.lists.heard import Named
from onara.lists.location import as_path, from_text
from onara.lists.playlist import Missing, Playlist, PlaylistTrack, named

_LINE_END = re.compile(r"\r\n|\r|\n")
"""Not ``splitlines``: a file name may have a sign in it that is a line end to Unicode only."""
_SONG, _MISSING, _INFO, _NAME = "#ONARA-SONG:", "#ONARA-MISSING:", "#EXTINF:", "#PLAYLIST:"


def unwritable(track: PlaylistTrack) -> str | None:
    """Why a file cannot stand in an M3U8, or ``None`` where it can."""
    path = str(track.path)
    if "\n" in path or "\r" in path:
        return "its file name has a line break in it"
    try:
        path.encode()
    except UnicodeEncodeError:
        return "its file name is no text"
    return None


def write(made: Playlist, folder: Path | None) -> str:
    """The text of a playlist; paths are relative to ``folder`` where it is given."""
    lines = ["#EXTM3U", f"{_NAME}{_line(made.name)}"]
    for track in made.entries:
        if isinstance(track, Missing):
            lines.append(f"{_MISSING}{track.song},{_line(track.name)}")
            continue
        path = as_path(track.path, folder)
        lines += [
            f"{_SONG}{track.song}",
            f"{_INFO}{round(track.duration_s)},{_line(named(track.performer, track.title))}",
            f"./{path}" if path.startswith("#") else path,
        ]
    return "\n".join(lines) + "\n"


def read(text: str, folder: Path) -> tuple[str | None, list[Named]]:
    """Name and entries of a playlist that lies in ``folder``, by whomever it was written."""
    name, song, told = None, None, ""
    found: list[Named] = []
    for line in _LINE_END.split(text):
        if line.startswith(_NAME):
            name = line.removeprefix(_NAME).strip() or None
        elif line.startswith(_SONG):
            song = line.removeprefix(_SONG).strip() or None
        elif line.startswith(_MISSING):
            missing, _, title = line.removeprefix(_MISSING).partition(",")
            found.append(Named(missing.strip() or None, *_split(title), None))
        elif line.startswith(_INFO):
            told = line.removeprefix(_INFO).partition(",")[2]
        elif line.strip() and not line.startswith("#"):
            found.append(Named(song, *_split(told), from_text(line, folder)))
            song, told = None, ""
    return name, found


def _split(told: str) -> tuple[str, str]:
    """Title and performer of ``performer - title``."""
    performer, dash, title = told.partition(" - ")
    return (title.strip(), performer.strip()) if dash else (told.strip(), "")


def _line(text: str) -> str:
    return " ".join(text.split())
