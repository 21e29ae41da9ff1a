"""Questions put to the program, with the time that each takes."""

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from bench.questions.judging import FIVE, Answer, Result, Verdict, judge
from bench.questions.rows import Question
from onara.errors import OnaraError

REPEATS = 3
"""Times that a question is put; the fastest counts, since only other work makes one slower."""
WARMING = 5
"""Questions put before any is timed, so that files are read and code is loaded."""


class Asker(Protocol):
    """What answers."""

    def find(self, query: str, /) -> Answer: ...


Opener = Callable[[], AbstractContextManager[Asker]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the verdict on its answer, the time in milliseconds and what was shown."""

    question: Question
    verdict: Verdict
    ms: float
    shown: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether the answer is good enough for a question of its kind."""
        return self.verdict.right(self.question.kind)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The answer where only a sentence came: nothing is found."""

    unknown: bool = True
    results: tuple[Result, ...] = ()


def ask(asker: Asker, questions: Sequence[Question], repeats: int = REPEATS) -> list[Asked]:
    """Every question in turn, in one warm process."""
    for question in questions[:WARMING]:
        _find(asker, question.query)
    return [_ask(asker, question, repeats) for question in questions]


def nearest_rank(values: Iterable[float], percent: int) -> float:
    """The percentile by nearest rank: the smallest value that so many per cent do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def _ask(asker: Asker, question: Question, repeats: int) -> Asked:
    times, answer = [], _find(asker, question.query)
    for _ in range(repeats):
        began = time.perf_counter()
        answer = _find(asker, question.query)
        times.append(1000 * (time.perf_counter() - began))
    shown = tuple(f"{r.kind} {r.title}" for r in answer.results[:FIVE])
    head = ("unknown",) if answer.unknown else ()
    return Asked(question, judge(question, answer), min(times), head + shown)


def _find(asker: Asker, query: str) -> Answer:
    try:
        return asker.find(query)
    except OnaraError:
        return _Sentence()
