"""What a name says of other things: the singer's speaks for the song, the song's for the drama.

From a named node the evidence spreads along the edges of the graph; each way has a factor, found
on the benchmark's questions (``python -m bench.questions``), and remembers the edges that it took,
so that an answer can show its chain.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from onara.graph import Edge, Graph, Kind, Relation

_CREDIT = (Relation.WORDS_BY, Relation.MUSIC_BY, Relation.ARRANGED_BY, Relation.PRODUCED_BY)
_MAKER = (Relation.DIRECTED_BY, Relation.WRITTEN_BY)


class Reach(NamedTuple):
    """How far evidence for one node speaks for another, and by which edges."""

    factor: float
    chain: tuple[Edge, ...]


class Spread:
    """The reach of every node, worked out once for each."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.reach = lru_cache(maxsize=4096)(self._reach)

    def _reach(self, node_id: str) -> dict[str, Reach]:
        found = {node_id: Reach(1.0, ())}
        for target, factor, chain in self._ways(node_id):
            if target not in found or found[target].factor < factor:
                found[target] = Reach(factor, chain)
        return found

    def _ways(self, node_id: str) -> Iterator[tuple[str, float, tuple[Edge, ...]]]:
        kind = self.graph.node(node_id).kind
        if kind is Kind.SONG:
            yield from self._from_song(node_id)
        elif kind is Kind.RECORDING:
            yield from self._from_recording(node_id)
        elif kind in (Kind.ARTIST, Kind.PERSON):
            yield from self._from_person(node_id)
        elif kind is Kind.CHARACTER:
            yield from self._from_character(node_id)
        elif kind in (Kind.DRAMA, Kind.OTHER):
            yield from self._from_drama(node_id)
        elif kind is Kind.SOUNDTRACK:
            for edge in self.graph.edges_from(node_id, Relation.SOUNDTRACK_OF):
                yield edge.object, 0.95, (edge,)
                yield from self._songs_of(edge.object, 0.5, (edge,))
        elif kind is Kind.RELEASE:
            yield from self._from_release(node_id)
        elif kind is Kind.LIST:
            for edge in self.graph.edges_to(node_id, Relation.ON_LIST):
                yield edge.subject, 0.4, (edge,)

    def _from_song(self, song: str) -> Iterator[tuple[str, float, tuple[Edge, ...]]]:
        for edge in self.graph.edges_from(song, Relation.PERFORMED_BY):
            yield edge.object, 0.3, (edge,)
        for edge in self.graph.edges_from(song, Relation.USED_IN):
            yield edge.object, 0.3, (edge,)
        for edge in self.graph.edges_from(song, *_CREDIT):
            yield edge.object, 0.12, (edge,)
        for edge in self.graph.edges_from(song, Relation.VERSION_OF):
            yield edge.object, 0.6, (edge,)
        for edge in self.graph.edges_to(song, Relation.VERSION_OF):
            yield edge.subject, 0.6, (edge,)
        for edge in self.graph.edges_from(song, Relation.COVER_OF):
            for sung in self.graph.edges_from(edge.object, Relation.PERFORMED_BY):
                yield sung.object, 0.25, (edge, sung)

    def _from_recording(self, recording: str) -> Iterator[tuple[str, float, tuple[Edge, ...]]]:
        for edge in self.graph.edges_to(recording, Relation.COVER_OF):
            yield edge.subject, 0.9, (edge,)
            for used in self.graph.edges_from(edge.subject, Relation.USED_IN):
                yield used.object, 0.25, (edge, used)
        for edge in self.graph.edges_from(recording, Relation.VERSION_OF):
            yield edge.object, 0.85, (edge,)
        for edge in self.graph.edges_from(recording, Relation.PERFORMED_BY):
            yield edge.object, 0.35, (edge,)

    def _from_person(self, person: str) -> Iterator[tuple[str, float, tuple[Edge, ...]]]:
        yield from self._songs_by(person, 0.8, ())
        for edge in self.graph.edges_to(person, *_CREDIT):
            yield edge.subject, 0.55, (edge,)
            for used in self.graph.edges_from(edge.subject, Relation.USED_IN):
                yield used.object, 0.2, (edge, used)
        # Who asks for a group that the catalogue has no song of means its member.
        own = bool(self.graph.edges_to(person, Relation.PERFORMED_BY))
        for edge in self.graph.edges_to(person, Relation.MEMBER_OF):
            yield edge.subject, 0.8 if own else 1.15, (edge,)
            yield from self._songs_by(edge.subject, 0.6 if own else 0.8, (edge,))
        for edge in self.graph.edges_from(person, Relation.MEMBER_OF):
            yield edge.object, 0.4, (edge,)
            yield from self._songs_by(edge.object, 0.45, (edge,))
        for edge in self.graph.edges_from(person, Relation.MARRIED_TO):
            yield edge.object, 0.25, (edge,)
        for edge in self.graph.edges_from(person, Relation.PLAYS):
            yield edge.object, 0.5, (edge,)
        for relation, drama, song in (
            ((Relation.STARS,), 0.5, 0.3),
            (_MAKER, 0.55, 0.25),
            ((Relation.MADE_BY,), 0.3, 0.1),
        ):
            for edge in self.graph.edges_to(person, *relation):
                yield edge.subject, drama, (edge,)
                yield from self._songs_of(edge.subject, song, (edge,))
                for heard in self.graph.edges_to(edge.subject, Relation.HEARD_IN):
                    yield heard.subject, 0.35, (edge, heard)
        for edge in self.graph.edges_to(person, Relation.SCORED_BY):
            for of in self.graph.edges_from(edge.subject, Relation.SOUNDTRACK_OF):
                yield of.object, 0.5, (edge, of)
                yield from self._songs_of(of.object, 0.3, (edge, of))

    def _from_character(self, character: str) -> Iterator[tuple[str, float, tuple[Edge, ...]]]:
        for edge in self.graph.edges_to(character, Relation.PLAYS):
            sings = bool(self.graph.edges_to(edge.subject, Relation.PERFORMED_BY))
            yield edge.subject, 0.8 if sings else 0.75, (edge,)
            yield from self._songs_by(edge.subject, 0.45, (edge,))
        for edge in self.graph.edges_from(character, Relation.CHARACTER_OF):
            yield edge.object, 0.6, (edge,)
            yield from self._songs_of(edge.object, 0.4, (edge,))

    def _from_drama(self, drama: str) -> Iterator[tuple[str, float, tuple[Edge, ...]]]:
        for edge in self.graph.edges_to(drama, Relation.SOUNDTRACK_OF):
            yield edge.subject, 0.9, (edge,)
        for edge in self.graph.edges_to(drama, Relation.USED_IN):
            yield edge.subject, 0.6, (edge,)
            for sung in self.graph.edges_from(edge.subject, Relation.PERFORMED_BY):
                yield sung.object, 0.25, (edge, sung)
        for soundtrack in self.graph.edges_to(drama, Relation.SOUNDTRACK_OF):
            for edge in self.graph.edges_from(soundtrack.subject, Relation.SCORED_BY):
                yield edge.object, 0.15, (soundtrack, edge)
        for edge in self.graph.edges_from(drama, *_MAKER, Relation.STARS):
            yield edge.object, 0.15, (edge,)
        for edge in self.graph.edges_to(drama, Relation.HEARD_IN):
            yield edge.subject, 0.6, (edge,)
        for edge in self.graph.edges_to(drama, Relation.REMADE_AS, Relation.BASED_ON):
            yield edge.subject, 0.75, (edge,)
            yield from self._songs_of(edge.subject, 0.3, (edge,))
        for edge in self.graph.edges_from(drama, Relation.RELATED_TO):
            yield edge.object, 0.4, (edge,)
            yield from self._songs_of(edge.object, 0.15, (edge,))

    def _from_release(self, release: str) -> Iterator[tuple[str, float, tuple[Edge, ...]]]:
        for edge in self.graph.edges_to(release, Relation.TRACK_OF):
            yield edge.subject, 0.7, (edge,)
        for edge in self.graph.edges_from(release, Relation.RELEASE_OF):
            yield edge.object, 0.8, (edge,)
            for of in self.graph.edges_from(edge.object, Relation.SOUNDTRACK_OF):
                yield of.object, 0.85, (edge, of)

    def _songs_by(
        self, artist: str, factor: float, chain: tuple[Edge, ...]
    ) -> Iterator[tuple[str, float, tuple[Edge, ...]]]:
        """Songs that somebody performs, the remakes of what he performs, and their dramas."""
        for edge in self.graph.edges_to(artist, Relation.PERFORMED_BY):
            if self.graph.node(edge.subject).kind is Kind.SONG:
                yield edge.subject, factor, (*chain, edge)
                for used in self.graph.edges_from(edge.subject, Relation.USED_IN):
                    yield used.object, factor * 0.45, (*chain, edge, used)
                continue
            for cover in self.graph.edges_to(edge.subject, Relation.COVER_OF):
                yield cover.subject, factor * 0.85, (*chain, edge, cover)
                for used in self.graph.edges_from(cover.subject, Relation.USED_IN):
                    yield used.object, factor * 0.3, (*chain, edge, cover, used)
            for version in self.graph.edges_from(edge.subject, Relation.VERSION_OF):
                yield version.object, factor * 0.5, (*chain, edge, version)

    def _songs_of(
        self, drama: str, factor: float, chain: tuple[Edge, ...]
    ) -> Iterator[tuple[str, float, tuple[Edge, ...]]]:
        for edge in self.graph.edges_to(drama, Relation.USED_IN):
            yield edge.subject, factor, (*chain, edge)
