"""Asking: questions, and what a question that is being typed may become."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from onara.ask import Answer, Result
from onara.web.deps import Open

router = APIRouter(tags=["ask"])
LONGEST_QUESTION = 500
Question = Annotated[
    str,
    Query(
        max_length=LONGEST_QUESTION,
        description="A name in any script and spelling, half a line, or a scene.",
        examples=["도깨비"],
    ),
]


@router.get("/find")
def find(q: Question, opened: Open, limit: Annotated[int, Query(ge=1, le=100)] = 20) -> Answer:
    """What is meant by a question, the likeliest first, each with the reason."""
    return opened.ask(q, limit=limit)


@router.get("/suggest")
def suggest(
    q: Question, opened: Open, limit: Annotated[int, Query(ge=1, le=20)] = 8
) -> tuple[Result, ...]:
    """Names that begin so, while a person types."""
    return opened.suggest(q, limit=limit)
