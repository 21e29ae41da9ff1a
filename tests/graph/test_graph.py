from __future__ import annotations

import pytest

from onara.graph import Edge, Graph, Kind, Node, Relation

SONG, DRAMA, SINGER = (
    Node(Kind.SONG, "d/s", "Snow", None, ("Snow",)),
    Node(Kind.DRAMA, "d", "Winter", None, ("Winter",)),
    Node(Kind.ARTIST, "ailee", "Ailee", None, ("Ailee",)),
)
USE = Edge("d/s", Relation.USED_IN, "d", "ending theme")
SUNG = Edge("d/s", Relation.PERFORMED_BY, "ailee")
GRAPH = Graph([SONG, DRAMA, SINGER], [USE, SUNG])


def test_edges_are_found_from_both_ends_and_by_relation() -> None:
    assert GRAPH.edges_from("d/s") == (USE, SUNG)
    assert GRAPH.edges_from("d/s", Relation.PERFORMED_BY) == (SUNG,)
    assert GRAPH.edges_to("d") == (USE,)
    assert GRAPH.edges_to("d", Relation.PERFORMED_BY) == ()
    assert GRAPH.edges(Relation.USED_IN) == (USE,)
    assert GRAPH.edges_from("nobody") == ()


def test_what_an_edge_leads_to_is_a_node() -> None:
    assert GRAPH.objects("d/s", Relation.USED_IN) == (DRAMA,)
    assert GRAPH.subjects("ailee") == (SONG,)


def test_a_node_is_met_once_however_many_edges_lead_to_it() -> None:
    twice = Graph([SONG, SINGER], [SUNG, Edge("d/s", Relation.WORDS_BY, "ailee")])
    assert twice.objects("d/s") == (SINGER,)
    assert twice.subjects("ailee") == (SONG,)


def test_nodes_are_found_by_id_and_kind() -> None:
    assert "d" in GRAPH
    assert "e" not in GRAPH
    assert GRAPH.nodes(Kind.DRAMA, Kind.ARTIST) == (DRAMA, SINGER)
    assert len(GRAPH.nodes()) == 3
    with pytest.raises(KeyError):
        GRAPH.node("e")


def test_an_edge_is_said_in_words_with_its_detail() -> None:
    assert GRAPH.phrase(USE) == "Snow is used in Winter (ending theme)"
    assert GRAPH.phrase(SUNG) == "Snow is performed by Ailee"
