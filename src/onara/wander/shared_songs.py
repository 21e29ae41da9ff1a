"""Who shares songs with whom: dramas, and the people whose songs tie them together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from onara.catalogue import Catalogue
from onara.graph import Graph, Kind, Node, Relation

_MADE = (
    Relation.PERFORMED_BY,
    Relation.WORDS_BY,
    Relation.MUSIC_BY,
    Relation.ARRANGED_BY,
    Relation.PRODUCED_BY,
)
_FEWEST_SONGS = 2
"""Songs from which somebody of one drama alone is on the map; who ties two dramas always is."""


@dataclass(frozen=True, slots=True)
class Place:
    """A drama or a person on the map; ``songs`` counts theirs."""

    kind: str
    id: str
    title: str
    title_ko: str | None
    songs: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Ids of a person, a drama, and the songs of it that the person sang or made; none for a
    director, a writer or who directed the music."""

    person: str
    drama: str
    songs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedSongs:
    """The map: ``people`` of most dramas first, then of most songs."""

    dramas: tuple[Place, ...]
    people: tuple[Place, ...]
    ties: tuple[Tie, ...]


def shared_songs(catalogue: Catalogue, graph: Graph) -> SharedSongs:
    """The map of a catalogue."""
    made = _made(catalogue, graph)
    kept = [
        person
        for person, dramas in made.items()
        if len(dramas) > 1 or len(_all(dramas)) >= _FEWEST_SONGS
    ]
    kept.sort(key=lambda person: (-len(made[person]), -len(_all(made[person])), person))
    ties = tuple(
        Tie(person, drama, tuple(sorted(songs)))
        for person in kept
        for drama, songs in sorted(made[person].items())
    )
    tied = {tie.drama for tie in ties}
    dramas = (graph.node(drama.id) for drama in catalogue.dramas if drama.id in tied)
    return SharedSongs(
        dramas=tuple(_place(node, len(catalogue.drama(node.id).songs)) for node in dramas),
        people=tuple(_place(graph.node(each), len(_all(made[each]))) for each in kept),
        ties=ties,
    )


def _made(catalogue: Catalogue, graph: Graph) -> dict[str, dict[str, set[str]]]:
    """For each person, for each drama, the songs; the dramas of makers without songs too."""
    made: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for song in catalogue.songs:
        for node in graph.objects(song.id, *_MADE):
            made[node.id][song.drama_id].add(song.id)
    for drama in catalogue.dramas:
        makers = list(graph.objects(drama.id, Relation.DIRECTED_BY, Relation.WRITTEN_BY))
        for soundtrack in graph.subjects(drama.id, Relation.SOUNDTRACK_OF):
            makers += graph.objects(soundtrack.id, Relation.SCORED_BY)
        for node in makers:
            if node.kind in (Kind.ARTIST, Kind.PERSON):
                made[node.id].setdefault(drama.id, set())
    return made


def _all(dramas: dict[str, set[str]]) -> set[str]:
    return set().union(*dramas.values())


def _place(node: Node, songs: int) -> Place:
    return Place(str(node.kind), node.id, node.title, node.title_ko, songs)
