"""The graph itself: nodes by id, edges from and to each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onara.catalogue import Catalogue
from onara.graph.node import Edge, Kind, Node, Relation
from onara.graph.phrasing import phrase
from onara.wording import Voice, voice_of

_ENGLISH = voice_of("en")


class Graph:
    """Nodes by id, and the edges that leave and reach each."""

    def __init__(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        self._nodes = {node.id: node for node in nodes}
        self._out: dict[str, list[Edge]] = defaultdict(list)
        self._in: dict[str, list[Edge]] = defaultdict(list)
        for edge in edges:
            self._out[edge.subject].append(edge)
            self._in[edge.object].append(edge)

    @classmethod
    def of(cls, catalogue: Catalogue) -> Graph:
        """The graph of a whole catalogue."""
        from onara.graph.build import build

        return cls(*build(catalogue))

    def __contains__(self, node_id: str) -> bool:
        return node_id in self._nodes

    def node(self, node_id: str) -> Node:
        """The node with that id; raises ``KeyError``."""
        return self._nodes[node_id]

    def nodes(self, *kinds: Kind) -> tuple[Node, ...]:
        """All nodes of these kinds, or all there are."""
        return tuple(n for n in self._nodes.values() if not kinds or n.kind in kinds)

    def edges(self, *relations: Relation) -> tuple[Edge, ...]:
        """All edges of these relations, or all there are."""
        return tuple(
            edge
            for edges in self._out.values()
            for edge in edges
            if not relations or edge.relation in relations
        )

    def edges_from(self, node_id: str, *relations: Relation) -> tuple[Edge, ...]:
        """The edges whose subject is this node."""
        return _of(self._out.get(node_id, ()), relations)

    def edges_to(self, node_id: str, *relations: Relation) -> tuple[Edge, ...]:
        """The edges whose object is this node."""
        return _of(self._in.get(node_id, ()), relations)

    def objects(self, node_id: str, *relations: Relation) -> tuple[Node, ...]:
        """What this node points at by these relations, each once."""
        found = (edge.object for edge in self.edges_from(node_id, *relations))
        return tuple(self._nodes[each] for each in dict.fromkeys(found))

    def subjects(self, node_id: str, *relations: Relation) -> tuple[Node, ...]:
        """What points at this node by these relations, each once."""
        found = (edge.subject for edge in self.edges_to(node_id, *relations))
        return tuple(self._nodes[each] for each in dict.fromkeys(found))

    def phrase(self, edge: Edge, voice: Voice = _ENGLISH) -> str:
        """An edge in words: ``Sweet Night is performed by V``."""
        return phrase(edge, self._nodes[edge.subject], self._nodes[edge.object], voice)


def _of(edges: Iterable[Edge], relations: tuple[Relation, ...]) -> tuple[Edge, ...]:
    return tuple(edge for edge in edges if not relations or edge.relation in relations)
