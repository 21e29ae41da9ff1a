from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from onara.graph import Kind
from onara.wander import Page, page
from tests.graph.bundled import catalogue, graph, invented, of


def of_id(node_id: str) -> Page:
    return page(catalogue(), graph(), node_id)


def related(told: Page, relation: str) -> list[str]:
    return [link.id for group in told.links if group.relation == relation for link in group.links]


@pytest.mark.parametrize("kind", Kind)
def test_everything_has_a_page_that_is_json(kind: Kind) -> None:
    for node in graph().nodes(kind):
        told = of_id(node.id)
        assert (told.kind, told.id, told.title) == (kind, node.id, node.title)
        assert json.loads(json.dumps(asdict(told)))["id"] == node.id


def test_what_is_unknown_has_no_page() -> None:
    with pytest.raises(KeyError):
        of_id("nothing")


def test_a_song_tells_its_use_with_roles_and_scenes() -> None:
    (use,) = of_id("guardian-the-lonely-and-great-god/stay-with-me").uses
    assert use.drama.id == "guardian-the-lonely-and-great-god"
    assert use.roles[0] == "ending theme"
    assert (use.part, use.released) == (1, "2016-12-03")
    assert any(scene.episode == 1 and scene.sources for scene in use.scenes)


def test_every_fact_scene_and_link_of_a_bundled_song_has_its_sources() -> None:
    for song in catalogue().songs:
        told = of_id(song.id)
        scenes = [scene for use in told.uses for scene in use.scenes]
        links = [link for group in told.links for link in group.links]
        assert all(fact.sources for fact in (*told.facts, *scenes))
        assert all(link.sources for link in (*links, *told.heard))


def test_a_song_tells_where_else_it_was_heard() -> None:
    heard = of_id("secret-garden/only-scratches").heard
    assert "running-man" in {link.id for link in heard}


def test_a_drama_has_its_soundtrack_as_a_table() -> None:
    tracks = of_id("boys-over-flowers").tracks
    assert len(tracks) == len(catalogue().drama("boys-over-flowers").songs)
    paradise = next(track for track in tracks if track.id == "boys-over-flowers/paradise")
    assert (paradise.title_ko, paradise.performers) == ("파라다이스", ("T-max",))
    assert (paradise.part, paradise.role, paradise.released) == (1, "opening theme", "2009-01-08")


def test_the_table_goes_by_part() -> None:
    parts = [track.part for track in of_id("my-mister").tracks if isinstance(track.part, int)]
    assert parts == sorted(parts)
    assert of_id("my-mister").tracks == of_id("my-mister/soundtrack").tracks


def test_what_sources_disagree_on_is_marked_in_the_table_and_on_the_page() -> None:
    disputed = {track.id for track in of_id("my-mister").tracks if track.is_disputed}
    assert "my-mister/rainbow" in disputed
    assert "my-mister/grown-ups" not in disputed
    assert [each.about for each in of_id("my-mister/rainbow").conflicts] == ["Rainbow"]
    assert of_id("my-mister").conflicts == catalogue().drama("my-mister").conflicts


def test_the_founding_lists_page_tells_where_it_errs() -> None:
    abouts = [each.about for each in of_id("founding-list").conflicts]
    assert "singer of Stand By Your Man" in abouts


def test_a_person_has_songs_dramas_characters_groups_and_spouse() -> None:
    hyun_bin = of_id("hyun-bin")
    assert "secret-garden/the-man-hyun-bin" in related(hyun_bin, "performs")
    assert "secret-garden" in related(hyun_bin, "acts in")
    assert "secret-garden" in related(hyun_bin, "sings in the dramas")
    assert related(hyun_bin, "plays") == ["secret-garden/character/kim-joo-won"]
    assert related(of_id("v"), "sings with") == ["bts"]
    assert "v" in related(of_id("bts"), "members")
    assert related(of_id("baek-ji-young"), "married to") == ["jung-suk-won"]


def test_a_singers_songs_say_what_they_are_in_which_drama() -> None:
    (group,) = (each for each in of_id("v").links if each.relation == "performs")
    assert [link.detail for link in group.links] == ["insert song of Itaewon Class"]


def test_a_release_has_its_tracks() -> None:
    release = of_id("reply-1997/release/3")
    assert len(release.tracks) == 15
    assert "reply-1997/all-for-you" in {track.id for track in release.tracks}
    assert related(release, "release of") == ["reply-1997/soundtrack"]


def test_a_list_has_its_entries() -> None:
    assert len(related(of_id("founding-list"), "entries")) == 15 + 84


def test_what_is_only_believed_is_not_shown() -> None:
    text = invented(
        "id: a, title: A, unverified: [{claim: Nobody wrote it, reason: belief, titles: [Bee]}]"
    )
    made, found = of(text)
    for node in found.nodes():
        told = json.dumps(asdict(page(made, found, node.id)))
        assert "Nobody" not in told
        assert "Bee" not in told


def test_no_bundled_belief_is_on_any_page() -> None:
    claims = {c.claim for song in catalogue().songs for c in song.unverified}
    claims |= {c.claim for drama in catalogue().dramas for c in drama.unverified}
    claims = {claim for claim in claims if len(claim.split()) > 5}
    assert claims
    shown = " ".join(str(of_id(node.id)) for node in graph().nodes(Kind.SONG, Kind.DRAMA))
    assert not [claim for claim in claims if claim in shown]
