"""A playlist's tracks with the ids that their files' tags give."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from onara.errors import UnusableInput
from onara.lists.identifiers import NO_IDENTIFIERS, Identifiers
from onara.lists.playlist import Playlist, PlaylistTrack
from onara.tagging import read


def identifiers_of(path: Path) -> Identifiers:
    """The ids in a file's tags; none of a file that cannot be read."""
    try:
        return Identifiers.of(read(path).fields)
    except UnusableInput:
        return NO_IDENTIFIERS


def identified(made: Playlist) -> Playlist:
    """The playlist, with the ids of each track."""
    entries = (
        replace(each, identifiers=identifiers_of(Path(each.path)))
        if isinstance(each, PlaylistTrack)
        else each
        for each in made.entries
    )
    return replace(made, entries=tuple(entries))
