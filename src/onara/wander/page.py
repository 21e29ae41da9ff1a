"""The full page of anything: names, facts, uses, family, links, conflicts, sources."""

from __future__ import annotations

from collections.abc import Iterable

from onara.catalogue import Catalogue, Song
from onara.catalogue.roles import ROLES
from onara.catalogue.statement import Conflict
from onara.graph import Graph, Kind, Node, Relation
from onara.wander.conflicts import all_conflicts, naming
from onara.wander.facts import facts, release, said
from onara.wander.family import family
from onara.wander.korean import in_korean
from onara.wander.naming import biography, names
from onara.wander.neighbours import heard_elsewhere, link, links
from onara.wander.tree import Page, Relative, Track, Use
from onara.wording import Language

_FOUNDING_LIST = "founding list"
"""How conflicts speak of the list, where it errs or is contradicted."""


def page(catalogue: Catalogue, graph: Graph, node_id: str, *, language: Language = "en") -> Page:
    """All that is known of a node; raises ``KeyError`` where there is none of that id.

    ``language`` is that of labels, relations and roles; statements come in both.

    >>> from onara.catalogue import Catalogue
    >>> catalogue = Catalogue.load()
    >>> page(catalogue, Graph.of(catalogue), "itaewon-class/sweet-night").family
    ()
    """
    node = graph.node(node_id)
    found = Page(
        kind=str(node.kind),
        id=node.id,
        title=node.title,
        title_ko=node.title_ko,
        names=names(node, catalogue),
        facts=facts(catalogue, node),
        uses=tuple(_use(catalogue, graph, song) for song in _songs_of(catalogue, graph, node)),
        family=_family(catalogue, graph, node),
        heard=heard_elsewhere(graph, node_id),
        tracks=_tracks(catalogue, graph, node),
        links=links(catalogue, graph, node_id),
        conflicts=_conflicts(catalogue, node),
        sources=_sources(catalogue, graph, node),
        told_ko=node.told_ko,
    )
    return in_korean(found) if language == "ko" else found


def _songs_of(catalogue: Catalogue, graph: Graph, node: Node) -> list[Song]:
    """The songs whose uses a page tells: itself, or the recordings of a work."""
    if node.kind is Kind.SONG:
        return [catalogue.song(node.id)]
    if node.kind is not Kind.WORK:
        return []
    recordings = graph.subjects(node.id, Relation.RECORDING_OF)
    return [catalogue.song(each.id) for each in recordings if each.kind is Kind.SONG]


def _use(catalogue: Catalogue, graph: Graph, song: Song) -> Use:
    drama = catalogue.drama(song.drama_id)
    return Use(
        song=link(graph.node(song.id), sources=song.sources),
        drama=link(graph.node(drama.id), sources=drama.sources),
        roles=tuple(ROLES[role].phrase for role in song.roles),
        part=song.part,
        released=song.released,
        scenes=tuple(said("scene", song.scenes, song.sources)),
    )


def _family(catalogue: Catalogue, graph: Graph, node: Node) -> tuple[Relative, ...]:
    if node.kind in (Kind.SONG, Kind.RECORDING, Kind.WORK):
        return family(catalogue, graph, node.id)
    return ()


def _tracks(catalogue: Catalogue, graph: Graph, node: Node) -> tuple[Track, ...]:
    songs: Iterable[Song] = ()
    if node.kind is Kind.RELEASE:
        songs = [catalogue.song(each) for each in release(catalogue, node).songs]
    elif node.kind is Kind.SOUNDTRACK:
        songs = sorted(catalogue.drama(node.id.partition("/")[0]).songs, key=_place)
    elif node.kind is Kind.DRAMA:
        used = graph.subjects(node.id, Relation.USED_IN)
        songs = sorted((catalogue.song(each.id) for each in used), key=_place)
    return tuple(_track(catalogue, song) for song in songs)


def _place(song: Song) -> tuple[bool, int]:
    """Numbered parts in their order, then what came out otherwise, as the files have it."""
    return (False, song.part) if isinstance(song.part, int) else (True, 0)


def _track(catalogue: Catalogue, song: Song) -> Track:
    disputes = catalogue.drama(song.drama_id).conflicts
    return Track(
        id=song.id,
        part=song.part,
        title=song.title,
        title_ko=song.title_ko,
        performers=tuple(person.name for person in song.performers),
        role=song.role_phrase(),
        released=song.released,
        is_disputed=bool(naming(disputes, song.titles)),
        sources=song.sources,
        performers_ko=tuple(person.name_ko or person.name for person in song.performers),
    )


def _conflicts(catalogue: Catalogue, node: Node) -> tuple[Conflict, ...]:
    if node.kind is Kind.DRAMA and any(drama.id == node.id for drama in catalogue.dramas):
        return catalogue.drama(node.id).conflicts
    if node.kind is Kind.SONG:
        song = catalogue.song(node.id)
        return naming(catalogue.drama(song.drama_id).conflicts, song.titles)
    if node.kind is Kind.LIST:
        return naming(all_conflicts(catalogue), [_FOUNDING_LIST])
    if node.kind in (Kind.ARTIST, Kind.PERSON):
        return naming(all_conflicts(catalogue), node.names)
    return tuple(c for work in catalogue.world.works if work.id == node.id for c in work.conflicts)


def _sources(catalogue: Catalogue, graph: Graph, node: Node) -> tuple[str, ...]:
    """Where the page as a whole was seen."""
    own: tuple[str, ...] = ()
    if node.kind is Kind.SONG:
        own = catalogue.song(node.id).sources
    elif node.kind is Kind.DRAMA and any(drama.id == node.id for drama in catalogue.dramas):
        own = catalogue.drama(node.id).sources
    elif node.kind in (Kind.ARTIST, Kind.PERSON):
        entry = biography(node, catalogue)
        own = entry.sources if entry else ()
    edges = () if own else (*graph.edges_from(node.id), *graph.edges_to(node.id))
    return own or tuple(dict.fromkeys(source for edge in edges for source in edge.sources))
