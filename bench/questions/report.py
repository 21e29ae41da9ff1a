"""The figures of one set of questions: a table, lines below it, an object for JSON."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from bench.questions.asking import Asked, nearest_rank
from bench.questions.figures import (
    ALL,
    MOST_REFUSED,
    P95_MS,
    TARGETS,
    By,
    Figures,
    Targets,
    figures,
    refused_although_good,
    share,
)
from bench.table import Rows

EITHER_TARGET = ", ".join(f"{P95_MS[how]} {how}" for how in ("without embedding", "with embedding"))
HEAD = [
    *("number", "right first, %", "in first five, %", "refused, %", "median, ms", "95 %, ms"),
    "target",
]


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a set; ``p95_target`` says, in words, what is aimed at for the time."""

    title: str
    asked: list[Asked]
    p95_target: str = EITHER_TARGET


def rows(asked: list[Asked], by: By = "lang") -> Rows:
    """The table: one row for each kind and language, or kind and way of asking."""
    head = ["questions", "language" if by == "lang" else "asked by", *HEAD]
    return [head, *(_row(each) for each in figures(asked, by))]


def lines(report: Report) -> Iterator[str]:
    """What the table does not say: refusals of good questions, and the time of all together."""
    refused, good = refused_although_good(report.asked)
    yield (
        f"good questions that were refused: {refused} of {good}, {share(refused, good):.1f} % "
        f"(target ≤ {MOST_REFUSED} %)"
    )
    times = [a.ms for a in report.asked]
    yield (
        f"all questions: median {nearest_rank(times, 50):.1f} ms, "
        f"95th percentile {nearest_rank(times, 95):.1f} ms (target {report.p95_target})"
    )


def misses(asked: list[Asked]) -> Iterator[str]:
    """A line for each question that was not answered well enough."""
    for each in asked:
        if each.is_right:
            continue
        question = each.question
        wanted = " / ".join(f"{e.kind} {e.name}" for e in question.expect) or "nothing"
        got = " | ".join(each.shown) or "nothing"
        yield f"{question.kind} [{question.lang}] {question.query!r}: wanted {wanted}; got {got}"


def as_object(report: Report) -> Any:
    """What --json writes of one set."""
    refused, good = refused_although_good(report.asked)
    return {
        "set": report.title,
        "figures": [asdict(each) for each in figures(report.asked)],
        "good_refused": {"count": refused, "of": good},
        "misses": list(misses(report.asked)),
    }


def _row(each: Figures) -> list[str]:
    negative = each.kind == "negatives"
    return [
        each.kind,
        each.group,
        str(each.count),
        "–" if negative else f"{each.first:.1f}",
        "–" if negative else f"{each.five:.1f}",
        f"{each.refused:.1f}",
        f"{each.median_ms:.1f}",
        f"{each.p95_ms:.1f}",
        _target(each) if each.group == ALL else "",
    ]


def _target(each: Figures) -> str:
    aim = TARGETS.get(each.kind, Targets())
    what = "refused" if each.kind == "negatives" else "first"
    parts = [f"{what} ≥ {aim.first}"] if aim.first else []
    parts += [f"five ≥ {aim.five}"] if aim.five else []
    verdict = "met" if each.is_met else "missed"
    return f"{', '.join(parts)}: {verdict}" if parts else ""
