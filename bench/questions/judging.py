"""Is this answer right?"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bench.questions.rows import Expected, Question

FIVE = 5
"""Answers that are looked at: what a screen shows without scrolling."""
_BOTH = frozenset({"artist", "person"})


class Result(Protocol):
    """One thing that was found."""

    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def title_ko(self) -> str | None: ...
    @property
    def why(self) -> str: ...


class Answer(Protocol):
    """What a question is answered with; the best result first.

    ``unknown``: it says that what was asked for is not there; results are then mere suggestions.
    """

    @property
    def unknown(self) -> bool: ...
    @property
    def results(self) -> Sequence[Result]: ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """On one answer: a right one first, among the first five, or nothing but a refusal.

    For a negative ``first`` and ``in_five`` say that it was refused, which is right there.
    """

    first: bool
    in_five: bool
    refused: bool

    def right(self, kind: str) -> bool:
        """Whether that is good enough: scenes have no one answer, so five may be looked at."""
        return self.in_five if kind == "scenes" else self.first


def judge(question: Question, answer: Answer) -> Verdict:
    """The verdict on an answer.  What is only suggested beside a refusal counts for nothing."""
    if question.kind == "negatives":
        right = answer.unknown or question.contested
        return Verdict(right, right, answer.unknown)
    if answer.unknown:
        return Verdict(question.contested, question.contested, not question.contested)
    answers = told if question.kind == "relations" else matches
    hits = [any(answers(e, r) for e in question.expect) for r in answer.results[:FIVE]]
    return Verdict(hits[:1] == [True], any(hits), False)


def matches(expected: Expected, result: Result) -> bool:
    """Whether a result is the one expected, by kind and title.

    A singer who acts is both artist and person.  A song that has no English title is expected by
    its Korean one, which the result may carry beside a title that was found since.
    """
    same_kind = expected.kind == result.kind or {expected.kind, result.kind} <= _BOTH
    return same_kind and fold(expected.name) in (fold(result.title), fold(result.title_ko or ""))


def told(expected: Expected, result: Result) -> bool:
    """Whether a result answers a relation question.

    Who asks for the original singer of a song is answered by that singer, or by the song when its
    reason names him.
    """
    named = result.kind == "song" and expected.kind in _BOTH
    return matches(expected, result) or (named and fold(expected.name) in fold(result.why))


def fold(text: str) -> str:
    """A title without case, in NFC."""
    return unicodedata.normalize("NFC", text).casefold()
