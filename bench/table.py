"""The report: as plain text, as Markdown, as an object for JSON."""

import re
from dataclasses import asdict
from typing import Any

from bench.contest import Result
from bench.score import Cell
from bench.speed import Speed

Rows = list[list[str]]

KINDS = (
    *("clean", "mp3", "speech_", "room", "speed", "tempo", "pitch"),
    *("unknown_clean", "unknown_speech", "unknown_room"),
)


def plain(rows: Rows) -> str:
    """Columns aligned with spaces, the first row underlined."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def markdown(rows: Rows) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def clip_rows(results: list[Result]) -> Rows:
    """One row a condition, one column a recogniser; a cell holds a figure for each length."""
    present = [r for r in results if r.cells is not None]
    names = dict.fromkeys(condition for r in present for condition, _ in r.cells or {})
    rows = [["clips", *(r.key for r in present)]]
    for unknown in (False, True):
        for condition in sorted((n for n in names if _is_unknown(n) == unknown), key=order):
            label = f"{condition} (false)" if unknown else condition
            rows.append([label, *(_cells(r.cells or {}, condition) for r in present)])
    rows.append(["clips asked", *(str(r.asked) for r in present)])
    rows.append(["wrong track, all known clips", *(f"{r.wrong.percent:.1f}" for r in present)])
    rows.append(["offset within 0.5 s, of right", *(f"{r.near.percent:.1f}" for r in present)])
    rows.append(["score must be above", *(_limits(r) for r in present)])
    rows.append(["add the library, s of a processor", *(f"{r.index_s:.0f}" for r in present)])
    rows.append(
        ["answer a 5 s clip, median s of a processor", *(f"{r.query_s:.3f}" for r in present)]
    )
    return rows


def failures(results: list[Result]) -> list[str]:
    """One line for each recogniser that could not take part, or broke off."""
    return [
        f"{r.key} {'could not go on' if r.cells else 'could not take part'}: {r.failure}"
        for r in results
        if r.failure
    ]


def speed_rows(figures: list[Speed]) -> Rows:
    """One row a figure, one column a number of cores."""
    head = ["Onara's speed", *(f"{f.cores or 'all'} core(s)" for f in figures)]
    return [
        head,
        ["add, % of the speed of decoding alone", *(f"{100 * f.add_share:.0f}" for f in figures)],
        ["add, hours of music a minute", *(f"{f.add_hours_per_minute:.1f}" for f in figures)],
        [
            "5 s query, known at its own speed, median / worst, s",
            *(f"{f.known.median_s:.3f} / {f.known.worst_s:.3f}" for f in figures),
        ],
        [
            "5 s query, played otherwise or unknown, median / worst, s",
            *(f"{f.others.median_s:.3f} / {f.others.worst_s:.3f}" for f in figures),
        ],
        ["library in these queries, hours", *(f"{f.hours:.2f}" for f in figures)],
        ["on disk, MB an hour", *(f"{f.megabytes_per_hour:.2f}" for f in figures)],
    ]


def as_object(header: dict[str, str], results: list[Result], figures: list[Speed]) -> Any:
    """What --json writes."""
    return {
        "header": header,
        "clips": [
            {
                "recogniser": r.key,
                "description": r.description,
                "failure": r.failure or None,
                "cells": [
                    {"condition": c, "length_s": length, **asdict(share)}
                    for (c, length), share in sorted((r.cells or {}).items())
                ],
                "limits": {f"{k:g}": v for k, v in sorted((r.limits or {}).items())} or None,
                "wrong_track": asdict(r.wrong),
                "offset_within_half_a_second": asdict(r.near),
                "asked": r.asked,
                "add_s": r.index_s,
                "query_median_s": r.query_s,
            }
            for r in results
        ],
        "speed": [asdict(f) for f in figures],
    }


def _is_unknown(condition: str) -> bool:
    return condition.startswith("unknown") or condition == "speech_only"


def order(condition: str) -> tuple[int, float, str]:
    """Clean first, then speech from loud music to faint, a room, speeds from slow to fast."""
    if condition == "speech_only":
        return len(KINDS), 0.0, condition
    kind = next((i for i, name in enumerate(KINDS) if condition.startswith(name)), len(KINDS))
    digits = re.search(r"[+-]?\d+", condition.removeprefix("mp3"))
    amount = float(digits.group()) if digits else 0.0
    return kind, -amount if condition.startswith("speech_") else amount, condition


def _cells(cells: dict[Cell, Any], condition: str) -> str:
    lengths = sorted(length for name, length in cells if name == condition)
    return " / ".join(f"{cells[condition, length].percent:.0f}" for length in lengths)


def _limits(result: Result) -> str:
    if result.limits is None:
        return "its own"
    return " / ".join(
        "-" if value == float("-inf") else f"{value:.4g}"
        for _, value in sorted(result.limits.items())
    )
