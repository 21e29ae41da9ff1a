"""Verdicts as figures, by kind and language, beside what is aimed at."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bench.questions.asking import Asked, nearest_rank
from bench.questions.rows import KINDS

ALL = "all"
By = Literal["lang", "pattern"]
"""What the questions of a kind are told apart by: language, or the way of asking."""


@dataclass(frozen=True, slots=True)
class Targets:
    """Per cent that are to be reached; ``None`` where nothing is aimed at."""

    first: int | None = None
    five: int | None = None


TARGETS = {
    "names": Targets(first=92, five=98),
    "scenes": Targets(five=75),
    "relations": Targets(first=90),
    "negatives": Targets(first=90),
}
MOST_REFUSED = 4
"""Per cent of the questions that do have an answer which may be refused."""
P95_MS = {"without embedding": 50, "with embedding": 150, "a million songs": 100}


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one kind and language (or way of asking).  Shares in per cent, times in milliseconds."""

    kind: str
    group: str
    count: int
    first: float
    five: float
    refused: float
    median_ms: float
    p95_ms: float

    @property
    def is_met(self) -> bool:
        """Whether the targets of the kind are reached."""
        aim = TARGETS.get(self.kind, Targets())
        return self.first >= (aim.first or 0) and self.five >= (aim.five or 0)


def figures(asked: Iterable[Asked], by: By = "lang") -> list[Figures]:
    """Kind by kind: all together, then each group, those with most questions first."""
    everything = list(asked)
    found = []
    for kind in dict.fromkeys((*KINDS, *(a.question.kind for a in everything))):
        of_kind = [a for a in everything if a.question.kind == kind]
        groups: dict[str, list[Asked]] = {}
        for each in of_kind:
            groups.setdefault(getattr(each.question, by), []).append(each)
        largest = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
        if of_kind:
            found += [_figures(kind, name, group) for name, group in [(ALL, of_kind), *largest]]
    return found


def refused_although_good(asked: Iterable[Asked]) -> tuple[int, int]:
    """Refused questions that have an answer, and how many such questions there are."""
    good = [a for a in asked if a.question.kind != "negatives"]
    return sum(a.verdict.refused for a in good), len(good)


def share(part: int, whole: int) -> float:
    """Per cent; nothing of nothing is 0."""
    return 100 * part / whole if whole else 0.0


def _figures(kind: str, group: str, asked: list[Asked]) -> Figures:
    count, times = len(asked), [a.ms for a in asked]
    return Figures(
        kind,
        group,
        count,
        share(sum(a.verdict.first for a in asked), count),
        share(sum(a.verdict.in_five for a in asked), count),
        share(sum(a.verdict.refused for a in asked), count),
        nearest_rank(times, 50),
        nearest_rank(times, 95),
    )
