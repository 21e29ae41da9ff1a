"""Memory lane: the years, with the dramas that aired and the songs that were heard in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from onara.catalogue import Catalogue, Drama, Song
from onara.graph import Graph, Kind, Relation
from onara.wording import Language, Saying, Voice, Words, saying, voice_of

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
    catalogue: Catalogue,
    graph: Graph,
    *,
    only: Collection[str] | None = None,
    language: Language = "en",
) -> tuple[Year, ...]:
    """The years in order.

    ``only`` are ids of songs, recordings and dramas to keep to, as `remembered_of` gives them; the
    reasons are said in ``language``.
    """
    voice = voice_of(language)
    dramas: dict[int, list[Moment]] = {}
    songs: dict[int, list[Moment]] = {}
    for drama in catalogue.dramas:
        for year, moment in _broadcast(drama, voice):
            if only is None or moment.id in only:
                dramas.setdefault(year, []).append(moment)
        for song in drama.songs:
            for year, moment in _of_song(graph, drama, song, voice):
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


def _broadcast(drama: Drama, voice: Voice) -> Iterator[tuple[int, Moment]]:
    if drama.aired is None:
        return
    first, last = drama.aired.first, drama.aired.last or drama.aired.first
    days = _said("days" if drama.aired.last else "from", first=first, last=last)
    place = "_on" if drama.network else ""
    for year in range(int(first[:4]), int(last[:4]) + 1):
        key = "aired" if year == int(first[:4]) else "still"
        reason = voice.tell(_said(f"{key}{place}", days=days, network=drama.network))
        yield year, Moment("drama", drama.id, drama.title, drama.title_ko, (), reason)


def _of_song(graph: Graph, drama: Drama, song: Song, voice: Voice) -> Iterator[tuple[int, Moment]]:
    def moment(node_id: str, key: str, **values: object) -> Moment:
        return _moment(graph, node_id, _said(key, **values), voice)

    aired = int(drama.aired.first[:4]) if drama.aired else None
    released = int(song.released[:4]) if song.released else None
    came_out = released or _noted(song)
    role, where = Words("roles", (song.role_phrase(),)), graph.node(drama.id)
    use = voice.say("relations.role_of", role=role, drama=where)
    if came_out and aired and came_out < aired:
        yield came_out, moment(song.id, "came_out", use=use, year=aired)
        yield aired, moment(song.id, "song_of", use=use, year=came_out)
    elif released:
        yield released, moment(song.id, "released", use=use, day=song.released)
    elif aired:
        yield aired, moment(song.id, "aired_that_year", use=use)
    if song.cover_of and song.cover_of.year:
        again = _again(graph, drama, song, released or aired, voice)
        for node in graph.objects(song.id, Relation.COVER_OF):
            yield song.cover_of.year, _moment(graph, node.id, again, voice)
    for number, version in enumerate(song.versions, 1):
        if version.date and not version.song:
            kind = voice.word("details", voice.name(version.kind, version.kind_ko))
            told = {"kind": kind, "song": graph.node(song.id), "drama": where}
            key = "version"
            if version.made_for:
                key = "version_for"
                told["made_for"] = voice.name(version.made_for, version.made_for_ko)
            yield int(version.date[:4]), moment(f"{song.id}/version/{number}", key, **told)


def _again(graph: Graph, drama: Drama, song: Song, later: int | None, voice: Voice) -> Saying:
    """That an original was heard again: in which drama, when and by whom, where that is known."""
    key, told = "again", dict[str, object](drama=graph.node(drama.id))
    if later:
        key, told["year"] = f"{key}_in", later
    if song.credit_line:
        key, told["who"] = f"{key}_by", _credit(song, voice)
    return _said(key, **told)


def _credit(song: Song, voice: Voice) -> str:
    """The performers as a label prints them."""
    if voice.language == "en":
        return song.credit_line
    names = [(voice.name(each.name, each.name_ko), each.role) for each in song.performers]
    lead = ", ".join(name for name, role in names if role != "featured")
    featured = ", ".join(name for name, role in names if role == "featured")
    return voice.say("remembered.featuring", lead=lead, featured=featured) if featured else lead


def _said(key: str, **values: object) -> Saying:
    return saying(f"remembered.{key}", **values)


def _noted(song: Song) -> int | None:
    """The year that the notes of a song give, where it has no date of release."""
    found = (_RELEASED.search(note.text) for note in song.notes)
    return next((int(match[1]) for match in found if match), None)


def _moment(graph: Graph, node_id: str, reason: Saying, voice: Voice) -> Moment:
    node = graph.node(node_id)
    title_ko = node.title_ko or (node.told_ko if voice.language == "ko" else None)
    sung = tuple(each.title for each in graph.objects(node_id, Relation.PERFORMED_BY))
    return Moment(str(node.kind), node.id, node.title, title_ko, sung, voice.tell(reason))
