from __future__ import annotations

import pytest

from onara.graph import Kind
from onara.graph.people import People, groups_of, parts_of, slug


@pytest.mark.parametrize(
    ("name", "made"),
    [("Chan Yeol", "chan-yeol"), ("육지담", "yukjidam"), ("Beyoncé!", "beyonce"), ("?", "unnamed")],
)
def test_an_id_is_made_of_small_latin_letters(name: str, made: str) -> None:
    assert slug(name) == made


def test_two_spellings_with_one_hangul_name_are_one_person() -> None:
    people = People()
    first = people.add("Yook Ji Dam", "육지담")
    assert people.add("Yuk Ji-dam", "육지담") == first
    assert people.nodes()[0].names == ("Yook Ji Dam", "육지담", "Yuk Ji-dam")


def test_a_name_without_hangul_joins_its_equal() -> None:
    people = People()
    assert people.add("Punch") == people.add("PUNCH", "펀치")


def test_people_whose_hangul_differs_stay_apart() -> None:
    people = People()
    first, second = people.add("Kim Hyun-jung", "김현정"), people.add("Kim Hyun-jung", "김현중")
    assert first != second
    assert second == "kim-hyun-jung-2"


def test_people_of_one_hangul_name_whose_latin_names_sound_different_stay_apart() -> None:
    people = People()
    assert people.add("Kim Go-eun", "김고은") != people.add("Byul", "김고은")


def test_a_real_name_does_not_make_two_people_one() -> None:
    people = People()
    singer = people.add("Byul", "별", ["Kim Go-eun", "김고은"])
    assert people.add("Kim Go-eun", "김고은") != singer


@pytest.mark.parametrize("actress_first", [True, False])
def test_a_stage_name_in_brackets_is_the_same_person(actress_first: bool) -> None:
    people = People()
    mentions = [("Lee Ji Eun (IU)", "이지은", ["IU", "아이유"]), ("IU", "아이유", [])]
    first, second = mentions if actress_first else mentions[::-1]
    assert people.add(*first) == people.add(*second)


def test_a_hangul_name_in_brackets_is_the_korean_name() -> None:
    people = People()
    people.add("Rocoberry (로코베리)")
    (node,) = people.nodes()
    assert (node.title, node.title_ko) == ("Rocoberry", "로코베리")


def test_an_id_that_another_thing_has_is_not_given_to_a_person() -> None:
    assert People(taken=["signal"]).add("Signal") == "signal-2"


def test_who_performs_is_an_artist() -> None:
    people = People()
    people.performs(people.add("Lyn"))
    people.add("Park Ji-eun")
    assert [node.kind for node in people.nodes()] == [Kind.ARTIST, Kind.PERSON]


def test_a_hangul_name_belongs_to_the_group_before_it() -> None:
    assert groups_of(["BTS", "방탄소년단", "Wooga"]) == [
        ("BTS", "방탄소년단", ("방탄소년단",)),
        ("Wooga", None, ()),
    ]


def test_two_names_are_read_out_of_a_bracket() -> None:
    assert parts_of("Running Man (런닝맨)") == ("Running Man", "런닝맨")
    assert parts_of("Music Bank (뮤직뱅크) and Show! (쇼)") == ()
