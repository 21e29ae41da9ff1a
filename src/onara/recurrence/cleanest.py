"""Which seconds of a theme let a person hear best what it is?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.recurrence.episode import Span

SHORTEST_S = 8
LONGEST_S = 30
"""Seconds of an excerpt: enough to know a tune by, and no more than is asked for."""
_SPEECH_COSTS = 4.0
"""A second that is spoken over for a quarter of its length is worth nothing."""
_LEVEL_DB = 20.0
"""A second is worth nothing either so many decibels below the loudest."""

PerSecond = npt.NDArray[np.number]


@dataclass(frozen=True, slots=True)
class Heard:
    """How well music can be heard in an episode, second by second: ``speech`` is the share of each
    second with speech, 0 to 1, ``level_db`` the level of the music, both of shape (seconds,)."""

    speech: PerSecond
    level_db: PerSecond


def cleanest(spans: Sequence[Span], heard: Mapping[str, Heard]) -> Span | None:
    """The stretch of 8 to 30 s, in whole seconds, with the least speech and the highest level.

    A span shorter than 8 s is taken whole, and only where no other is longer.  ``None`` where there
    is no span in an episode that ``heard`` tells of.
    """
    told = [
        span
        for span in spans
        if span.episode in heard and len(_part(heard[span.episode].level_db, span))
    ]
    long = [span for span in told if span.seconds >= SHORTEST_S]
    if not long:
        return max(told, key=lambda span: span.seconds, default=None)
    loudest = max(float(_part(heard[span.episode].level_db, span).max()) for span in long)
    found = [_best(span, _worth(span, heard[span.episode], loudest)) for span in long]
    return max(found, key=lambda one: one[0])[1]


def _part(values: PerSecond, span: Span) -> npt.NDArray[np.float64]:
    """Values of the whole seconds of a span."""
    inside = values[int(np.ceil(span.start_s)) : max(0, int(span.end_s))]
    return np.asarray(inside, np.float64)


def _worth(span: Span, heard: Heard, loudest: float) -> npt.NDArray[np.float64]:
    """What each whole second adds to an excerpt: 1 where it is loud and nobody speaks."""
    below = np.minimum((loudest - _part(heard.level_db, span)) / _LEVEL_DB, 2.0)
    return np.asarray(1.0 - _SPEECH_COSTS * _part(heard.speech, span) - below, np.float64)


def _best(span: Span, worth: npt.NDArray[np.float64]) -> tuple[float, Span]:
    """The stretch with the highest sum of worth, and that sum."""
    first = float(np.ceil(span.start_s))
    total = np.concatenate([[0.0], np.cumsum(worth)])
    shortest = min(SHORTEST_S, len(worth))
    best, at, length = -np.inf, 0, len(worth)
    for seconds in range(shortest, min(LONGEST_S, len(worth)) + 1):
        sums = total[seconds:] - total[:-seconds]
        start = int(sums.argmax())
        if sums[start] > best:
            best, at, length = float(sums[start]), start, seconds
    return best, Span(span.episode, first + at, first + at + length)
