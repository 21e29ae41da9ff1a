"""What two things can have in common: the traits of each, and how each shared one is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from onara.catalogue import Catalogue, Drama, Song
from onara.catalogue.roles import ROLES
from onara.graph import Graph, Kind, Relation
from onara.wording import Saying, Words, saying

_SONG_PEOPLE = (
    Relation.WORDS_BY,
    Relation.MUSIC_BY,
    Relation.ARRANGED_BY,
    Relation.PRODUCED_BY,
)
_DRAMA_PEOPLE = (Relation.DIRECTED_BY, Relation.WRITTEN_BY, Relation.STARS, Relation.MADE_BY)
ERA_YEARS = 2
"""Years to either side that are still the same time."""


class Trait(NamedTuple):
    """Something that others may share: what kind of thing it is, and which."""

    sort: str
    value: str


Traits = dict[Trait, Saying]
"""Traits with the reason that each gives where it is shared."""


class Kinship:
    """The traits of songs, dramas and people of a catalogue."""

    def __init__(self, catalogue: Catalogue, graph: Graph) -> None:
        self._catalogue = catalogue
        self._graph = graph
        self._dramas = {drama.id: drama for drama in catalogue.dramas}
        self._of_kinds: dict[tuple[Kind, ...], Mapping[str, Traits]] = {}

    def all_traits(self, *kinds: Kind) -> Mapping[str, Traits]:
        """The traits of all nodes of these kinds by id; gathered once."""
        if kinds not in self._of_kinds:
            nodes = self._graph.nodes(*kinds)
            self._of_kinds[kinds] = {node.id: self.traits(node.id) for node in nodes}
        return self._of_kinds[kinds]

    def traits(self, node_id: str) -> Traits:
        """All that others may share with a node; of a list, what its songs have."""
        kind = self._graph.node(node_id).kind
        if kind is Kind.SONG:
            return dict(self._of_song(self._catalogue.song(node_id)))
        if kind is Kind.DRAMA:
            return dict(self._of_drama(node_id))
        if kind in (Kind.ARTIST, Kind.PERSON):
            return dict(self._of_person(node_id))
        return {}

    def era(self, node_id: str) -> int | None:
        """The year that a song or drama belongs to."""
        kind = self._graph.node(node_id).kind
        if kind is Kind.SONG:
            song = self._catalogue.song(node_id)
            return int(song.released[:4]) if song.released else self.era(song.drama_id)
        drama = self._dramas.get(node_id)
        return int(drama.aired.first[:4]) if drama and drama.aired else None

    def _named(self, node_id: str, relation: Relation) -> Iterator[tuple[Trait, Saying]]:
        for node in self._graph.objects(node_id, relation):
            yield Trait(relation.name, node.id), _said(relation.name.lower(), who=node)

    def _of_song(self, song: Song) -> Iterator[tuple[Trait, Saying]]:
        graph = self._graph
        for work in graph.objects(song.id, Relation.RECORDING_OF):
            yield Trait("work", work.id), _said("work")
        yield from self._named(song.id, Relation.PERFORMED_BY)
        for singer in graph.objects(song.id, Relation.PERFORMED_BY):
            yield from self._groups(singer.id)
        for relation in _SONG_PEOPLE:
            yield from self._named(song.id, relation)
        for original in graph.objects(song.id, Relation.COVER_OF):
            yield from self._original(original.id)
        for mood in song.moods:
            yield Trait("mood", mood), _said("mood", moods=Words("moods", (mood,)))
        for role in song.roles:
            article = "role_an" if ROLES[role].phrase[0] in "aeiou" else "role"
            yield Trait("role", role), _said(article, role=Words("roles", (role,)))
        drama = self._catalogue.drama(song.drama_id)
        yield Trait("drama", drama.id), _said("drama", drama=self._graph.node(drama.id))
        yield from self._setting(drama)

    def _original(self, recording: str) -> Iterator[tuple[Trait, Saying]]:
        for singer in self._graph.objects(recording, Relation.PERFORMED_BY):
            yield Trait("original", singer.id), _said("original", who=singer)

    def _groups(self, singer: str) -> Iterator[tuple[Trait, Saying]]:
        for group in self._graph.objects(singer, Relation.MEMBER_OF):
            yield Trait("group", group.id), _said("group", who=group)

    def _setting(self, drama: Drama) -> Iterator[tuple[Trait, Saying]]:
        for relation in (Relation.DIRECTED_BY, Relation.WRITTEN_BY):
            for maker in self._graph.objects(drama.id, relation):
                yield Trait("maker", maker.id), _said("maker", who=maker)
        for soundtrack in self._graph.subjects(drama.id, Relation.SOUNDTRACK_OF):
            for director in self._graph.objects(soundtrack.id, Relation.SCORED_BY):
                yield Trait("score", director.id), _said("score", who=director)
        for genre in drama.genres:
            yield Trait("genre", genre), _said("genre", genres=Words("genres", (genre,)))
        if drama.network:
            yield Trait("network", drama.network), _said("network", network=drama.network)

    def _of_drama(self, drama_id: str) -> Iterator[tuple[Trait, Saying]]:
        graph = self._graph
        for relation in _DRAMA_PEOPLE:
            yield from self._named(drama_id, relation)
        # Edges between works: the one is a remake, source or neighbour of the other.
        related = (Relation.REMADE_AS, Relation.BASED_ON, Relation.RELATED_TO)
        yield Trait("work", drama_id), _said("related")
        for node in (*graph.objects(drama_id, *related), *graph.subjects(drama_id, *related)):
            yield Trait("work", node.id), _said("related_to", drama=node)
        drama = self._dramas.get(drama_id)
        if drama is None:
            return
        for song in drama.songs:
            for singer in graph.objects(song.id, Relation.PERFORMED_BY):
                yield Trait("singer", singer.id), _said("singer", who=singer)
            for mood in song.moods:
                moods = Words("moods", (mood,))
                yield Trait("mood", mood), _said("mood_songs", moods=moods)
        yield from (pair for pair in self._setting(drama) if pair[0].sort != "maker")

    def _of_person(self, person: str) -> Iterator[tuple[Trait, Saying]]:
        graph = self._graph
        yield Trait("group", person), _said("in_group")
        for group in graph.objects(person, Relation.MEMBER_OF):
            yield Trait("group", group.id), _said("of_group", who=group)
        for spouse in graph.objects(person, Relation.MARRIED_TO):
            yield Trait("couple", "+".join(sorted((person, spouse.id)))), _said("couple")
        for drama in graph.subjects(person, Relation.STARS):
            yield Trait("cast", drama.id), _said("cast", drama=drama)
        works = graph.subjects(person, *_SUNG)
        remakes = (each for node in works for each in graph.subjects(node.id, Relation.COVER_OF))
        for song in dict.fromkeys(n for n in (*works, *remakes) if n.kind is Kind.SONG):
            known = self._catalogue.song(song.id)
            heard_in = graph.node(known.drama_id)
            yield Trait("recording", song.id), _said("recording", song=song)
            yield Trait("drama", heard_in.id), _said("heard", drama=heard_in)
            for relation in _SONG_PEOPLE:
                for maker in graph.objects(song.id, relation):
                    if maker.id != person:
                        yield Trait("writer", maker.id), _said("writer", who=maker)
            for mood in known.moods:
                yield Trait("mood", mood), _said("mood_too", moods=Words("moods", (mood,)))


_SUNG = (Relation.PERFORMED_BY, *_SONG_PEOPLE)


def _said(key: str, **values: object) -> Saying:
    return saying(f"kinship.{key}", **values)
