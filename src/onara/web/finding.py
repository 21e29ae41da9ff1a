"""What is meant by a question, and what a question that is typed may become: for page and API."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onara.ask.namesakes import Trait, namesakes, told_apart
from onara.web.found_things import FoundThing, Shown
from onara.web.narrowing import Choices, Wanted, fits, narrower, traits_of
from onara.web.opened import Opened
from onara.web.visitor import Visitor

LOOKED_THROUGH = 100
"""Results of a question that are narrowed and counted."""
EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True)
class Found:
    """The results, the likeliest first.

    ``unknown`` says that what was asked for is not in the catalogue: ``results`` are then the
    nearest things that are, and ``missing`` names what was asked for, where it is known.  ``total``
    counts all results that are as narrow as asked.  Where several songs of one title are meant,
    ``namesakes`` counts them and ``told_apart`` says by what.  ``is_reading`` says that described
    moments are missing yet, as subtitles are read for the first time: ask again.
    """

    query: str
    unknown: bool
    missing: str | None
    total: int
    results: tuple[FoundThing, ...]
    narrower: tuple[Choices, ...] = ()
    namesakes: int = 0
    told_apart: tuple[Trait, ...] = ()
    is_reading: bool = False


def find(
    opened: Opened, typed: str, visitor: Visitor, wanted: Wanted = EVERYTHING, limit: int = 20
) -> Found:
    """What is meant by a question, narrowed, in the visitor's language."""
    language = visitor.language
    answer = opened.ask(typed, limit=LOOKED_THROUGH, language=language)
    answer, is_reading = opened.asking.with_moments(answer, LOOKED_THROUGH, language)
    known = opened.known
    traits = [(each, traits_of(known, each)) for each in answer.results]
    kept = [each for each, own in traits if fits(own, wanted)]
    shown = Shown(opened, visitor)
    alike = namesakes(answer)
    return Found(
        query=typed,
        unknown=answer.unknown,
        missing=answer.missing,
        total=len(kept),
        results=tuple(shown.thing(each) for each in kept[:limit]),
        narrower=() if answer.unknown else tuple(narrower(known, traits, wanted, language)),
        namesakes=len(alike),
        told_apart=told_apart(alike, known.catalogue) if alike else (),
        is_reading=is_reading,
    )


def suggest(
    opened: Opened, typed: str, visitor: Visitor, kinds: Sequence[str] = (), limit: int = 8
) -> tuple[FoundThing, ...]:
    """What a question that is being typed may become."""
    shown = Shown(opened, visitor)
    found = opened.suggest(typed, limit=limit, kinds=kinds, language=visitor.language)
    return tuple(shown.thing(each) for each in found)
