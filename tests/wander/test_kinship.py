from __future__ import annotations

from onara.graph import Kind
from onara.wander.kinship import Kinship, Trait
from onara.wander.like import WEIGHTS
from onara.wording import voice_of
from tests.graph.bundled import catalogue, graph, invented, of

ENGLISH = voice_of("en")
KINSHIP = Kinship(catalogue(), graph())


def test_a_songs_traits_are_its_people_moods_roles_and_setting() -> None:
    traits = KINSHIP.traits("itaewon-class/sweet-night")
    said = {trait: ENGLISH.tell(reason) for trait, reason in traits.items()}
    assert said[Trait("PERFORMED_BY", "v")] == "also sung by V"
    assert said[Trait("group", "bts")] == "also by somebody of BTS"
    assert said[Trait("role", "insert")] == "an insert song as well"
    korean = voice_of("ko").tell(traits[Trait("group", "bts")])
    assert korean == "역시 방탄소년단 멤버의 노래"
    assert Trait("network", "JTBC") in traits


def test_every_sort_of_trait_has_a_weight() -> None:
    sorts = {
        trait.sort
        for node in graph().nodes(Kind.SONG, Kind.DRAMA, Kind.ARTIST, Kind.PERSON)
        for trait in KINSHIP.traits(node.id)
    }
    assert sorts == set(WEIGHTS)


def test_a_song_without_a_date_is_of_its_dramas_year() -> None:
    more = ", aired: {first: 2016-12-02}"
    made, found = of(
        invented("id: a, title: A", "id: b, title: B, released: 2017-01-08", more=more)
    )
    kinship = Kinship(made, found)
    assert (kinship.era("winter/a"), kinship.era("winter/b")) == (2016, 2017)


def test_related_dramas_share_a_trait() -> None:
    assert set(KINSHIP.traits("reply-1997")) & set(KINSHIP.traits("reply-1994"))


def test_works_and_releases_have_no_traits_of_their_own() -> None:
    assert KINSHIP.traits("work/itaewon-class/sweet-night") == {}
