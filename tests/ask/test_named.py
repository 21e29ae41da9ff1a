"""What words are the name of, all of them, without descriptions and without guesses."""

from __future__ import annotations

import unicodedata

import pytest

from onara.ask import Asker

GOBLIN = "guardian-the-lonely-and-great-god"


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("도깨비", GOBLIN),
        (unicodedata.normalize("NFD", "도깨비"), GOBLIN),
        ("dokkaebi", GOBLIN),
        ("Goblin", GOBLIN),
        ("ehRoql", GOBLIN),
        ("ㄷㄲㅂ", GOBLIN),
        ("The Lonely and Great God", GOBLIN),
        ("kkochboda namja", "boys-over-flowers"),
        ("my mistr", "my-mister"),
        ("파라다이스", "boys-over-flowers/paradise"),
        ("reply 1988", "reply-1988"),
    ],
)
def test_a_name_in_any_spelling(asker: Asker, typed: str, id: str) -> None:
    assert [each.id for each in asker.named(typed)] == [id]


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "?!", "secret", "flowers", "snow", "no such drama", "goblin opening"),
        "two men walk out of the dark in slow motion",
    ],
)
def test_half_a_name_and_a_description_name_nothing(asker: Asker, typed: str) -> None:
    assert asker.named(typed) == ()


def test_what_bears_the_very_name_is_meant_and_not_what_has_it_in_its_title(asker: Asker) -> None:
    assert [each.id for each in asker.named("love")] == [f"{GOBLIN}/love"]
