"""A list as recordings: what of it is owned and can be played, and what is missing."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from onara.graph import Graph, Kind, Relation
from onara.library import Recording
from onara.lists.fan_list import FanList

_INSIDE = (Relation.USED_IN, Relation.TRACK_OF, Relation.PERFORMED_BY, Relation.ON_LIST)
"""By what a drama, release, singer or list leads to its songs."""


@dataclass(frozen=True, slots=True)
class PlaylistTrack:
    """A song whose recording is owned; ``duration_s`` is in seconds."""

    song: str
    title: str
    performer: str
    album: str
    duration_s: float
    path: Path


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
    owned = best_recordings(recordings)
    entries: list[PlaylistTrack | Missing] = []
    for song in songs_of(kept, graph):
        title, performer = _names(graph, song)
        path, reason = _file(owned.get(song))
        if path is None:
            entries.append(Missing(song, title, performer, reason))
            continue
        album = next((node.title for node in graph.objects(song, Relation.USED_IN)), "")
        seconds = owned[song].duration_s
        entries.append(PlaylistTrack(song, title, performer, f"{album} OST", seconds, path))
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


def _names(graph: Graph, node_id: str) -> tuple[str, str]:
    if node_id not in graph:
        return node_id, ""
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
    path = _there(recording)
    return path, "" if path else "its file is gone"
