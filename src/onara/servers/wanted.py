"""An entry of a list as what is looked for on a server."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from onara.catalogue import Catalogue, Song
from onara.library import Recording
from onara.lists import Missing, OwnKind, PlaylistTrack, own
from onara.lists.identified import identifiers_of
from onara.lists.identifiers import NO_IDENTIFIERS, Identifiers
from onara.lists.playlist import best_recordings, named


@dataclass(frozen=True, slots=True)
class Wanted:
    """A piece of music that a list has, by all that is known of it.

    ``titles``, ``performers`` and ``albums`` are in any script, the best first; ``song`` and
    ``version`` are the catalogue's (``None`` for the song as it was released); ``recording`` is the
    library's, ``None`` where it is not owned; ``files`` are those that hold it, with their sizes in
    bytes.  ``why_not`` says why it cannot be on any server, where that is so.
    """

    name: str
    titles: tuple[str, ...] = ()
    performers: tuple[str, ...] = ()
    albums: tuple[str, ...] = ()
    song: str | None = None
    version: str | None = None
    recording: str | None = None
    duration_s: float | None = None
    files: tuple[tuple[Path, int], ...] = ()
    identifiers: Identifiers = NO_IDENTIFIERS
    why_not: str | None = None


def wanted_of(
    entries: Iterable[PlaylistTrack | Missing],
    recordings: Iterable[Recording],
    catalogue: Catalogue,
) -> list[Wanted]:
    """What is wanted for each entry of a playlist; what the library misses may be on a server."""
    owned = list(recordings)
    by_id = {each.recording: each for each in owned}
    best = best_recordings(owned)
    return [_wanted(each, by_id, best, catalogue) for each in entries]


def _wanted(
    entry: PlaylistTrack | Missing,
    by_id: Mapping[str, Recording],
    best: Mapping[str, Recording],
    catalogue: Catalogue,
) -> Wanted:
    name = named(entry.performer, entry.title)
    mine = own(entry.song)
    if mine is not None and mine.kind is not OwnKind.MUSIC:
        return Wanted(name, why_not=entry.reason if isinstance(entry, Missing) else "no music")
    recording = by_id.get(mine.id) if mine else best.get(entry.song)
    if isinstance(entry, PlaylistTrack) and entry.recording:
        recording = by_id.get(entry.recording, recording)
    if recording is not None:
        return _of_recording(name, recording, catalogue)
    song = _song(catalogue, entry.song)
    if song is None:
        return Wanted(name, why_not="it is neither in the library nor in the catalogue")
    return Wanted(
        name,
        song.titles,
        _performers(song),
        _albums(catalogue, song),
        song.id,
    )


def _of_recording(name: str, recording: Recording, catalogue: Catalogue) -> Wanted:
    facts, tags = recording.song, recording.tags
    song = _song(catalogue, facts.id) if facts else None
    version = facts.version if facts else None
    # An instrumental has the title that its tags give it, and not that of the song.
    titles = (tags.title, *(song.titles if song and version is None else ()))
    performers = (tags.artist, *(_performers(song) if song else ()))
    albums = (tags.album, *(_albums(catalogue, song) if song else ()))
    files = tuple((path, size) for path in recording.paths if (size := _size(path)) is not None)
    return Wanted(
        name,
        _each_once(titles) or (recording.title,),
        _each_once(performers),
        _each_once(albums),
        song.id if song else None,
        version,
        recording.recording,
        recording.duration_s,
        files,
        identifiers_of(files[0][0]) if files else NO_IDENTIFIERS,
    )


def _song(catalogue: Catalogue, song: str) -> Song | None:
    try:
        return catalogue.song(song)
    except KeyError:
        return None


def _albums(catalogue: Catalogue, song: Song) -> tuple[str, ...]:
    return catalogue.drama(song.drama_id).titles


def _performers(song: Song) -> tuple[str, ...]:
    return _each_once(name for person in song.performers for name in person.names)


def _each_once(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in texts if each))


def _size(path: Path) -> int | None:
    try:
        return os.stat(path).st_size  # noqa: PTH116 - Path.stat is the same
    except OSError:
        return None
