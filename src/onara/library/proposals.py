"""What the landmarks of a window propose that is played otherwise, from all of a library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onara.index import Index
from onara.landmarks import (
    Candidate,
    Chance,
    Pairs,
    Played,
    Postings,
    measure,
    propose,
    suppositions,
)
from onara.library.effort import Budget

WORTH_P = 0.2
"""A proposal that chance gives more often than this is not looked at."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A recording that a window may be of; ``candidate`` counts in ``postings``."""

    recording: str
    candidate: Candidate
    postings: Postings


@dataclass(frozen=True, slots=True)
class Proposals:
    """``all``: most votes first; ``chance``: what chance gives in this library; ``share``: how
    much of what was to be tried was tried before the time was up."""

    all: tuple[Proposal, ...]
    chance: Chance
    share: float


def proposals_replayed(pairs: Pairs, index: Index, budget: Budget) -> Proposals:
    """The proposals for a window that is played in any way, as far as the time goes."""
    supposed = suppositions()
    found: list[Proposal] = []
    heights = []
    asked = list(index.postings())
    total = sum(len(postings) for postings, _ in asked) or 1
    begun = tried = 0
    for postings, names in asked:
        begun += len(postings)
        likeliest = _Timed(supposed, budget, begun / total)
        proposed = propose(pairs, postings, likeliest)
        tried += likeliest.given * len(postings)
        heights.append(proposed.heights)
        found += [
            Proposal(recording, candidate, postings)
            for candidate in proposed.candidates
            if (recording := names[candidate.recording]) is not None
        ]
    found.sort(key=lambda each: -each.candidate.votes)
    chance = measure(np.concatenate(heights) if heights else np.empty(0, np.int64))
    return Proposals(tuple(found), chance, tried / (total * len(supposed)) if tried else 1.0)


class _Timed:
    """Suppositions, the first of them always, until a share of the time is over."""

    def __init__(self, supposed: Sequence[Played], budget: Budget, share: float) -> None:
        self._supposed, self._budget, self._share = supposed, budget, share
        self.given = 0

    def __iter__(self) -> Iterator[Played]:
        for each in self._supposed:
            if self.given and self._budget.is_spent(self._share):
                return
            self.given += 1
            yield each
