"""What imported records share with others, found by the indexes of the imported file alone.

A thing shared has the ids and nodes that stand for it: two of one name in one catalogue are two,
in different catalogues they are taken for one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onara.graph import Graph, Kind, Node, Relation
from onara.imports import ArtistRecord, Credit, DramaRecord, Imported, Record, SongRecord
from onara.imports.links import COMPOSER, LYRICIST, PERFORMANCE, PERFORMER, PLACE, WORK
from onara.spelling import key
from onara.wording import Named, Saying, saying

MOST_SONGS = 40
"""Songs that stand for a singer, drama or soundtrack that has more."""

_PEOPLE = (Kind.ARTIST, Kind.PERSON)
_CREW = {
    "director": ("DIRECTED_BY", Relation.DIRECTED_BY, "directed_by"),
    "writer": ("WRITTEN_BY", Relation.WRITTEN_BY, "written_by"),
    "cast": ("STARS", Relation.STARS, "stars"),
    "composer": ("score", Relation.SCORED_BY, "music_by"),
}
_OTHER_CREW = ("MADE_BY", Relation.MADE_BY, "crew")
"""For each role in a drama: the sort of what is shared, the catalogue's relation, the reason's
text."""


class Linked(NamedTuple):
    """What songs may share: ``sort`` is its weight's name, ``ids`` and ``role`` find the imported
    songs, ``nodes`` and ``relation`` those of the catalogue."""

    sort: str
    reason: Saying
    ids: frozenset[str]
    role: int
    nodes: tuple[str, ...] = ()
    relation: Relation = Relation.RECORDING_OF


class Sharers(NamedTuple):
    """Something shared, with the ids of all, imported and of the catalogue, who share it."""

    sort: str
    reason: Saying
    ids: tuple[str, ...]


class ImportedKinship:
    """What the songs, dramas and artists of an imported file share with others and the graph's."""

    def __init__(self, imported: Imported, graph: Graph) -> None:
        self._imported = imported
        self._graph = graph
        self._nodes: dict[str, list[Node]] = defaultdict(list)
        for node in graph.nodes(Kind.DRAMA, *_PEOPLE):
            for name in {key(name) for name in node.names} - {""}:
                self._nodes[name].append(node)

    def of_this_name(self, record: Record) -> list[Node]:
        """The dramas or people of the catalogue that bear a record's name."""
        kinds = _PEOPLE if isinstance(record, ArtistRecord) else (Kind.DRAMA,)
        return self._named(_keys(record), *kinds)

    def of_song(self, song: SongRecord) -> Iterator[Linked]:
        """What other songs may share with a song."""
        for each in song.relations:
            if each.kind == PERFORMANCE:
                yield Linked("work", saying("kinship.work"), frozenset({each.target}), WORK)
        for relation, credits, role in (
            (Relation.PERFORMED_BY, song.performers, PERFORMER),
            (Relation.MUSIC_BY, song.composers, COMPOSER),
            (Relation.WORDS_BY, song.lyricists, LYRICIST),
        ):
            for credit in credits:
                ids, nodes = self._known_as(credit)
                reason = _said(relation.name.lower(), credit)
                yield Linked(relation.name, reason, ids, role, nodes, relation)
        for place in song.appearances:
            drama = self._imported.drama(place.drama_id) if place.drama_id else None
            title = place.drama or (drama.title if drama else place.soundtrack)
            names = _keys(drama) if drama else {key(place.drama or "")}
            nodes = tuple(node.id for node in self._named(names, Kind.DRAMA))
            ids = frozenset(id for id in (place.drama_id, place.soundtrack_id) if id)
            if title:
                reason = saying("kinship.drama", drama=title)
                yield Linked("drama", reason, ids, PLACE, nodes, Relation.USED_IN)

    def of_drama(self, drama: DramaRecord) -> Iterator[Sharers]:
        """Dramas that have the same people, before or behind the camera or on the soundtrack."""
        for role, credit in drama.people:
            sort, relation, words = _CREW.get(role, _OTHER_CREW)
            ids, nodes = self._known_as(credit)
            others = [
                made.id
                for id in sorted(ids)
                for made in self._imported.made_by(id, MOST_SONGS)
                if isinstance(made, DramaRecord)
                and any(other == role and person.id in ids for other, person in made.people)
            ]
            others += [each.id for node in nodes for each in self._graph.subjects(node, relation)]
            yield Sharers(sort, _said(words, credit), tuple(dict.fromkeys(others)))
        songs = self._imported.songs_of(drama.id, MOST_SONGS)
        singers = {each.id or each.name: each for song in songs for each in song.performers}
        for credit in singers.values():
            heard = dict.fromkeys(self._sung_in(credit))
            yield Sharers("singer", _said("singer", credit), tuple(heard))

    def of_artist(self, artist: ArtistRecord) -> Iterator[Sharers]:
        """Artists on the same songs, of the same writers and in the same dramas."""
        songs = self._imported.songs_by(artist.id, MOST_SONGS)
        for song in songs:
            yield Sharers(
                "recording",
                saying("kinship.recording", song=Named(song.title, song.title_ko)),
                _singers([song]),
            )
        makers = {c.id: c for song in songs for c in (*song.composers, *song.lyricists) if c.id}
        for id, maker in makers.items():
            made = self._imported.made_by(id, MOST_SONGS)
            sung = [each for each in made if isinstance(each, SongRecord)]
            yield Sharers("writer", _said("writer", maker), _singers(sung))
        places = {
            each.drama_id or each.soundtrack_id: each.drama or each.soundtrack
            for song in songs
            for each in song.appearances
        }
        for place, title in places.items():
            if place and title:
                heard = self._imported.songs_of(place, MOST_SONGS)
                yield Sharers("drama", saying("kinship.heard", drama=title), _singers(heard))

    def _sung_in(self, singer: Credit) -> Iterator[str]:
        """The dramas in which somebody sings."""
        ids, nodes = self._known_as(singer)
        for id in sorted(ids):
            for song in self._imported.songs_by(id, MOST_SONGS):
                yield from (each.drama_id for each in song.appearances if each.drama_id)
        for node in nodes:
            for sung in self._graph.subjects(node, Relation.PERFORMED_BY):
                yield from (each.id for each in self._graph.objects(sung.id, Relation.USED_IN))

    def _known_as(self, credit: Credit) -> tuple[frozenset[str], tuple[str, ...]]:
        """The ids of somebody in all imported catalogues, and the nodes of that name."""
        person = self._imported.record(credit.id) if credit.id else None
        names = {key(credit.name)} | (_keys(person) if person else set())
        ids = {credit.id} if credit.id else set[str]()
        for hit in self._imported.lookup([credit.name]) if credit.name else ():
            is_other = not credit.id or _catalogue(hit.id) != _catalogue(credit.id)
            if hit.kind == "artist" and hit.is_very_name and is_other:
                ids.add(hit.id)
        return frozenset(ids), tuple(node.id for node in self._named(names, *_PEOPLE))

    def _named(self, names: Iterable[str], *kinds: Kind) -> list[Node]:
        found = {node.id: node for name in sorted(names) for node in self._nodes.get(name, ())}
        return [node for node in found.values() if node.kind in kinds]


def _singers(songs: Iterable[SongRecord]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.id for song in songs for each in song.performers if each.id))


def _said(key: str, credit: Credit) -> Saying:
    return saying(f"kinship.{key}", who=credit.name or credit.id)


def _catalogue(id: str) -> str:
    """Which catalogue an id is of: ``csv:my`` of ``csv:my:artist/ailee``."""
    return id.rpartition(":")[0]


def _keys(record: Record) -> set[str]:
    return {key(name) for name in (record.title, record.title_ko) if name} - {""}
