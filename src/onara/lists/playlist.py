"""A list as recordings: what of it is owned and can be played, and what is missing."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from onara.graph import Graph, Kind, Relation
from onara.library import Recording
from onara.lists.fan_list import FanList
from onara.lists.identifiers import NO_IDENTIFIERS, Identifiers
from onara.lists.own import OwnKind, own

_INSIDE = (Relation.USED_IN, Relation.TRACK_OF, Relation.PERFORMED_BY, Relation.ON_LIST)
"""By what a drama, release, singer or list leads to its songs."""
_MOMENT = "a moment of an episode"
_NO_MUSIC = {
    OwnKind.EPISODE: _MOMENT,
    OwnKind.CUE: _MOMENT,
    OwnKind.MOMENT: _MOMENT,
    OwnKind.UNKNOWN: "music that nobody has named",
}


@dataclass(frozen=True, slots=True)
class PlaylistTrack:
    """A song whose recording is owned, or an own recording; ``duration_s`` is in seconds.

    ``song`` is the id by which it is in the list; ``identifiers`` are those of the file's tags,
    where somebody has read them.
    """

    song: str
    title: str
    performer: str
    album: str
    duration_s: float
    path: PurePath
    recording: str = ""
    identifiers: Identifiers = NO_IDENTIFIERS


@dataclass(frozen=True, slots=True)
class Missing:
    """A song that cannot be played, and why."""

    song: str
    title: str
    performer: str
    reason: str

    @property
    def name(self) -> str:
        """``performer - title``, as a playlist writes it."""
        return named(self.performer, self.title)


@dataclass(frozen=True, slots=True)
class Playlist:
    """What can be played of a list and what cannot, in the order of the list."""

    name: str
    note: str | None
    entries: tuple[PlaylistTrack | Missing, ...]

    @property
    def tracks(self) -> tuple[PlaylistTrack, ...]:
        """What can be played."""
        return tuple(each for each in self.entries if isinstance(each, PlaylistTrack))

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What cannot."""
        return tuple(each for each in self.entries if isinstance(each, Missing))


def playlist(kept: FanList, graph: Graph, recordings: Iterable[Recording]) -> Playlist:
    """The recordings of a list; a drama, release or singer in it stands for all of its songs."""
    held = list(recordings)
    owned = best_recordings(held)
    by_name = {each.recording: each for each in held}
    titles = {entry.id: entry.title or entry.id for entry in kept.entries}
    entries: list[PlaylistTrack | Missing] = []
    for song in songs_of(kept, graph):
        mine = own(song) if song not in graph else None
        if mine is not None and mine.kind is not OwnKind.MUSIC:
            entries.append(Missing(song, titles[song], "", _NO_MUSIC[mine.kind]))
            continue
        found = by_name.get(mine.id) if mine else owned.get(song)
        path, reason = _file(found)
        title, performer = _tagged(found) if mine and found else _names(graph, song, titles)
        if found is None or path is None:
            entries.append(Missing(song, title, performer, reason))
            continue
        drama = next((node.title for node in graph.objects(song, Relation.USED_IN)), "")
        album = found.tags.album or "" if mine else f"{drama} OST"
        entries.append(
            PlaylistTrack(song, title, performer, album, found.duration_s, path, found.recording)
        )
    return Playlist(kept.name, kept.note, tuple(entries))


def songs_of(kept: FanList, graph: Graph) -> tuple[str, ...]:
    """The songs of a list in order, each once; an id that the catalogue has not is kept."""
    found: dict[str, None] = {}
    for entry_id in kept.ids:
        for song in _songs_in(entry_id, graph):
            found[song] = None
    return tuple(found)


def best_recordings(recordings: Iterable[Recording]) -> Mapping[str, Recording]:
    """By song the recording to play: as released rather than an instrumental, and still there."""
    best: dict[str, Recording] = {}
    for each in recordings:
        if each.song is None:
            continue
        known = best.get(each.song.id)
        if known is None or _rank(each) < _rank(known):
            best[each.song.id] = each
    return best


def named(performer: str, title: str) -> str:
    """``performer - title``, or the title alone."""
    return f"{performer} - {title}" if performer else title


def _songs_in(entry_id: str, graph: Graph) -> list[str]:
    if entry_id not in graph or graph.node(entry_id).kind in (Kind.SONG, Kind.RECORDING):
        return [entry_id]
    inside = [node.id for node in graph.subjects(entry_id, *_INSIDE) if node.kind is Kind.SONG]
    for drama in graph.objects(entry_id, Relation.SOUNDTRACK_OF):
        inside += [node.id for node in graph.subjects(drama.id, Relation.USED_IN)]
    if graph.node(entry_id).kind is Kind.WORK:
        recorded = graph.subjects(entry_id, Relation.RECORDING_OF)
        inside += [node.id for node in recorded if node.kind is Kind.SONG]
    return inside or [entry_id]


def _tagged(recording: Recording) -> tuple[str, str]:
    return recording.title, recording.tags.artist or ""


def _names(graph: Graph, node_id: str, titles: Mapping[str, str]) -> tuple[str, str]:
    if node_id not in graph:
        return titles.get(node_id, node_id), ""
    sung = graph.objects(node_id, Relation.PERFORMED_BY)
    return graph.node(node_id).title, ", ".join(node.title for node in sung)


def _rank(recording: Recording) -> tuple[bool, bool]:
    version = recording.song.version if recording.song else None
    return _there(recording) is None, version is not None


def _there(recording: Recording) -> Path | None:
    # os.path, because Path.exists() raises where a folder may not be entered.
    return next((path for path in recording.paths if os.path.exists(path)), None)  # noqa: PTH110


def _file(recording: Recording | None) -> tuple[Path | None, str]:
    if recording is None:
        return None, "not in the library"
    if not recording.paths:
        return None, "it was imported, and no file of it is here"
    path = _there(recording)
    return path, "" if path else "its file is gone"
