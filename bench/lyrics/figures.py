"""Questions put to a store of lyrics: how often the right song is first, how long it takes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bench.lyrics.questions import Question
from onara.lyrics import PLAIN, LineHit

FIVE = 5


class Searched(Protocol):
    """What answers: `onara.lyrics.LyricStore`, or a stand-in."""

    def search(self, words: str, /) -> Sequence[LineHit]: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of a question.

    ``rank`` is the place of the right song from 1, ``None`` where it is not among the hits;
    ``plain`` says that it was answered as certain, ``wrong`` that the first certain answer is
    another song; ``ms`` the time that it took.
    """

    kind: str
    has_answer: bool
    rank: int | None
    plain: bool
    wrong: bool
    ms: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one kind, shares of its questions."""

    kind: str
    count: int
    first: float
    five: float
    plain: float
    wrong: float


def ask(store: Searched, questions: Iterable[Question]) -> list[Asked]:
    """Every question in turn, after one that is not counted."""
    store.search("files are read, code is loaded")
    return [_ask(store, question) for question in questions]


def figures(asked: Iterable[Asked]) -> list[Figures]:
    """Kind by kind, in the order in which they were asked."""
    kinds: dict[str, list[Asked]] = {}
    for each in asked:
        kinds.setdefault(each.kind, []).append(each)
    return [
        Figures(
            kind,
            len(of_kind),
            _share(each.rank == 1 for each in of_kind),
            _share(each.rank is not None and each.rank <= FIVE for each in of_kind),
            _share(each.plain for each in of_kind),
            _share(each.wrong for each in of_kind),
        )
        for kind, of_kind in kinds.items()
    ]


def _ask(store: Searched, question: Question) -> Asked:
    began = time.perf_counter()
    hits = store.search(question.words)
    ms = 1000 * (time.perf_counter() - began)
    wanted = None if question.song is None else str(question.song)
    names = [hit.path.stem for hit in hits]
    sure = [hit.path.stem for hit in hits if hit.score >= PLAIN]
    return Asked(
        question.kind,
        wanted is not None,
        names.index(wanted) + 1 if wanted in names else None,
        wanted in sure if wanted else bool(sure),
        bool(sure) and sure[0] != wanted,
        ms,
    )


def _share(those: Iterable[bool]) -> float:
    told = list(those)
    return sum(told) / len(told)
