from __future__ import annotations

from onara.graph import Relation
from onara.wander.neighbours import heard_elsewhere, links
from tests.graph.bundled import catalogue, graph, invented, of

TOLD_ELSEWHERE_ON_THE_PAGE = {
    Relation.USED_IN,
    Relation.COVER_OF,
    Relation.VERSION_OF,
    Relation.RECORDING_OF,
    Relation.HEARD_IN,
    Relation.TRACK_OF,
}


def test_every_edge_is_a_link_in_both_directions_unless_the_page_tells_it_elsewhere() -> None:
    pages = {
        node.id: {link.id for group in links(catalogue(), graph(), node.id) for link in group.links}
        for node in graph().nodes()
    }
    for edge in graph().edges():
        if edge.relation not in TOLD_ELSEWHERE_ON_THE_PAGE:
            assert edge.object in pages[edge.subject], edge
            assert edge.subject in pages[edge.object], edge


def test_links_say_the_relation_in_plain_words_from_where_one_stands() -> None:
    made, found = of(invented("id: a, title: A, credits: {music: [{name: Rocoberry}]}"))
    (group,) = (g for g in links(made, found, "winter/a") if g.links[0].id == "rocoberry")
    assert group.relation == "music by"
    (group,) = links(made, found, "rocoberry")
    assert (group.relation, group.links[0].id) == ("composed", "winter/a")


def test_where_a_song_was_heard_says_how_and_who_saw_it() -> None:
    place = "{in: Running Man, about: when he falls, sources: ['https://example.net']}"
    _, found = of(invented(f"id: a, title: A, elsewhere: [{place}]"))
    (link,) = heard_elsewhere(found, "winter/a")
    assert (link.title, link.detail) == ("Running Man", "when he falls")
    assert link.sources == ("https://example.net",)


def test_links_say_in_korean_what_the_files_do() -> None:
    place = "{in: At a fair, in_ko: 장터에서, about: when he falls, about_ko: 넘어질 때}"
    _, found = of(invented(f"id: a, title: A, elsewhere: [{place}]"))
    (link,) = heard_elsewhere(found, "winter/a")
    assert (link.detail_ko, link.told_ko, link.title_ko) == ("넘어질 때", "장터에서", None)
    (plays,) = (
        each.links[0]
        for each in links(catalogue(), graph(), "gong-yoo")
        if each.relation == "plays"
    )
    assert plays.detail_ko == "억울하게 죽어 불멸의 벌을 받은 고려의 장군, 도깨비"
    sung = {each.relation: each.links for each in links(catalogue(), graph(), "ailee")}
    assert sung["sings in the dramas"][0].detail_ko == "첫눈처럼 너에게 가겠다"
