from __future__ import annotations

from onara.graph import Kind, Relation
from tests.graph.bundled import graph, invented, of

HEARD = "elsewhere: [{in: Running Man (런닝맨)}]"


def test_a_show_that_two_songs_were_heard_in_is_one_node() -> None:
    _, made = of(invented(f"id: a, title: A, {HEARD}", f"id: b, title: B, {HEARD}"))
    (show,) = made.nodes(Kind.OTHER)
    assert (show.title, show.title_ko) == ("Running Man", "런닝맨")
    assert len(made.subjects(show.id, Relation.HEARD_IN)) == 2


def test_a_show_is_the_related_work_of_that_name() -> None:
    heard = graph().objects("secret-garden/only-scratches", Relation.HEARD_IN)
    assert "running-man" in {node.id for node in heard}
    assert "secret-garden" in {n.id for n in graph().objects("running-man", Relation.RELATED_TO)}


def test_a_song_heard_in_another_drama_leads_to_that_drama() -> None:
    _, made = of(invented("id: a, title: A, elsewhere: [{in: Summer}]"), invented(drama="summer"))
    assert [node.id for node in made.objects("winter/a", Relation.HEARD_IN)] == ["summer"]


def test_the_source_of_a_drama_is_one_node_whoever_names_it() -> None:
    (edge,) = graph().edges_from("boys-over-flowers", Relation.BASED_ON)
    source = graph().node(edge.object)
    assert "花より男子" in source.names
    assert edge.detail == "manga"


def test_a_source_of_the_dramas_own_name_is_not_the_drama() -> None:
    more = ", based_on: {kind: webtoon, title: Winter}"
    _, made = of(invented(more=more))
    (source,) = made.objects("winter", Relation.BASED_ON)
    assert (source.id, source.kind) == ("winter/source", Kind.OTHER)


def test_a_remake_reaches_the_drama_that_it_is_of() -> None:
    (edge,) = graph().edges_to("home-temptation", Relation.REMADE_AS)
    assert edge.subject == "temptation-of-wife"


def test_remakes_without_a_title_or_latin_letters_have_ids_that_can_be_typed() -> None:
    more = ", remade_as: [{kind: film}, {kind: series, title: 冬の歌}]"
    _, made = of(invented(more=more))
    ids = [node.id for node in made.objects("winter", Relation.REMADE_AS)]
    assert ids == ["winter/remake/1", "winter/remake/2"]


def test_the_makers_of_related_works_are_the_people_of_the_dramas() -> None:
    directed = graph().subjects("shin-won-ho", Relation.DIRECTED_BY)
    assert {"reply-1997", "hospital-playlist", "reply-1988"} <= {node.id for node in directed}
