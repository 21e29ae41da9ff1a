"""A name speaks for what stands near it, and less the farther that is."""

from __future__ import annotations

from onara.ask.spread import Reach, Spread
from onara.graph import Kind, Relation
from tests.graph.bundled import graph, invented, of

_, WINTER = of(
    invented(
        "id: snow, title: Snow, performers: [{name: Kim Someone, groups: [The Somebodies]}],"
        " credits: {music: [{name: Choi Someone}]},"
        " cover_of: {title: Rain, artists: [{name: Jung Someone}], year: 1994}",
        "id: wind, title: Wind, performers: [{name: Park Someone}]",
    )
)
SPREAD = Spread(WINTER)


def reach(name: str) -> dict[str, Reach]:
    (node,) = (each.id for each in WINTER.nodes() if name in each.names)
    return SPREAD.reach(node)


def test_a_node_reaches_itself_wholly_and_nothing_more_than_itself() -> None:
    for node in graph().nodes():
        found = Spread(graph()).reach(node.id)
        assert found[node.id] == Reach(1.0, ())
    assert all(0 < each.factor <= 1 for each in reach("Kim Someone").values())


def test_a_singers_name_reaches_his_song_and_less_its_drama() -> None:
    found = reach("Kim Someone")
    assert "winter/wind" not in found
    assert 1 > found["winter/snow"].factor > found["winter"].factor > 0
    (edge,) = found["winter/snow"].chain
    assert (edge.subject, edge.relation) == ("winter/snow", Relation.PERFORMED_BY)


def test_the_original_artist_reaches_the_remake_by_its_original() -> None:
    found = reach("Jung Someone")["winter/snow"]
    assert [edge.relation for edge in found.chain] == [Relation.PERFORMED_BY, Relation.COVER_OF]
    assert 0.5 < found.factor < reach("Kim Someone")["winter/snow"].factor


def test_a_drama_reaches_all_its_songs() -> None:
    found = reach("Winter")
    assert found["winter/snow"].factor == found["winter/wind"].factor < 1


def test_a_composer_and_a_group_reach_the_song_less_than_its_singer() -> None:
    singer = reach("Kim Someone")["winter/snow"].factor
    assert 0 < reach("Choi Someone")["winter/snow"].factor < singer
    assert 0 < reach("The Somebodies")["winter/snow"].factor <= singer


def test_every_chain_leads_to_what_it_reaches() -> None:
    spread = Spread(graph())
    for node in graph().nodes(Kind.ARTIST):
        for target, found in spread.reach(node.id).items():
            places = {node.id}
            for edge in found.chain:
                assert places & {edge.subject, edge.object}
                places |= {edge.subject, edge.object}
            assert target in places
