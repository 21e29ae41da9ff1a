"""What two things can have in common: the traits of each, and how each shared one is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onara.catalogue import Catalogue, Drama, Song
from onara.catalogue.roles import ROLES
from onara.graph import Graph, Kind, Relation

_SONG_PEOPLE = (
    (Relation.WORDS_BY, "words by {} too"),
    (Relation.MUSIC_BY, "music by {} too"),
    (Relation.ARRANGED_BY, "arranged by {} too"),
    (Relation.PRODUCED_BY, "produced by {} too"),
)
_DRAMA_PEOPLE = (
    (Relation.DIRECTED_BY, "directed by {} too"),
    (Relation.WRITTEN_BY, "written by {} too"),
    (Relation.STARS, "also with {}"),
    (Relation.MADE_BY, "also produced by {}"),
)
ERA_YEARS = 2
"""Years to either side that are still the same time."""


class Trait(NamedTuple):
    """Something that others may share: what kind of thing it is, and which."""

    sort: str
    value: str


Traits = dict[Trait, str]
"""Traits with the reason that each gives where it is shared."""


class Kinship:
    """The traits of songs, dramas and people of a catalogue."""

    def __init__(self, catalogue: Catalogue, graph: Graph) -> None:
        self._catalogue = catalogue
        self._graph = graph
        self._dramas = {drama.id: drama for drama in catalogue.dramas}

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

    def _named(self, node_id: str, relation: Relation, words: str) -> Iterator[tuple[Trait, str]]:
        for node in self._graph.objects(node_id, relation):
            yield Trait(relation.name, node.id), words.format(node.title)

    def _of_song(self, song: Song) -> Iterator[tuple[Trait, str]]:
        graph = self._graph
        for work in graph.objects(song.id, Relation.RECORDING_OF):
            yield Trait("work", work.id), "another recording of the same work"
        yield from self._named(song.id, Relation.PERFORMED_BY, "also sung by {}")
        for singer in graph.objects(song.id, Relation.PERFORMED_BY):
            yield from self._groups(singer.id)
        for relation, words in _SONG_PEOPLE:
            yield from self._named(song.id, relation, words)
        for original in graph.objects(song.id, Relation.COVER_OF):
            yield from self._original(original.id)
        for mood in song.moods:
            yield Trait("mood", mood), f"{mood} as well"
        for role in song.roles:
            phrase = ROLES[role].phrase
            yield Trait("role", role), f"{_article(phrase)} {phrase} as well"
        drama = self._catalogue.drama(song.drama_id)
        yield Trait("drama", drama.id), f"also of {drama.title}"
        yield from self._setting(drama)

    def _original(self, recording: str) -> Iterator[tuple[Trait, str]]:
        for singer in self._graph.objects(recording, Relation.PERFORMED_BY):
            yield Trait("original", singer.id), f"also a remake of {singer.title}"

    def _groups(self, singer: str) -> Iterator[tuple[Trait, str]]:
        for group in self._graph.objects(singer, Relation.MEMBER_OF):
            yield Trait("group", group.id), f"also by somebody of {group.title}"

    def _setting(self, drama: Drama) -> Iterator[tuple[Trait, str]]:
        for relation in (Relation.DIRECTED_BY, Relation.WRITTEN_BY):
            for maker in self._graph.objects(drama.id, relation):
                yield Trait("maker", maker.id), f"also of a drama by {maker.title}"
        for soundtrack in self._graph.subjects(drama.id, Relation.SOUNDTRACK_OF):
            for director in self._graph.objects(soundtrack.id, Relation.SCORED_BY):
                yield Trait("score", director.id), f"soundtrack also directed by {director.title}"
        for genre in drama.genres:
            yield Trait("genre", genre), f"{genre} as well"
        if drama.network:
            yield Trait("network", drama.network), f"also on {drama.network}"

    def _of_drama(self, drama_id: str) -> Iterator[tuple[Trait, str]]:
        graph = self._graph
        for relation, words in _DRAMA_PEOPLE:
            yield from self._named(drama_id, relation, words)
        # Edges between works: the one is a remake, source or neighbour of the other.
        related = (Relation.REMADE_AS, Relation.BASED_ON, Relation.RELATED_TO)
        yield Trait("work", drama_id), "related to each other"
        for node in (*graph.objects(drama_id, *related), *graph.subjects(drama_id, *related)):
            yield Trait("work", node.id), f"related to {node.title}"
        drama = self._dramas.get(drama_id)
        if drama is None:
            return
        for song in drama.songs:
            for singer in graph.objects(song.id, Relation.PERFORMED_BY):
                yield Trait("singer", singer.id), f"{singer.title} sings in both"
            for mood in song.moods:
                yield Trait("mood", mood), f"{mood} songs in both"
        yield from (pair for pair in self._setting(drama) if pair[0].sort != "maker")

    def _of_person(self, person: str) -> Iterator[tuple[Trait, str]]:
        graph = self._graph
        yield Trait("group", person), "sings in the group"
        yield from ((t, words.replace("also by", "also")) for t, words in self._groups(person))
        for spouse in graph.objects(person, Relation.MARRIED_TO):
            yield Trait("couple", "+".join(sorted((person, spouse.id)))), "the two are married"
        for drama in graph.subjects(person, Relation.STARS):
            yield Trait("cast", drama.id), f"also in {drama.title}"
        works = graph.subjects(person, *_SUNG)
        remakes = (each for node in works for each in graph.subjects(node.id, Relation.COVER_OF))
        for song in dict.fromkeys(n for n in (*works, *remakes) if n.kind is Kind.SONG):
            known = self._catalogue.song(song.id)
            heard_in = self._catalogue.drama(known.drama_id)
            yield Trait("recording", song.id), f"{song.title} is of both"
            yield Trait("drama", heard_in.id), f"also heard in {heard_in.title}"
            for relation, _ in _SONG_PEOPLE:
                for maker in graph.objects(song.id, relation):
                    if maker.id != person:
                        yield Trait("writer", maker.id), f"also sings what {maker.title} made"
            for mood in known.moods:
                yield Trait("mood", mood), f"{mood} songs too"


_SUNG = (Relation.PERFORMED_BY, *(relation for relation, _ in _SONG_PEOPLE))


def _article(phrase: str) -> str:
    return "an" if phrase[0] in "aeiou" else "a"
