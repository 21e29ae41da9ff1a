"""Memory lane: the years, with the dramas that aired and the songs that were heard in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from onara.catalogue import Catalogue, Drama, Song
from onara.graph import Graph, Kind, Relation

_RELEASED = re.compile(r"\b[Rr]eleased (?:in )?((?:19|20)\d\d)\b")
"""How notes on songs older than their drama give their year."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something of a year; ``reason`` says why it stands there."""

    kind: str
    id: str
    title: str
    title_ko: str | None
    performers: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Year:
    """One year of the lane."""

    year: int
    dramas: tuple[Moment, ...]
    songs: tuple[Moment, ...]


def lane(
    catalogue: Catalogue, graph: Graph, *, only: Collection[str] | None = None
) -> tuple[Year, ...]:
    """The years in order.

    ``only`` are ids of songs, recordings and dramas to keep to, as `remembered_of` gives them.
    """
    dramas: dict[int, list[Moment]] = {}
    songs: dict[int, list[Moment]] = {}
    for drama in catalogue.dramas:
        for year, moment in _broadcast(drama):
            if only is None or moment.id in only:
                dramas.setdefault(year, []).append(moment)
        for song in drama.songs:
            for year, moment in _of_song(graph, drama, song):
                if only is None or moment.id in only:
                    songs.setdefault(year, []).append(moment)
    years = sorted({*dramas, *songs})
    return tuple(
        Year(year, tuple(dramas.get(year, ())), tuple(dict.fromkeys(songs.get(year, ()))))
        for year in years
    )


def remembered_of(graph: Graph, node_id: str) -> frozenset[str]:
    """Ids of what a lane of one thing shows: of a person the songs and dramas, of a list its own.

    Raises ``KeyError`` where there is no such node.
    """
    kind = graph.node(node_id).kind
    near = {edge.object for edge in graph.edges_from(node_id)}
    near |= {edge.subject for edge in graph.edges_to(node_id)}
    found = {node_id} | near
    if kind in (Kind.SONG, Kind.RECORDING, Kind.WORK):
        works = {node_id, *(n.id for n in graph.objects(node_id, Relation.RECORDING_OF))}
        found |= {n.id for w in works for n in graph.subjects(w, Relation.RECORDING_OF)}
    if kind in (Kind.ARTIST, Kind.PERSON):
        sung = {n.id for n in graph.subjects(node_id, Relation.PERFORMED_BY)}
        uses = {n.id for each in sung for n in graph.objects(each, Relation.USED_IN)}
        found |= uses | {n.id for each in sung for n in graph.subjects(each, Relation.COVER_OF)}
    return frozenset(found)


def _broadcast(drama: Drama) -> Iterator[tuple[int, Moment]]:
    if drama.aired is None:
        return
    first, last = drama.aired.first, drama.aired.last or drama.aired.first
    days = f"{drama.aired.first} to {drama.aired.last}" if drama.aired.last else f"from {first}"
    place = f" on {drama.network}" if drama.network else ""
    for year in range(int(first[:4]), int(last[:4]) + 1):
        told = f"aired {days}{place}" if year == int(first[:4]) else f"still airing{place}"
        yield year, Moment("drama", drama.id, drama.title, drama.title_ko, (), told)


def _of_song(graph: Graph, drama: Drama, song: Song) -> Iterator[tuple[int, Moment]]:
    aired = int(drama.aired.first[:4]) if drama.aired else None
    released = int(song.released[:4]) if song.released else None
    came_out = released or _noted(song)
    use = f"{song.role_phrase()} of {drama.title}"
    if came_out and aired and came_out < aired:
        yield came_out, _moment(graph, song.id, f"came out, and is {use} in {aired}")
        yield aired, _moment(graph, song.id, f"{use}; a song of {came_out}")
    elif released:
        yield released, _moment(graph, song.id, f"{use}, released {song.released}")
    elif aired:
        yield aired, _moment(graph, song.id, f"{use}, which aired that year")
    yield from _original(graph, drama, song, released or aired)
    for number, version in enumerate(song.versions, 1):
        if version.date and not version.song:
            made = f" for {version.made_for}" if version.made_for else ""
            told = f"{version.kind} of {song.title} of {drama.title}{made}"
            yield int(version.date[:4]), _moment(graph, f"{song.id}/version/{number}", told)


def _original(
    graph: Graph, drama: Drama, song: Song, later: int | None
) -> Iterator[tuple[int, Moment]]:
    if song.cover_of is None or song.cover_of.year is None:
        return
    by = f" by {song.credit_line}" if song.credit_line else ""
    again = f"the original; again in {later}" if later else "the original; again"
    for node in graph.objects(song.id, Relation.COVER_OF):
        yield song.cover_of.year, _moment(graph, node.id, f"{again} in {drama.title}{by}")


def _noted(song: Song) -> int | None:
    """The year that the notes of a song give, where it has no date of release."""
    found = (_RELEASED.search(note.text) for note in song.notes)
    return next((int(match[1]) for match in found if match), None)


def _moment(graph: Graph, node_id: str, reason: str) -> Moment:
    node = graph.node(node_id)
    sung = tuple(each.title for each in graph.objects(node_id, Relation.PERFORMED_BY))
    return Moment(str(node.kind), node.id, node.title, node.title_ko, sung, reason)
