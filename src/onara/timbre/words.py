"""What two sounds have in common, in words: only what the numbers say of both."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onara.timbre.aspects import place

OUTER = 0.67
"""Standard scores beyond which lies a quarter of a normal distribution at either end: only what is
so in both sounds is said of them."""
MOST_WORDS = 3


class _Quality(NamedTuple):
    """Places of a timbre whose mean score is ``low`` below and ``high`` above the middle."""

    places: tuple[int, ...]
    low: str
    high: str


def _at(aspect: str, *offsets: int) -> tuple[int, ...]:
    return tuple(place(aspect).start + each for each in offsets)


_QUALITIES = (
    # The first cosine falls from the low bands to the high ones.
    _Quality(_at("colour", 0), "bright", "dark"),
    _Quality(_at("onsets", 0), "few onsets", "many onsets"),
    _Quality(_at("onsets", 1), "soft onsets", "sharp onsets"),
    _Quality(_at("onsets", 3), "no steady beat", "a steady beat"),
    _Quality(_at("tone", 0), "clear tones", "noise-like"),
    _Quality(_at("dynamics", 0, 1), "even loudness", "wide swings of loudness"),
)


def qualities(scores: npt.NDArray[np.float64]) -> dict[str, float]:
    """The words that are true of one sound and how far out it lies, by its standard scores."""
    found = {}
    for quality in _QUALITIES:
        score = float(scores[list(quality.places)].mean())
        if abs(score) >= OUTER:
            found[quality.high if score > 0 else quality.low] = abs(score)
    return found


def shared_words(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> tuple[str, ...]:
    """The words that are true of both, at most `MOST_WORDS`, the plainest first."""
    mine, theirs = qualities(one), qualities(other)
    both = {word: min(mine[word], theirs[word]) for word in mine if word in theirs}
    return tuple(sorted(both, key=lambda word: -both[word])[:MOST_WORDS])
