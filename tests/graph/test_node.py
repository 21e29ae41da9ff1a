from __future__ import annotations

import pytest

from onara.graph import Edge, Kind, Node, Relation


def test_nodes_and_edges_cannot_be_changed() -> None:
    node = Node(Kind.SONG, "d/s", "Snow", "눈", ("Snow", "눈"))
    edge = Edge("d/s", Relation.USED_IN, "d")
    with pytest.raises(AttributeError):
        node.title = "Rain"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        edge.detail = "ending"  # type: ignore[misc]


def test_a_relation_reads_as_a_sentence_between_its_ends() -> None:
    assert f"Snow {Relation.PERFORMED_BY} Ailee" == "Snow is performed by Ailee"
    assert f"{Kind.SONG}" == "song"
