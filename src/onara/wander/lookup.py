"""Which thing is meant by an id, a short id or a name."""

from __future__ import annotations

import unicodedata

from onara.catalogue import Catalogue
from onara.graph import Graph, Kind, Node, Relation
from onara.spelling import key, sound

_FIRST = (Kind.SONG, Kind.DRAMA, Kind.ARTIST, Kind.PERSON, Kind.SOUNDTRACK, Kind.LIST)
"""What a name means first; a work or a character only where nothing of these bears it."""
_LONGEST_NAME = 200
"""Letters; no name is longer, and comparing sounds takes time."""

_SHORTEST_SOUND = 3
"""Below this, as with V and B, too many names sound alike."""


def lookup(catalogue: Catalogue, graph: Graph, typed: str) -> tuple[Node, ...]:
    """The nodes that may be meant, one where it is plain, none where nothing is known.

    An id comes first, then a song's short id, then a name as it is written, then one that sounds
    alike.
    """
    text = unicodedata.normalize("NFC", typed).strip()
    if text in graph:
        return (graph.node(text),)
    try:
        return (graph.node(catalogue.song(text).id),)
    except KeyError:
        pass
    if not key(text) or len(text) > _LONGEST_NAME:
        return ()
    return _first(graph, _named(graph, text)) or _first(graph, _sounding(graph, text))


def _named(graph: Graph, text: str) -> list[Node]:
    wanted = key(text)
    return [node for node in graph.nodes() if any(key(name) == wanted for name in node.names)]


def _sounding(graph: Graph, text: str) -> list[Node]:
    wanted = sound(text)
    if len(wanted) < _SHORTEST_SOUND:
        return []
    return [node for node in graph.nodes() if any(sound(name) == wanted for name in node.names)]


def _first(graph: Graph, found: list[Node]) -> tuple[Node, ...]:
    """Of nodes of one name those of the kinds that a name means first, versions left out."""
    mains = [node for node in found if node.kind in _FIRST] or found
    ids = {node.id for node in mains}
    versions = {
        edge.subject
        for node in mains
        for edge in graph.edges_from(node.id, Relation.VERSION_OF)
        if edge.object in ids
    }
    return tuple(node for node in mains if node.id not in versions) or tuple(mains)
