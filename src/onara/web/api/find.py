"""Asking: questions, and what a question that is being typed may become."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from onara.web import finding
from onara.web.deps import Open, Who
from onara.web.finding import Found
from onara.web.found_things import FoundThing
from onara.web.narrowing import Wanted
from onara.web.visitor import Visitor
from onara.wording import Language

router = APIRouter(tags=["ask"])
LONGEST_QUESTION = 500
ResultKind = Literal["song", "drama", "artist", "person", "soundtrack", "list", "moment"]
Question = Annotated[
    str,
    Query(
        max_length=LONGEST_QUESTION,
        description="A name in any script and spelling, half a line, or a scene.",
        examples=["도깨비"],
    ),
]
Kinds = Annotated[
    list[ResultKind] | None,
    Query(max_length=7, description="Only results of this kind; may be given more than once."),
]
Chosen = Annotated[
    Language | None,
    Query(description="Of reasons and roles; else what the cookie or Accept-Language says."),
]
OfDrama = Annotated[
    str | None, Query(max_length=200, description="Only what is of this drama: its id.")
]
OfRole = Annotated[
    str | None, Query(max_length=40, description="Only songs with this role in their drama.")
]
OfMood = Annotated[str | None, Query(max_length=40, description="Only songs of this mood.")]
OfDecade = Annotated[
    int | None,
    Query(ge=1900, le=2090, description="Only what came out or aired in the ten years from this."),
]
OfYear = Annotated[int | None, Query(ge=1900, le=2099, description="Only of this year.")]


@router.get("/find")
def find(
    q: Question,
    opened: Open,
    visitor: Who,
    limit: Annotated[int, Query(ge=1, le=finding.LOOKED_THROUGH)] = 20,
    kind: Kinds = None,
    drama: OfDrama = None,
    role: OfRole = None,
    mood: OfMood = None,
    decade: OfDecade = None,
    year: OfYear = None,
    language: Chosen = None,
) -> Found:
    """What is meant by a question, the likeliest first, each with the reasons.

    Songs, dramas, singers and people of the catalogue and of imported ones, lines of the owner's
    lyrics with the second at which they are sung, and moments of scanned episodes.  `narrower` says
    by what the results can be narrowed, with how many would be left.
    """
    wanted = Wanted(tuple(kind or ()), drama, role, mood, decade, year)
    return finding.find(opened, q, _speaking(visitor, language), wanted, limit)


@router.get("/suggest")
def suggest(
    q: Question,
    opened: Open,
    visitor: Who,
    limit: Annotated[int, Query(ge=1, le=20)] = 8,
    kind: Kinds = None,
    language: Chosen = None,
) -> tuple[FoundThing, ...]:
    """Names that begin so, while a person types: in any script, half a syllable, initial consonants
    alone, or on the wrong keyboard."""
    return finding.suggest(opened, q, _speaking(visitor, language), kind or (), limit)


def _speaking(visitor: Visitor, language: Language | None) -> Visitor:
    return replace(visitor, language=language) if language else visitor
