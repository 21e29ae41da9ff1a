"""How everything in the catalogue hangs together: one graph of works, recordings, people, dramas.

The files speak of one drama at a time; here a singer of two dramas is one singer, a remake stands
beside its original, and every link says where it was seen.
"""

from onara.graph.graph import Graph
from onara.graph.node import Edge, Kind, Node, Relation

__all__ = ["Edge", "Graph", "Kind", "Node", "Relation"]
