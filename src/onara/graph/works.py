"""Remakes, sources, related works and shows: what lies around the dramas of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from onara.catalogue import Catalogue, Drama
from onara.catalogue.world import RelatedWork
from onara.graph.node import Edge, Kind, Node, Relation
from onara.graph.people import People, parts_of, slug
from onara.spelling import key

_ROLES = (
    ("director", Relation.DIRECTED_BY),
    ("writer", Relation.WRITTEN_BY),
    ("author", Relation.WRITTEN_BY),
    ("music director", Relation.SCORED_BY),
)
_TURNED = {"remake_of": Relation.REMADE_AS, "source_of": Relation.BASED_ON}
"""What a work says of a drama that is said of the work from the drama's side."""


class Works:
    """Enters works beside the catalogue's dramas into ``nodes``, each once, whoever names it."""

    def __init__(self, catalogue: Catalogue, nodes: dict[str, Node]) -> None:
        self._catalogue = catalogue
        self._nodes = nodes
        for work in catalogue.world.works:
            kind = Kind.DRAMA if work.kind.startswith("television drama") else Kind.OTHER
            nodes.setdefault(work.id, Node(kind, work.id, work.title, work.title_ko, work.titles))
        self._named: dict[str, str] = {}
        for node in nodes.values():
            if node.kind in (Kind.DRAMA, Kind.OTHER):
                for name in node.names:
                    self._named.setdefault(key(name), node.id)

    def place(self, name: str, told_ko: str | None = None) -> str:
        """The id of the drama, show or place of that name, which is entered if it is new."""
        return self._known(name) or self._new(slug((*parts_of(name), name)[0]), name, told_ko)

    def edges(self, people: People) -> list[Edge]:
        """All edges of the related works, and those of the dramas to their sources and remakes."""
        found: list[Edge] = []
        for work in self._catalogue.world.works:
            found += self._relations(work)
            found += _people(work, people)
        for drama in self._catalogue.dramas:
            found += self._source(drama)
            found += self._remakes(drama)
        return found

    def _known(self, name: str, but: str | None = None) -> str | None:
        for each in (name, *parts_of(name)):
            found = self._named.get(key(each))
            if found and found != but:
                return found
        return None

    def _new(self, node_id: str, name: str, told_ko: str | None = None) -> str:
        taken, number = node_id, 2
        while taken in self._nodes:
            taken, number = f"{node_id}-{number}", number + 1
        first, second = parts_of(name) or (name, "")
        korean = second if second and not second.isascii() and _is_hangul(second) else None
        title = first if korean else name
        names = tuple(dict.fromkeys(each for each in (name, title, second) if each))
        self._nodes[taken] = Node(Kind.OTHER, taken, title, korean, names, told_ko)
        for each in names:
            self._named.setdefault(key(each), taken)
        return taken

    def _relations(self, work: RelatedWork) -> Iterator[Edge]:
        for relation in work.relations:
            detail = _said(relation.kind.replace("_", " "), relation.by)
            detail_ko = _said(relation.kind_ko, relation.by_ko)
            subject, object_, kind = work.id, relation.drama, Relation.RELATED_TO
            turned = _TURNED.get(relation.kind)
            if turned:
                subject, object_, kind = relation.drama, work.id, turned
                detail = relation.by or work.kind
                detail_ko = relation.by_ko if relation.by else work.kind_ko
            if subject in self._nodes and object_ in self._nodes:
                yield Edge(subject, kind, object_, detail, work.sources, detail_ko)

    def _source(self, drama: Drama) -> Iterator[Edge]:
        if drama.based_on:
            # The webtoon Itaewon Class is not the drama of that name.
            title, own = drama.based_on.title, f"{drama.id}/source"
            known = self._known(title, drama.id)
            source = known or self._new(own, title, drama.based_on.title_ko)
            sources = drama.based_on.sources or drama.sources
            detail, detail_ko = drama.based_on.kind, drama.based_on.kind_ko
            yield Edge(drama.id, Relation.BASED_ON, source, detail, sources, detail_ko)

    def _remakes(self, drama: Drama) -> Iterator[Edge]:
        for number, remake in enumerate(drama.remade_as, 1):
            title = remake.title or f"{drama.title} ({remake.kind})"
            told_ko = remake.title_ko
            if not remake.title and drama.title_ko and remake.kind_ko:
                told_ko = f"{drama.title_ko} ({remake.kind_ko})"
            plain = slug(title)
            own = f"{drama.id}/remake/{number}"
            known = self._known(remake.title, drama.id) if remake.title else None
            node_id = plain if remake.title and plain.isascii() else own
            node = known or self._new(node_id, title, told_ko)
            detail = _listed(remake.kind, *remake.countries, remake.year)
            detail_ko = remake.kind_ko and _listed(
                remake.kind_ko, *remake.countries_ko, remake.year
            )
            sources = remake.sources or drama.sources
            yield Edge(drama.id, Relation.REMADE_AS, node, detail, sources, detail_ko)


def _people(work: RelatedWork, people: People) -> Iterator[Edge]:
    for person in work.people:
        person_id = people.person(person)
        role = (person.role or "").lower()
        found = [relation for word, relation in _ROLES if word in role]
        if "music director" in role:
            found = [Relation.SCORED_BY]
        for relation in found or [Relation.STARS]:
            yield Edge(work.id, relation, person_id, person.role, work.sources, person.role_ko)


def _said(kind: str | None, by: str | None) -> str | None:
    return f"{kind}: {by}" if kind and by else kind


def _listed(*said: str | int | None) -> str:
    return ", ".join(str(each) for each in said if each)


def _is_hangul(text: str) -> bool:
    return any("가" <= letter <= "힣" for letter in text)
