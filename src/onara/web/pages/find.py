"""Answers to a question, as a page."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from onara.web import finding
from onara.web.api.find import (
    LONGEST_QUESTION,
    Kinds,
    OfDecade,
    OfDrama,
    OfMood,
    OfRole,
    OfYear,
)
from onara.web.deps import Open, Who
from onara.web.finding import Found
from onara.web.narrowing import Wanted
from onara.web.pages.front import examples
from onara.web.rendering import render

router = APIRouter()
_FIRST = 15
"""Results that are shown before all are asked for."""
_LONGEST_ECHO = 60
"""Letters of a question that are repeated in a sentence about it."""
_KEYS = [("j / k", "find.next_key")]


@router.get("/find")
def find(
    request: Request,
    opened: Open,
    visitor: Who,
    q: Annotated[str, Query(max_length=LONGEST_QUESTION)] = "",
    kind: Kinds = None,
    drama: OfDrama = None,
    role: OfRole = None,
    mood: OfMood = None,
    decade: OfDecade = None,
    year: OfYear = None,
    all: bool = False,
) -> Response:
    """What is meant by a question: results of all kinds with the reasons for each, and links that
    narrow them; or, with no question, how to ask."""
    wanted = Wanted(tuple(kind or ()), drama, role, mood, decade, year)
    values: dict[str, Any] = {"query": q, "page_keys": _KEYS, "examples": examples(visitor)}
    if not q.strip():
        return render(request, "find.html", values | {"found": None})
    found = finding.find(opened, q, visitor, wanted, finding.LOOKED_THROUGH if all else _FIRST)
    line = " ".join(q.split())
    echo = line if len(line) <= _LONGEST_ECHO else line[: _LONGEST_ECHO - 1] + "…"
    return render(
        request,
        "find.html",
        values
        | {
            "found": found,
            "echo": echo,
            "has_words": any(letter.isalnum() for letter in q),
            "is_narrowed": wanted != finding.EVERYTHING,
            "without": lambda name: _address(q, wanted, **{name: None}),
            "with_": lambda name, value: _address(q, wanted, **{name: value}),
            "everything": _address(q, finding.EVERYTHING),
            "all_of_it": _address(q, wanted, all=1),
            "as_json": "/api/v1" + _address(q, wanted),
            "apart": _apart(found),
        },
    )


def _address(q: str, wanted: Wanted, **changed: object) -> str:
    """The address of a question, narrowed otherwise; a year goes with its decade."""
    asked: dict[str, object] = {
        "q": q,
        "kind": wanted.kind,
        "drama": wanted.drama,
        "role": wanted.role,
        "mood": wanted.mood,
        "decade": wanted.decade,
        "year": wanted.year,
    }
    if "decade" in changed:
        asked["year"] = None
    asked |= changed
    return "/find?" + urlencode({name: each for name, each in asked.items() if each}, doseq=True)


def _apart(found: Found) -> list[str]:
    """The texts for what tells songs of one title apart."""
    return [f"find.by_{trait}" for trait in found.told_apart]
