"""How alike do two recordings sound, and in what?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.timbre.aspects import ASPECTS
from onara.timbre.measure import Timbre
from onara.timbre.spread import Spread
from onara.timbre.words import shared_words

UNRELATED = (0.28, 0.28)
"""Mean and standard deviation of the natural logarithm of the distance between two recordings of
different soundtracks, on the benchmark's corpus (`python -m bench.timbre --spread`; another corpus
gave 0.31 and 0.26).  The logarithms are near enough to normal: at one pair in 20, 100 and 500 the
distance is 0.86, 0.72 and 0.64, and 0.83, 0.69 and 0.59 by these figures."""
ALIKE = 0.95
"""Similarity from which on two recordings are said to sound alike: one unrelated pair in 20 is."""
LEAST_CHANCE = 0.002
"""Nothing is more alike than this share of unrelated pairs: it was not measured further."""

_WEIGHTS = np.concatenate(
    [np.full(aspect.size, aspect.weight / aspect.size) for aspect in ASPECTS]
) / sum(aspect.weight for aspect in ASPECTS)


@dataclass(frozen=True, slots=True)
class Likeness:
    """``similarity``: the share of unrelated pairs that sound less alike, 0 to 1.

    ``words``: what both have in common against most of the library, the plainest first.
    """

    similarity: float
    words: tuple[str, ...]

    @property
    def is_plain(self) -> bool:
        """Whether it is worth saying."""
        return self.similarity >= ALIKE

    @property
    def rarity(self) -> float:
        """Natural logarithm of how many unrelated pairs there are to one that is as alike."""
        return -math.log(1 - self.similarity)


def distances(one: Timbre, others: Sequence[Timbre], spread: Spread) -> npt.NDArray[np.float64]:
    """Root of the weighted mean square of the differences in standard scores: (len(others),)."""
    apart = spread.standard(others) - spread.standard([one])
    return np.asarray(np.sqrt(apart**2 @ _WEIGHTS))


def likenesses(one: Timbre, others: Sequence[Timbre], spread: Spread) -> list[Likeness]:
    """How alike ``one`` sounds to each of the others."""
    if not len(others):
        return []
    own = spread.standard([one])[0]
    mean, deviation = UNRELATED
    found = []
    for distance, scores in zip(
        distances(one, others, spread), spread.standard(others), strict=True
    ):
        score = (math.log(max(distance, 1e-9)) - mean) / deviation
        chance = 0.5 * math.erfc(-score / math.sqrt(2))
        found.append(Likeness(1 - max(chance, LEAST_CHANCE), shared_words(own, scores)))
    return found
