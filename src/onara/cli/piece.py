"""Which piece of music a person means: a song, a recording, or music that nobody has named yet."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onara.cli.frame import complain
from onara.cli.home import Known
from onara.cli.meant import one_of
from onara.cli.words import shown
from onara.graph import Kind
from onara.spelling import key
from onara.wander import lookup

if TYPE_CHECKING:
    from onara.library.recording import Recording
    from onara.scan import Scanner
    from onara.sheet import Unknown


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of music: the recordings of it in the library, or the unknown that it is."""

    title: str
    recordings: tuple[str, ...] = ()
    unknown: Unknown | None = None


def piece_of(typed: str, found: Known, scanner: Scanner, *, as_json: bool) -> Piece | None:
    """The one piece that is meant; where that is not plain it is said, and the rest is silence.

    Of songs of one name it is the one that is owned, where only one is.
    """
    from onara.scanned.occurrences import unknown_meant

    unknown = unknown_meant(typed, scanner.store)
    if unknown is not None:
        return Piece(unknown.title, unknown=unknown)
    recordings = scanner.library.recordings()
    songs = [node for node in lookup(found.catalogue, found.graph, typed) if node.kind is Kind.SONG]
    owned = [node for node in songs if _of_song(node.id, recordings)]
    if len(songs) == 1 or len(owned) == 1:
        node = (owned or songs)[0]
        return Piece(node.title, _of_song(node.id, recordings))
    if not songs and (meant := recordings_meant(typed, recordings)):
        return Piece(title_of_recording(meant[0]), tuple(one.recording for one in meant))
    other = one_of(found, typed, as_json=as_json)
    if other is not None:
        complain(f"“{shown(other.title)}” is a {other.kind}, not a piece of music; name a song")
    return None


def recordings_meant(typed: str, recordings: Sequence[Recording]) -> list[Recording]:
    """The recordings of that id, file or title; several are versions of one title by one artist."""
    if not typed:
        return []
    path = Path(os.path.abspath(typed))  # noqa: PTH100 - keeps links
    exact = [one for one in recordings if one.recording == typed or path in one.paths]
    if exact:
        return exact
    name = key(typed)
    titled = [one for one in recordings if name and key(title_of_recording(one)) == name]
    return titled if len({one.tags.artist for one in titled}) == 1 else []


def title_of_recording(one: Recording) -> str:
    """Its title by its tags, else the name of its file."""
    return one.title


def _of_song(song: str, recordings: Sequence[Recording]) -> tuple[str, ...]:
    return tuple(one.recording for one in recordings if one.song and one.song.id == song)
