"""Invented questions and answers, and an asker that gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bench.questions.asking import Asked
from bench.questions.judging import Answer, Verdict
from bench.questions.rows import Expected, Question


@dataclass(frozen=True)
class Shown:
    """One result."""

    kind: str
    title: str
    title_ko: str | None = None
    why: str = ""


@dataclass(frozen=True)
class Given:
    """An answer."""

    results: tuple[Shown, ...] = ()
    unknown: bool = False


class Parrot:
    """Gives the answers that it was told, and keeps what it was asked."""

    def __init__(self, answers: Mapping[str, Given | Exception]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def find(self, query: str) -> Answer:
        self.asked.append(query)
        answer = self.answers[query]
        if isinstance(answer, Exception):
            raise answer
        return answer


def question(
    *names: str,
    query: str = "sweet nite",
    kind: str = "names",
    of: str = "song",
    lang: str = "en",
    pattern: str = "typo",
    contested: bool = False,
) -> Question:
    """A question that expects any of the names."""
    expect = tuple(Expected(of, name) for name in names)
    return Question(kind, query, expect, lang, pattern, contested)


def asked(
    kind: str,
    *,
    first: bool = False,
    in_five: bool = False,
    refused: bool = False,
    ms: float = 1.0,
    lang: str = "en",
) -> Asked:
    """A question of this kind with its verdict."""
    wanted = () if kind == "negatives" else ("Sweet Night",)
    verdict = Verdict(first, in_five, refused)
    return Asked(question(*wanted, kind=kind, lang=lang), verdict, ms, ("song Sweet Night",))
