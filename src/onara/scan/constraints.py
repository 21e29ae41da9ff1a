"""A person's word that places are, or are not, one piece of music, as `Unknown.told` keeps it.

A place is [episode, start, end, ...] in seconds; a moment in it, [episode, second], stands for it,
so that the word holds when a later scan finds the place with other bounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from onara.sheet import Unknown

Place = Sequence[Any]
_MOST = 6
"""Places of a piece that are tied to each of another, the longest: one that is found again is
enough."""


def places_of(one: Unknown) -> list[Place]:
    """Where an unknown sounds, the longest place first."""
    return sorted(one.told.get("occurrences", []), key=lambda place: place[1] - place[2])


def tied(here: Sequence[Place], there: Sequence[Place]) -> list[list[Any]]:
    """Pairs of moments of two pieces of music."""
    return [[_moment(one), _moment(other)] for one in here[:_MOST] for other in there]


def without(
    rule: str, unknowns: Iterable[Unknown], here: Sequence[Place], there: Sequence[Place]
) -> list[Unknown]:
    """The unknowns that carried an earlier word between two pieces, freed of it; ``rule`` is
    "together" or "apart"."""
    freed = []
    for one in unknowns:
        pairs = one.told.get(rule, [])
        left = [pair for pair in pairs if not _is_between(pair, here, there)]
        if left != pairs:
            freed.append(replace(one, told={**one.told, rule: left}))
    return freed


def lies_in(place: Place, spans: Iterable[Place]) -> bool:
    """Whether most of a place lies in one of some spans."""
    episode, start, end = place[:3]
    return any(
        episode == span[0] and 2 * (min(end, span[2]) - max(start, span[1])) >= end - start
        for span in spans
    )


def _moment(place: Place) -> list[Any]:
    return [place[0], round((place[1] + place[2]) / 2, 3)]


def _is_between(
    pair: Sequence[Sequence[Any]], here: Sequence[Place], there: Sequence[Place]
) -> bool:
    one, other = pair
    return (_is_in(one, here) and _is_in(other, there)) or (
        _is_in(other, here) and _is_in(one, there)
    )


def _is_in(moment: Sequence[Any], places: Iterable[Place]) -> bool:
    return any(moment[0] == each[0] and each[1] <= moment[1] < each[2] for each in places)
