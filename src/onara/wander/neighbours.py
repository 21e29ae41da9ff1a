"""The links of a page: what its node is connected with, relation by relation in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from onara.catalogue import Catalogue
from onara.graph import Edge, Graph, Kind, Node, Relation
from onara.wander.tree import Link, Links
from onara.wording import Words, voice_of

_ENGLISH, _KOREAN = voice_of("en"), voice_of("ko")

_OUTWARD = {
    Relation.PERFORMED_BY: "performed by",
    Relation.WORDS_BY: "words by",
    Relation.MUSIC_BY: "music by",
    Relation.ARRANGED_BY: "arranged by",
    Relation.PRODUCED_BY: "produced by",
    Relation.TRACK_OF: "on the releases",
    Relation.RELEASE_OF: "release of",
    Relation.SOUNDTRACK_OF: "soundtrack of",
    Relation.SCORED_BY: "music directors",
    Relation.DIRECTED_BY: "directed by",
    Relation.WRITTEN_BY: "written by",
    Relation.MADE_BY: "produced by the companies",
    Relation.STARS: "cast",
    Relation.PLAYS: "plays",
    Relation.CHARACTER_OF: "character of",
    Relation.MEMBER_OF: "sings with",
    Relation.MARRIED_TO: "married to",
    Relation.BASED_ON: "based on",
    Relation.REMADE_AS: "remade as",
    Relation.RELATED_TO: "related to",
    Relation.ON_LIST: "on the lists",
}
_INWARD = {
    Relation.PERFORMED_BY: "performs",
    Relation.WORDS_BY: "wrote the words of",
    Relation.MUSIC_BY: "composed",
    Relation.ARRANGED_BY: "arranged",
    Relation.PRODUCED_BY: "produced",
    Relation.RELEASE_OF: "releases",
    Relation.SOUNDTRACK_OF: "soundtrack",
    Relation.SCORED_BY: "music director of",
    Relation.DIRECTED_BY: "directed",
    Relation.WRITTEN_BY: "wrote",
    Relation.MADE_BY: "produced",
    Relation.STARS: "acts in",
    Relation.PLAYS: "played by",
    Relation.CHARACTER_OF: "characters",
    Relation.MEMBER_OF: "members",
    Relation.BASED_ON: "source of",
    Relation.REMADE_AS: "remake of",
    Relation.RELATED_TO: "related to",
    Relation.HEARD_IN: "songs heard there",
    Relation.ON_LIST: "entries",
}
# Uses, versions and remakes have places of their own on a page.


def link(
    node: Node,
    detail: str | None = None,
    sources: tuple[str, ...] = (),
    detail_ko: str | None = None,
) -> Link:
    """A link to a node."""
    return Link(
        kind=str(node.kind),
        id=node.id,
        title=node.title,
        title_ko=node.title_ko,
        detail=detail,
        sources=sources,
        detail_ko=detail_ko,
        told_ko=node.told_ko,
    )


def links(catalogue: Catalogue, graph: Graph, node_id: str) -> tuple[Links, ...]:
    """Everything that a node is connected with, grouped; empty groups are left out."""
    groups: dict[str, dict[str, Link]] = {}
    for relation, words in _OUTWARD.items():
        for edge in graph.edges_from(node_id, relation):
            _enter(groups, words, graph.node(edge.object), edge)
    for relation, words in _INWARD.items():
        for edge in graph.edges_to(node_id, relation):
            subject = graph.node(edge.subject)
            _enter(groups, words, subject, edge, _place(catalogue, subject))
    heard = _dramas_of_songs(graph, graph.edges_to(node_id, Relation.PERFORMED_BY))
    if heard:
        groups["sings in the dramas"] = {each.id: each for each in heard}
    return tuple(Links(words, tuple(found.values())) for words, found in groups.items())


def heard_elsewhere(graph: Graph, node_id: str) -> tuple[Link, ...]:
    """Where a song was heard beside its drama."""
    edges = graph.edges_from(node_id, Relation.HEARD_IN)
    return tuple(link(graph.node(e.object), e.detail, e.sources, e.detail_ko) for e in edges)


def _enter(
    groups: dict[str, dict[str, Link]],
    words: str,
    node: Node,
    edge: Edge,
    place: tuple[str, str] | None = None,
) -> None:
    said = place or (edge.detail, edge.detail_ko)
    found = link(node, said[0], edge.sources, said[1])
    groups.setdefault(words, {}).setdefault(node.id, found)


def _place(catalogue: Catalogue, node: Node) -> tuple[str, str] | None:
    """What a song is in its drama, in English and Korean, so that a singer's songs can be told
    apart."""
    if node.kind is not Kind.SONG:
        return None
    song = catalogue.song(node.id)
    drama = catalogue.drama(song.drama_id)
    told = {"role": Words("roles", (song.role_phrase(),)), "drama": drama}
    return _ENGLISH.say("relations.role_of", **told), _KOREAN.say("relations.role_of", **told)


def _dramas_of_songs(graph: Graph, sung: Iterable[Edge]) -> list[Link]:
    """The dramas in which somebody's songs are used, with the songs."""
    songs: dict[str, list[Edge]] = {}
    for edge in sung:
        for use in graph.edges_from(edge.subject, Relation.USED_IN):
            songs.setdefault(use.object, []).append(use)
    return [
        link(
            graph.node(drama),
            ", ".join(graph.node(use.subject).title for use in uses),
            tuple(dict.fromkeys(source for use in uses for source in use.sources)),
            ", ".join(_korean(graph.node(use.subject)) for use in uses),
        )
        for drama, uses in songs.items()
    ]


def _korean(node: Node) -> str:
    return node.title_ko or node.told_ko or node.title
