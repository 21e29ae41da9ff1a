"""The catalogue's files become nodes and edges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onara.catalogue import Catalogue, Drama, Song
from onara.catalogue.model import Original, Version
from onara.catalogue.roles import ROLES
from onara.catalogue.statement import Person
from onara.graph.families import Families
from onara.graph.node import Edge, Kind, Node, Relation
from onara.graph.people import People, groups_of, parts_of, slug
from onara.graph.works import Works

FOUNDING_LIST = "founding-list"
_FOUNDING_TITLE = "15 Iconic K-Drama Soundtracks That Are Instantly Recognizable"
_FOUNDING_SOURCE = f"{_FOUNDING_TITLE}, YesAsia YumCha!, yesasia.com, article 753"
_CREDITS = {
    "lyrics": Relation.WORDS_BY,
    "music": Relation.MUSIC_BY,
    "arrangement": Relation.ARRANGED_BY,
    "producer": Relation.PRODUCED_BY,
}


def build(catalogue: Catalogue) -> tuple[list[Node], list[Edge]]:
    """All nodes and edges of a catalogue."""
    builder = _Builder(catalogue)
    return builder.nodes(), _merged(builder.edges)


def _merged(edges: Iterable[Edge]) -> list[Edge]:
    """Each statement once, with all that was said of it and all of its sources."""
    found: dict[tuple[str, Relation, str], list[Edge]] = {}
    for edge in edges:
        found.setdefault((edge.subject, edge.relation, edge.object), []).append(edge)
    return [_one(same) for same in found.values()]


def _one(same: list[Edge]) -> Edge:
    """Edges that differ only in what is said of them as one."""
    details: dict[str, str | None] = {}
    for edge in same:
        if edge.detail:
            details[edge.detail] = details.get(edge.detail) or edge.detail_ko
    korean = [said or detail for detail, said in details.items()] if any(details.values()) else []
    return replace(
        same[0],
        detail="; ".join(details) or None,
        sources=tuple(dict.fromkeys(source for edge in same for source in edge.sources)),
        detail_ko="; ".join(korean) or None,
    )


class _Builder:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.families = Families(catalogue)
        self.plain: dict[str, Node] = {}
        self.edges: list[Edge] = []
        self._founding_list()
        for drama in catalogue.dramas:
            self._node(Kind.DRAMA, drama.id, drama.title, drama.title_ko, drama.titles)
        self.works = Works(catalogue, self.plain)
        self.people = People(taken=self.plain)
        for song in sorted(catalogue.songs, key=lambda song: not song.in_founding_list):
            self._performers(song)
        for drama in catalogue.dramas:
            self._drama(drama)
        for entry in catalogue.world.people:
            self._biography(entry.name)
        self.edges += self.works.edges(self.people)

    def nodes(self) -> list[Node]:
        return [*self.plain.values(), *self.people.nodes()]

    def _node(
        self,
        kind: Kind,
        node_id: str,
        title: str,
        title_ko: str | None,
        names: Iterable[str],
        told_ko: str | None = None,
    ) -> str:
        self.plain.setdefault(node_id, Node(kind, node_id, title, title_ko, tuple(names), told_ko))
        return node_id

    def _edge(
        self,
        subject: str,
        relation: Relation,
        object_: str,
        detail: str | None = None,
        sources: tuple[str, ...] = (),
        detail_ko: str | None = None,
    ) -> None:
        self.edges.append(Edge(subject, relation, object_, detail, sources, detail_ko))

    def _founding_list(self) -> None:
        names = (_FOUNDING_TITLE, "founding list", "15 iconic K-drama soundtracks")
        self._node(Kind.LIST, FOUNDING_LIST, _FOUNDING_TITLE, None, names)

    def _listed(self, node_id: str) -> None:
        self._edge(node_id, Relation.ON_LIST, FOUNDING_LIST, None, (_FOUNDING_SOURCE,))

    def _performers(self, song: Song) -> None:
        for person in song.performers:
            person_id = self.people.person(person)
            self.people.performs(person_id)
            self._credited(song.id, Relation.PERFORMED_BY, person, song.sources)
            self._groups(person, person_id, song.sources)

    def _credited(
        self, subject: str, relation: Relation, person: Person, sources: tuple[str, ...]
    ) -> None:
        """An edge to a person, with what the person does there."""
        person_id = self.people.person(person)
        self._edge(subject, relation, person_id, person.role, sources, person.role_ko)

    def _groups(self, person: Person, person_id: str, sources: tuple[str, ...]) -> None:
        for name, name_ko, others in groups_of(person.groups):
            group = self.people.add(name, name_ko, others)
            self.people.performs(group)
            self._edge(person_id, Relation.MEMBER_OF, group, None, sources)

    def _drama(self, drama: Drama) -> None:
        makers = (
            (drama.directors, Relation.DIRECTED_BY),
            (drama.writers, Relation.WRITTEN_BY),
            (drama.production, Relation.MADE_BY),
        )
        for people, relation in makers:
            for person in people:
                self._credited(drama.id, relation, person, drama.sources)
        self._cast(drama)
        self._soundtrack(drama)
        for song in drama.songs:
            self._song(drama, song)
        if any(song.in_founding_list for song in drama.songs):
            self._listed(drama.id)

    def _cast(self, drama: Drama) -> None:
        for person in drama.cast:
            person_id = self.people.person(person)
            told, told_ko = person.about, person.about_ko
            self._edge(drama.id, Relation.STARS, person_id, told, drama.sources, told_ko)
            self._groups(person, person_id, drama.sources)
            if person.character:
                character = f"{drama.id}/character/{slug(person.character)}"
                names = tuple(n for n in (person.character, person.character_ko) if n)
                self._node(Kind.CHARACTER, character, person.character, person.character_ko, names)
                self._edge(person_id, Relation.PLAYS, character, told, drama.sources, told_ko)
                self._edge(character, Relation.CHARACTER_OF, drama.id, None, drama.sources)

    def _soundtrack(self, drama: Drama) -> None:
        soundtrack, whole = drama.soundtrack, f"{drama.id}/soundtrack"
        korean = f"{drama.title_ko} OST" if drama.title_ko else None
        # It is asked for by the drama's name, so it has no names of its own.
        self._node(Kind.SOUNDTRACK, whole, f"{drama.title} OST", korean, ())
        self._edge(whole, Relation.SOUNDTRACK_OF, drama.id, None, soundtrack.sources)
        for people, relation in (
            (soundtrack.music_directors, Relation.SCORED_BY),
            (soundtrack.producers, Relation.PRODUCED_BY),
        ):
            for person in people:
                self._credited(whole, relation, person, soundtrack.sources)
        for number, release in enumerate(soundtrack.releases, 1):
            release_id = f"{drama.id}/release/{number}"
            self._node(Kind.RELEASE, release_id, release.title, None, (release.title,))
            part = f"Part {release.part}" if release.part is not None else None
            self._edge(release_id, Relation.RELEASE_OF, whole, release.date, release.sources)
            for song in release.songs:
                self._edge(song, Relation.TRACK_OF, release_id, part, release.sources)

    def _song(self, drama: Drama, song: Song) -> None:
        self._node(Kind.SONG, song.id, song.title, song.title_ko, song.titles)
        roles = ", ".join(ROLES[role].phrase for role in song.roles)
        self._edge(song.id, Relation.USED_IN, drama.id, roles or None, song.sources)
        for credit, people in song.credits.items():
            for person in people:
                self._credited(song.id, _CREDITS[credit], person, song.sources)
        if song.in_founding_list:
            self._listed(song.id)
        head = self.families.head(song)
        work = f"work/{head.id}"
        self._node(Kind.WORK, work, head.title, head.title_ko, head.titles)
        self._edge(song.id, Relation.RECORDING_OF, work, None, song.sources)
        if song.version_of:
            self._edge(song.id, Relation.VERSION_OF, song.version_of, None, song.sources)
        if song.cover_of:
            self._original(song, song.cover_of, work)
        for number, version in enumerate(song.versions, 1):
            self._version(song, version, number, work)
        for place in song.elsewhere:
            show = self.works.place(place.where, place.where_ko)
            sources = place.sources or song.sources
            self._edge(song.id, Relation.HEARD_IN, show, place.about, sources, place.about_ko)

    def _original(self, song: Song, original: Original, work: str) -> None:
        node_id = self.families.original(song)
        names = [original.title, original.title_ko, original.title_romanised]
        year = str(original.year) if original.year else None
        self._edge(song.id, Relation.COVER_OF, node_id, year, song.sources)
        if not node_id.endswith("/original"):
            return
        title = original.title or song.title
        given = tuple(name for name in names if name) or (title,)
        self._node(Kind.RECORDING, node_id, title, original.title_ko, given)
        self._edge(node_id, Relation.RECORDING_OF, work, None, song.sources)
        self._sung(node_id, original.artists, song.sources)

    def _version(self, song: Song, version: Version, number: int, work: str) -> None:
        kind, kind_ko = version.kind, version.kind_ko
        node_id = version.song or f"{song.id}/version/{number}"
        self._edge(node_id, Relation.VERSION_OF, song.id, kind, song.sources, kind_ko)
        if version.song:
            return
        title, told_ko = version.title or f"{song.title} ({kind})", None
        if not version.title and kind_ko:
            told_ko = f"{song.title_ko or song.title} ({kind_ko})"
        names = (version.title, *parts_of(version.title)) if version.title else ()
        self._node(Kind.RECORDING, node_id, title, None, dict.fromkeys(names), told_ko)
        self._edge(node_id, Relation.RECORDING_OF, work, None, song.sources)
        self._sung(node_id, version.performers, song.sources)

    def _sung(self, recording: str, people: Iterable[Person], sources: tuple[str, ...]) -> None:
        for person in people:
            person_id = self.people.person(person)
            self.people.performs(person_id)
            self._credited(recording, Relation.PERFORMED_BY, person, sources)
            self._groups(person, person_id, sources)

    def _biography(self, name: str) -> None:
        entry = next(each for each in self.catalogue.world.people if each.name == name)
        person_id = self.people.biography(entry)
        for group in entry.groups:
            group_id = self.people.biography(group)
            self.people.performs(group_id)
            self._edge(
                person_id, Relation.MEMBER_OF, group_id, None, group.sources or entry.sources
            )
        if entry.spouse:
            spouse = self.people.person(entry.spouse)
            sources = entry.spouse_sources or entry.sources
            self._edge(person_id, Relation.MARRIED_TO, spouse, None, sources)
            self._edge(spouse, Relation.MARRIED_TO, person_id, None, sources)
