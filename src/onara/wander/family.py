"""The family of a work: original, remakes, the actors' takes, instrumentals, foreign versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onara.catalogue import Catalogue, Song
from onara.catalogue.model import Original, Version
from onara.catalogue.statement import Statement
from onara.graph import Edge, Graph, Kind, Relation
from onara.wander.tree import Relative

_MADE_FROM = (Relation.COVER_OF, Relation.VERSION_OF)
_BY_ROLE = {
    "instrumental": "instrumental version",
    "sung by cast": "version sung by the cast",
    "sung in the story": "version sung in the story",
}
"""What a version is by its role, where nothing else says what kind of version it is."""


class _Known(NamedTuple):
    year: str | None = None
    drama: str | None = None
    role: str | None = None
    notes: tuple[str, ...] = ()
    notes_ko: tuple[str, ...] = ()
    drama_ko: str | None = None


def family(catalogue: Catalogue, graph: Graph, node_id: str) -> tuple[Relative, ...]:
    """The recordings of the same work as a song, recording or work, parents before children.

    Empty where it is the only one.
    """
    here = graph.node(node_id)
    works = (here,) if here.kind is Kind.WORK else graph.objects(node_id, Relation.RECORDING_OF)
    members = {m.id for work in works for m in graph.subjects(work.id, Relation.RECORDING_OF)}
    if len(members) < 2:
        return ()
    parents = {member: _parent(graph, member, members) for member in sorted(members)}
    known = {member: _known(catalogue, graph, member) for member in members}
    ordered = _in_order(parents, known)
    return tuple(
        _relative(graph, member, parents[member], depth, known[member], node_id)
        for member, depth in ordered
    )


def _parent(graph: Graph, member: str, members: set[str]) -> Edge | None:
    """The edge to what a recording was made from; an original before another version."""
    edges = [e for e in graph.edges_from(member, *_MADE_FROM) if e.object in members]
    return min(edges, key=lambda edge: _MADE_FROM.index(edge.relation), default=None)


def _in_order(parents: dict[str, Edge | None], known: dict[str, _Known]) -> list[tuple[str, int]]:
    """Members with their depth: each original with all that was made from it."""

    def age(member: str) -> tuple[str, str]:
        return known[member].year or "9999", member

    def walk(member: str, depth: int) -> Iterator[tuple[str, int]]:
        if member in seen:  # a circle of versions is the files' error, not a reason to hang
            return
        seen.add(member)
        yield member, depth
        children = [m for m, edge in parents.items() if edge and edge.object == member]
        for child in sorted(children, key=age):
            yield from walk(child, depth + 1)

    seen: set[str] = set()
    roots = sorted((m for m, edge in parents.items() if edge is None), key=age)
    ordered = [each for root in roots for each in walk(root, 0)]
    return ordered + [each for m in sorted(parents) if m not in seen for each in walk(m, 0)]


def _relative(
    graph: Graph, member: str, edge: Edge | None, depth: int, known: _Known, here: str
) -> Relative:
    node = graph.node(member)
    performed = graph.edges_from(member, Relation.PERFORMED_BY)
    performers = [graph.node(edge.object) for edge in performed]
    recorded = graph.edges_from(member, Relation.RECORDING_OF)
    return Relative(
        kind=str(node.kind),
        id=member,
        title=node.title,
        title_ko=node.title_ko,
        performers=tuple(each.title for each in performers),
        how=_how(edge, known),
        of=edge.object if edge else None,
        depth=depth,
        year=known.year,
        drama=known.drama,
        notes=known.notes,
        sources=edge.sources if edge else recorded[0].sources,
        is_this=member == here,
        performers_ko=tuple(each.title_ko or each.title for each in performers),
        how_ko=edge.detail_ko if edge and edge.relation is Relation.VERSION_OF else None,
        drama_ko=known.drama_ko,
        notes_ko=known.notes_ko,
        told_ko=node.told_ko,
    )


def _how(edge: Edge | None, known: _Known) -> str:
    if edge is None:
        return "original"
    if edge.relation is Relation.COVER_OF:
        return "remake"
    return edge.detail or known.role or "version"


def _known(catalogue: Catalogue, graph: Graph, member: str) -> _Known:
    """What the catalogue's files tell of a recording beside its edges."""
    node = graph.node(member)
    if node.kind is Kind.SONG:
        song = catalogue.song(member)
        role = next((_BY_ROLE[role] for role in song.roles if role in _BY_ROLE), None)
        drama = catalogue.drama(song.drama_id)
        year = (song.released or "")[:4] or None
        return _Known(year, drama.title, role, drama_ko=drama.title_ko)
    for edge in graph.edges_to(member, Relation.COVER_OF):
        song = catalogue.song(edge.subject)
        if song.cover_of:
            return _of_original(song.cover_of)
    for edge in graph.edges_from(member, Relation.VERSION_OF):
        version = _version(catalogue.song(edge.object), member)
        if version:
            return _of_version(version)
    return _Known()


def _version(song: Song, member: str) -> Version | None:
    numbered = enumerate(song.versions, 1)
    return next((v for n, v in numbered if f"{song.id}/version/{n}" == member), None)


def _of_original(original: Original) -> _Known:
    year = str(original.year) if original.year else None
    album = [(f"on {original.album}", f"{original.album} 수록")] if original.album else []
    return _with_notes(year, [*album, *_told(original.notes)])


def _of_version(version: Version) -> _Known:
    made, words = version.made_for, version.lyrics
    told = [(f"for {made}", f"{version.made_for_ko or made}용")] if made else []
    told += [(f"words by {words}", f"{words} 작사")] if words else []
    return _with_notes((version.date or "")[:4] or None, [*told, *_told(version.notes)])


def _told(notes: Iterable[Statement]) -> list[tuple[str, str]]:
    return [(note.text, note.ko or note.text) for note in notes]


def _with_notes(year: str | None, told: list[tuple[str, str]]) -> _Known:
    notes = tuple(english for english, _ in told)
    return _Known(year, notes=notes, notes_ko=tuple(korean for _, korean in told))
