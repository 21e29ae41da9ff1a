from __future__ import annotations

from collections import Counter

from onara.graph import Kind, Relation
from onara.graph.build import FOUNDING_LIST, build
from tests.graph.bundled import catalogue, graph, invented, of


def test_every_edge_ends_in_two_nodes() -> None:
    nodes, edges = build(catalogue())
    ids = {node.id for node in nodes}
    assert len(ids) == len(nodes)
    assert {e.subject for e in edges} | {e.object for e in edges} <= ids


def test_every_edge_of_the_bundled_catalogue_carries_its_sources() -> None:
    assert [edge for edge in graph().edges() if not edge.sources] == []


def test_a_statement_is_one_edge_with_all_of_its_sources() -> None:
    _, edges = build(catalogue())
    counts = Counter((edge.subject, edge.relation, edge.object) for edge in edges)
    assert max(counts.values()) == 1
    (member,) = graph().edges_from("v", Relation.MEMBER_OF)
    assert member.object == "bts"
    assert len(set(member.sources)) == len(member.sources) > 1


def test_every_song_has_one_work_and_one_drama() -> None:
    for song in graph().nodes(Kind.SONG):
        assert len(graph().objects(song.id, Relation.RECORDING_OF)) == 1
        assert len(graph().objects(song.id, Relation.USED_IN)) == 1


def test_every_song_of_the_catalogue_is_a_node_with_its_names() -> None:
    for song in catalogue().songs:
        node = graph().node(song.id)
        assert (node.kind, node.title, node.names) == (Kind.SONG, song.title, song.titles)


def test_the_singer_of_two_dramas_is_one_node() -> None:
    songs = graph().subjects("jang-beom-june", Relation.PERFORMED_BY)
    dramas = {drama.id for s in songs for drama in graph().objects(s.id, Relation.USED_IN)}
    assert {"be-melodramatic", "signal"} <= dramas
    assert sum("장범준" in node.names for node in graph().nodes(Kind.ARTIST, Kind.PERSON)) == 1


def test_iu_the_singer_and_lee_ji_eun_the_actress_are_one_node() -> None:
    bearers = [n for n in graph().nodes(Kind.ARTIST, Kind.PERSON) if "아이유" in n.names]
    assert len(bearers) == 1
    assert "이지은" in bearers[0].names
    assert graph().edges_to(bearers[0].id, Relation.STARS)
    assert graph().edges_to(bearers[0].id, Relation.WORDS_BY)


def test_homonyms_stay_apart() -> None:
    kims = [n for n in graph().nodes(Kind.ARTIST, Kind.PERSON) if "김고은" in n.names]
    assert {"kim-go-eun", "byul"} <= {node.id for node in kims}
    assert graph().node("my-mister/the-man") != graph().node("secret-garden/the-man")
    one, other = (
        graph().objects(song, Relation.RECORDING_OF)
        for song in ("my-mister/the-man", "secret-garden/the-man")
    )
    assert one != other


def test_a_remake_reaches_its_original() -> None:
    (edge,) = graph().edges_from("reply-1997/all-for-you", Relation.COVER_OF)
    assert edge.detail == "2000"
    (singer,) = graph().objects(edge.object, Relation.PERFORMED_BY)
    assert singer.title == "COOL"
    assert graph().objects(edge.object, Relation.RECORDING_OF) == graph().objects(
        edge.subject, Relation.RECORDING_OF
    )


def test_every_remake_reaches_an_original_of_its_work() -> None:
    remakes = [song for song in catalogue().songs if song.cover_of]
    assert len(remakes) > 30
    for song in remakes:
        (original,) = graph().objects(song.id, Relation.COVER_OF)
        works = graph().objects(song.id, Relation.RECORDING_OF)
        assert graph().objects(original.id, Relation.RECORDING_OF) == works


def test_two_remakes_of_sanullims_song_have_one_original() -> None:
    songs = ("signal/looking-back", "hospital-playlist/hoesang-jung-kyung-ho")
    originals = {graph().objects(song, Relation.COVER_OF) for song in songs}
    assert len(originals) == 1


def test_an_actor_plays_a_character_of_the_drama() -> None:
    (character,) = graph().objects("hyun-bin", Relation.PLAYS)
    assert character.title_ko == "김주원"
    assert [d.id for d in graph().objects(character.id, Relation.CHARACTER_OF)] == ["secret-garden"]


def test_tracks_lead_to_the_release_the_soundtrack_and_the_drama() -> None:
    (release, *_) = graph().objects("secret-garden/the-man", Relation.TRACK_OF)
    (whole,) = graph().objects(release.id, Relation.RELEASE_OF)
    (drama,) = graph().objects(whole.id, Relation.SOUNDTRACK_OF)
    assert (whole.kind, drama.id) == (Kind.SOUNDTRACK, "secret-garden")


def test_the_founding_list_has_its_dramas_and_songs() -> None:
    entries = graph().subjects(FOUNDING_LIST, Relation.ON_LIST)
    assert Counter(node.kind for node in entries) == {Kind.DRAMA: 15, Kind.SONG: 84}


def test_what_is_only_believed_is_not_in_the_graph() -> None:
    text = invented("id: a, title: A, unverified: [{claim: by Nobody, reason: belief}]")
    _, made = of(text)
    assert not any("Nobody" in node.title for node in made.nodes())


def test_a_person_named_like_a_drama_is_another_node() -> None:
    made, found = of(invented("id: a, title: A, performers: [{name: Winter}]"))
    (singer,) = found.objects("winter/a", Relation.PERFORMED_BY)
    assert (singer.id, singer.kind) == ("winter-2", Kind.ARTIST)
    assert found.node("winter").kind is Kind.DRAMA
    assert len(made.dramas) == 1


def test_a_drama_without_songs_or_people_is_a_graph_too() -> None:
    _, found = of("drama: {id: bare, title: Bare}")
    assert {node.kind for node in found.nodes()} == {Kind.DRAMA, Kind.SOUNDTRACK, Kind.LIST}


def test_what_was_said_of_an_edge_in_korean_is_joined_like_the_english() -> None:
    part = "{name: Kim, character: Snow, about: %s}"
    told, silent = "'a queen', about_ko: 왕비", "'a nurse'"
    cast = f"cast: [{part % told}, {part % silent}]"
    _, found = of(invented(more=f", {cast}"))
    (plays,) = found.edges_from("kim", Relation.PLAYS)
    assert (plays.detail, plays.detail_ko) == ("a queen; a nurse", "왕비; a nurse")


def test_a_version_without_a_title_is_told_in_korean() -> None:
    version = "versions: [{kind: slow version, kind_ko: 느린 버전}]"
    _, found = of(invented(f"id: a, title: Snow, title_ko: 눈, {version}"))
    node = found.node("winter/a/version/1")
    assert (node.title, node.title_ko, node.told_ko) == (
        "Snow (slow version)",
        None,
        "눈 (느린 버전)",
    )
