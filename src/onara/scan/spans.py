"""Stretches of seconds: what of some is not in others."""

from __future__ import annotations

from collections.abc import Iterable

Spans = list[tuple[float, float]]


def without(
    spans: Iterable[tuple[float, float]],
    others: Iterable[tuple[float, float]],
    margin_s: float = 0.0,
) -> Spans:
    """The parts of spans that are further than ``margin_s`` from all others, in order."""
    holes = sorted((start - margin_s, end + margin_s) for start, end in others)
    left = []
    for start, end in sorted(spans):
        at = start
        for low, high in holes:
            if high <= at or low >= end:
                continue
            if low > at:
                left.append((at, low))
            at = max(at, high)
        if at < end:
            left.append((at, end))
    return left


def within(second: float, spans: Iterable[tuple[float, float]], before_s: float = 0.0) -> bool:
    """True when a second lies in one of the spans, or less than ``before_s`` before it."""
    return any(start - before_s < second < end for start, end in spans)
