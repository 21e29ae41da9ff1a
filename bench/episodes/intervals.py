"""Stretches of time as sorted lists of (start, end) in seconds that do not touch."""

from collections.abc import Iterable

Stretch = tuple[float, float]
Stretches = list[Stretch]


def union(stretches: Iterable[Stretch]) -> Stretches:
    """All that is in any of them; empty and reversed ones count for nothing."""
    joined: Stretches = []
    for start, end in sorted(s for s in stretches if s[1] > s[0]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def common(a: Stretches, b: Stretches) -> Stretches:
    """What is in both."""
    return union(
        (max(first[0], second[0]), min(first[1], second[1])) for first in a for second in b
    )


def without(a: Stretches, b: Stretches) -> Stretches:
    """What is in a and not in b."""
    left: Stretches = []
    for start, end in a:
        for from_s, to_s in b:
            if to_s <= start or from_s >= end:
                continue
            if from_s > start:
                left.append((start, from_s))
            start = max(start, to_s)
        if end > start:
            left.append((start, end))
    return left


def seconds(stretches: Stretches) -> float:
    """How long they are together."""
    return sum(end - start for start, end in stretches)
