"""What is on the cover of each kind of thing of the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from onara.catalogue import Catalogue, Drama, Song
from onara.graph import Graph, Kind, Node, Relation
from onara.pictures.chance import Chance
from onara.pictures.cover import Subject

_MOST_NAMED = 2
"""People that a cover names; the rest would be too small to read."""
_MOTIFS: dict[Kind, tuple[str, ...]] = {
    Kind.ARTIST: ("strings", "record", "lights", "signal", "ripples", "rays", "stars", "shapes"),
    Kind.PERSON: ("paper", "arches", "window", "thread", "ridges", "bojagi"),
    Kind.SOUNDTRACK: ("record",),
    Kind.RELEASE: ("record", "strings", "cassette", "ripples"),
    Kind.WORK: ("strings", "ripples", "paper"),
    Kind.LIST: ("bojagi",),
    Kind.CHARACTER: ("thread", "window", "lights", "arches"),
}
"""Motifs by kind where the words of a title say little of what it is about."""


def subject_of(catalogue: Catalogue, graph: Graph, node: Node) -> Subject:
    """What a node's cover says.  An owned recording of a song has that song's."""
    title, second = node.title_ko or node.title, node.title if node.title_ko else ""
    plain = Subject(str(node.kind), node.id, title, second)
    if node.kind is Kind.SONG:
        return _of_song(catalogue, plain, catalogue.song(node.id))
    if node.kind is Kind.DRAMA and node.id in _ids(catalogue.dramas):
        return _of_drama(plain, catalogue.drama(node.id))
    motif = Chance(f"motif of {node.id}").one_of(_MOTIFS.get(node.kind, ("",))) or None
    if node.kind in (Kind.SOUNDTRACK, Kind.RELEASE, Kind.CHARACTER):
        drama = catalogue.drama(node.id.partition("/")[0])
        return _beside(plain, drama, motif)
    if node.kind in (Kind.ARTIST, Kind.PERSON):
        songs = _songs(catalogue, graph.subjects(node.id))
        moods = _most_common(song.moods for song in songs)
        return Subject(
            plain.kind,
            node.id,
            title,
            second,
            moods=moods,
            genres=_genres(catalogue, songs),
            motif=motif,
        )
    if node.kind is Kind.LIST:
        return Subject(plain.kind, node.id, title, second, motif=motif, family="tender")
    songs = _songs(catalogue, [*graph.subjects(node.id), *graph.objects(node.id)])
    by = ", ".join(n.title for n in graph.objects(node.id, Relation.PERFORMED_BY)[:_MOST_NAMED])
    year = _year(catalogue, graph, node)
    moods = _most_common(song.moods for song in songs)
    return Subject(
        plain.kind, node.id, title, second, by, year, moods, _genres(catalogue, songs), motif=motif
    )


def _of_song(catalogue: Catalogue, plain: Subject, song: Song) -> Subject:
    drama = catalogue.drama(song.drama_id)
    names = [person.name for person in song.performers]
    by = ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
    released = song.released or (drama.aired.first if drama.aired else None)
    moods, genres = song.moods, drama.genres
    if not moods:
        # Songs that nobody has described yet should not all look alike.
        said = [mood for each in drama.songs for mood in each.moods] or list(genres)
        chance = Chance(f"mood of {song.id}")
        moods = (chance.one_of(said),) if said else ()
    return Subject(
        "song",
        song.id,
        plain.title,
        plain.second,
        by,
        int(released[:4]) if released else None,
        moods,
        genres,
    )


def _of_drama(plain: Subject, drama: Drama) -> Subject:
    year = int(drama.aired.first[:4]) if drama.aired else None
    return Subject(
        "drama", drama.id, plain.title, plain.second, drama.network or "", year, (), drama.genres
    )


def _beside(plain: Subject, drama: Drama, motif: str | None) -> Subject:
    """What belongs to a drama and has its colours."""
    year = int(drama.aired.first[:4]) if drama.aired else None
    by = "" if plain.kind == Kind.SOUNDTRACK else drama.title_ko or drama.title
    return Subject(
        plain.kind, plain.id, plain.title, plain.second, by, year, (), drama.genres, motif=motif
    )


def _ids(dramas: Iterable[Drama]) -> set[str]:
    return {drama.id for drama in dramas}


def _songs(catalogue: Catalogue, nodes: Iterable[Node]) -> list[Song]:
    return [catalogue.song(node.id) for node in nodes if node.kind is Kind.SONG]


def _most_common(moods: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(mood for mood, _ in Counter(chain.from_iterable(moods)).most_common(3))


def _genres(catalogue: Catalogue, songs: Sequence[Song]) -> tuple[str, ...]:
    return catalogue.drama(songs[0].drama_id).genres if songs else ()


def _year(catalogue: Catalogue, graph: Graph, node: Node) -> int | None:
    """When a recording beside the soundtracks came out, or a work aired."""
    for each in graph.subjects(node.id, Relation.COVER_OF):
        cover = catalogue.song(each.id).cover_of
        if cover and cover.year:
            return cover.year
    works = (work for work in catalogue.world.works if work.id == node.id)
    return next((work.year for work in works if work.year), None)
