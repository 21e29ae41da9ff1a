"""Korean and English are equals: nothing that the bundled catalogue says is said in one alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

from onara.catalogue import Catalogue
from onara.catalogue.statement import Claim, Statement

SAID = ("about", "detail", "slot", "role", "kind", "where", "made_for", "work")
"""What is said in words, with its Korean in a field of the same name that ends in ``_ko``."""
WORDS = ("person", "group", "company")
"""Kinds of people: a vocabulary of the program's, not of the files'."""


def told(thing: object, place: str) -> Iterator[tuple[str, str, str | None]]:
    """All that is said in and below ``thing``: where it stands, in English, in Korean."""
    if isinstance(thing, Statement):
        yield place, thing.text, thing.ko
    elif isinstance(thing, Claim):  # never shown
        return
    elif isinstance(thing, Mapping):
        for name, each in thing.items():
            yield from told(each, f"{place}.{name}")
    elif isinstance(thing, tuple):
        for number, each in enumerate(thing):
            yield from told(each, f"{place}[{number}]")
    elif is_dataclass(thing):
        place = f"{place}<{getattr(thing, 'id', '')}>" if hasattr(thing, "id") else place
        for field in fields(thing):
            said = getattr(thing, field.name)
            if field.name in SAID and said and said not in WORDS:
                yield f"{place}.{field.name}", said, getattr(thing, f"{field.name}_ko")
            else:
                yield from told(said, f"{place}.{field.name}")


@pytest.fixture(scope="module")
def everything() -> list[tuple[str, str, str | None]]:
    catalogue = Catalogue.load()
    return [*told(catalogue.dramas, "dramas"), *told(tuple(catalogue.world), "world")]


def test_everything_that_is_said_is_said_in_korean_too(
    everything: list[tuple[str, str, str | None]],
) -> None:
    assert len(everything) > 2000
    assert [f"{place}: {text}" for place, text, korean in everything if not korean] == []


def test_no_korean_is_the_english_again(everything: list[tuple[str, str, str | None]]) -> None:
    assert [place for place, text, korean in everything if text == korean] == []
