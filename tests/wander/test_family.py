from __future__ import annotations

from onara.wander.family import family
from onara.wander.tree import Relative
from tests.graph.bundled import catalogue, graph, invented, of


def of_id(node_id: str) -> dict[str, Relative]:
    return {each.id: each for each in family(catalogue(), graph(), node_id)}


def test_a_remake_comes_after_its_original() -> None:
    original, remake = family(catalogue(), graph(), "reply-1997/all-for-you")
    assert (original.how, original.year, original.performers) == ("original", "2000", ("COOL",))
    assert (original.of, original.depth) == (None, 0)
    assert (remake.how, remake.of, remake.depth) == ("remake", original.id, 1)
    assert remake.is_this
    assert not original.is_this


def test_the_actors_take_is_two_steps_from_the_first_song() -> None:
    found = of_id("secret-garden/the-man-hyun-bin")
    take = found["secret-garden/the-man-hyun-bin"]
    assert next(iter(found)) == "secret-garden/the-woman"
    assert (take.of, take.depth) == ("secret-garden/the-man", 2)
    assert take.how == "sung by the lead actor"


def test_foreign_versions_say_for_what_and_in_whose_words() -> None:
    found = of_id("dae-jang-geum/onara")
    (cantonese,) = (each for each in found.values() if each.how == "Cantonese")
    assert cantonese.performers == ("Kelly Chen",)
    assert "words by Zheng Yinglun" in cantonese.notes
    assert "for Hong Kong broadcast" in cantonese.notes


def test_the_family_is_the_same_from_every_member() -> None:
    whole = of_id("secret-garden/the-woman")
    assert of_id("work/secret-garden/the-woman").keys() == whole.keys()
    for member in whole:
        assert of_id(member).keys() == whole.keys()


def test_a_song_on_its_own_has_no_family() -> None:
    assert of_id("itaewon-class/sweet-night") == {}


def test_an_instrumental_without_a_stated_kind_is_told_by_its_role() -> None:
    made, found = of(
        invented("id: a, title: A", "id: b, title: B, version_of: a, roles: [instrumental]")
    )
    assert family(made, found, "winter/a")[1].how == "instrumental version"


def test_a_circle_of_versions_does_not_hang() -> None:
    made, found = of(invented("id: a, title: A, version_of: b", "id: b, title: B, version_of: a"))
    assert {each.id for each in family(made, found, "winter/a")} == {"winter/a", "winter/b"}


def test_the_family_is_told_in_korean_too() -> None:
    found = of_id("dae-jang-geum/onara")
    (cantonese,) = (each for each in found.values() if each.how == "Cantonese")
    assert cantonese.how_ko == "광둥어"
    assert {"Zheng Yinglun 작사", "홍콩 방송용"} <= set(cantonese.notes_ko)
    song = found["dae-jang-geum/onara"]
    assert (song.drama, song.drama_ko) == ("Dae Jang Geum", "대장금")
    assert song.performers_ko == ("김지현", "백보현", "김슬기")
    band = of_id("secret-garden/the-woman")["secret-garden/the-man-hyun-bin"]
    assert band.how_ko == "남주인공 배우가 부른 버전"
