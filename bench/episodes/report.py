"""The figures of episodes as rows of a table, and as an object for JSON."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from bench.episodes.entering import Result
from bench.episodes.judging import Errors, Figures, Part
from bench.episodes.recurring import Recurring
from bench.table import Rows

LEVELS = ("foreground", "similar", "background", "barely_audible")
NONE = "-"


def rows(results: list[Result]) -> Rows:
    """One row a figure, one column a program."""
    told = [(r, r.figures) for r in results if r.figures]
    every = [f for _, f in told]
    made: Rows = [["by seconds", *(r.key for r, _ in told)]]

    def row(name: str, cell: Callable[[Figures], str]) -> None:
        made.append([name, *(cell(f) for f in every)])

    row("precision, %", lambda f: _percent(f.precision))
    row("recall, %", lambda f: _percent(f.recall))
    row("F1, %", lambda f: _number(f.f1, ".1f"))
    levels = {name for f in every for name in f.recall_by_level}
    for level in [name for name in LEVELS if name in levels] + sorted(levels - {*LEVELS}):
        row(f"recall, {level.replace('_', ' ')}", _of(lambda f: f.recall_by_level, level))
    for kind in sorted({name for f in every for name in f.recall_by_kind}):
        row(f"recall, {kind}", _of(lambda f: f.recall_by_kind, kind))
    row("cues of 5 s and more touched, %", lambda f: _percent(f.touched))
    row("one cue for one cue, %", lambda f: _percent(f.one_to_one))
    row("wrong names, of cues named", lambda f: _of_whole(f.wrong_names))
    row("false s an hour, all", lambda f: f"{f.false.total / f.hours:.1f}")
    row("  over no music", lambda f: f"{f.false.nothing / f.hours:.1f}")
    row("  over unknown music", lambda f: f"{f.false.unknown / f.hours:.1f}")
    row("  over another track", lambda f: f"{f.false.other / f.hours:.1f}")
    row("  (edges of right cues)", lambda f: f"{f.false.edges / f.hours:.1f}")
    row("start / end off, not faded, s", lambda f: _both(f.start_hard, f.end_hard))
    row("start / end off, all, s", lambda f: _both(f.start, f.end))
    row("unknown music: precision, %", lambda f: _percent(f.unknown_precision))
    row("unknown music: recall, %", lambda f: _percent(f.unknown_recall))
    row("any music: precision, %", lambda f: _percent(f.music_precision))
    row("any music: recall, %", lambda f: _percent(f.music_recall))
    row("level off / too high, dB", lambda f: _level(f.level))
    for usage in sorted({name for f in every for name in f.usage}):
        row(f"told as {usage}", _whole(lambda f: f.usage, usage))
    row("usages told wrongly", lambda f: _of_whole(f.false_usage))
    return [*made, *_recurring_rows([r.recurring for r, _ in told])]


def _recurring_rows(found: list[Recurring | None]) -> Rows:
    some = [r for r in found if r]
    if not some:
        return []

    def row(name: str, part: Callable[[Recurring], Part]) -> list[str]:
        return [name, *(_of_whole(part(r)) if r else NONE for r in found)]

    def by_level(label: str) -> Callable[[Recurring], Part]:
        return lambda r: r.gathered_by_level[label]

    return [
        row("recurring: themes that are one unknown", lambda r: r.themes),
        row("  occurrences heard as unknown", lambda r: r.occurrences),
        row("  occurrences under their theme's id", lambda r: r.gathered),
        *(row(f"    {label}", by_level(label)) for label in some[0].gathered_by_level),
        row("  ids with several pieces in them", lambda r: r.mixed),
    ]


def cost_rows(results: list[Result]) -> Rows:
    """One row a figure, one column a size of the library."""
    spent = [(r.key, r.spent) for r in results if r.spent]
    if not spent:
        return []
    every = [s for _, s in spent]
    return [
        ["cost of an hour of programme", *(key for key, _ in spent)],
        ["library, hours", *(f"{s.library_hours:.2f}" for s in every)],
        ["wall, s", *(f"{s.scan.wall_s / s.hours:.1f}" for s in every)],
        ["processors, s", *(f"{s.scan.cpu_s / s.hours:.1f}" for s in every)],
        ["wall / decoding alone", *(f"{s.scan.wall_s / s.decoding.wall_s:.1f}" for s in every)],
        ["processors / decoding alone", *(f"{s.scan.cpu_s / s.decoding.cpu_s:.1f}" for s in every)],
        ["memory at the peak, MB", *(f"{s.scan.peak_mb:.0f}" for s in every)],
    ]


def as_object(header: dict[str, str], results: list[Result]) -> Any:
    """What --json writes."""
    return {"header": header, "episodes": [asdict(r) for r in results]}


def _percent(part: Part) -> str:
    return _number(part.percent, ".1f")


def _number(value: float | None, form: str) -> str:
    return NONE if value is None else format(value, form)


def _of_whole(part: Part) -> str:
    return f"{part.amount:g} of {part.whole:g}" if part.whole else NONE


def _of(pick: Callable[[Figures], dict[str, Part]], name: str) -> Callable[[Figures], str]:
    return lambda f: _percent(pick(f)[name]) if name in pick(f) else NONE


def _whole(pick: Callable[[Figures], dict[str, Part]], name: str) -> Callable[[Figures], str]:
    return lambda f: _of_whole(pick(f)[name]) if name in pick(f) else NONE


def _both(a: Errors, b: Errors) -> str:
    return f"{_number(a.median, '.2f')} / {_number(b.median, '.2f')}"


def _level(errors: Errors) -> str:
    return f"{_number(errors.median, '.1f')} / {_number(errors.signed, '+.1f')}"
