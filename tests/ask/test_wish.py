"""What is asked for is read from the words that are no names."""

from __future__ import annotations

import pytest

from onara.ask.question import question
from onara.ask.wish import Wish, wish

NOTHING = frozenset[int]()


def of(typed: str, named: frozenset[int] = NOTHING) -> Wish:
    return wish(question(typed), named)


@pytest.mark.parametrize("typed", ["opening of goblin", "도깨비 오프닝", "goblin op"])
def test_a_role_is_asked_for_in_either_language(typed: str) -> None:
    assert of(typed).roles[0] == "opening"
    assert of(typed).asks


@pytest.mark.parametrize(
    "typed", ["school 2015 OST part 1", "학교 2015 OST 파트 1", "school 2015 ost Pt.1", "Vol. 1"]
)
def test_a_part_is_a_number_after_its_word(typed: str) -> None:
    assert of(typed).part == 1


@pytest.mark.parametrize("typed", ["episode 7", "ep.7", "7회", "the 7th episode"])
def test_an_episode_is_a_number_beside_its_word(typed: str) -> None:
    assert of(typed).episode == 7
    assert of(typed).part is None


def test_years_and_networks_are_read() -> None:
    asked = of("2016 tvn dramas")
    assert (asked.years, asked.networks, asked.dramas) == ((2016,), ("tvN",), True)
    assert of("1200 songs").years == ()


def test_makers_versions_and_originals_are_read() -> None:
    assert of("dramas by the director and writer").makers == {"director", "writer"}
    assert of("never forgive chinese version").versions == ("mandarin",)
    assert of("all for you original").original
    assert of("원곡").original


def test_what_is_beside_the_named_is_asked_for() -> None:
    assert of("same writer").same
    assert not of("writer").same


def test_a_word_of_a_name_wishes_nothing() -> None:
    assert of("opening title").roles
    named = of("opening title", frozenset({0, 1}))
    assert (named.roles, named.asks) == ((), False)


def test_a_bare_name_asks_for_nothing() -> None:
    asked = of("jang beom june")
    assert not (asked.asks or asked.songs or asked.dramas or asked.artists or asked.roles)
