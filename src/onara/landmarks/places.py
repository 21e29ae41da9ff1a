"""Where may a clip begin that is played as it was recorded?  For a library of any size.

Every pair of the clip is looked up, as finely as a true speed allows, and every place of the
library gets the weight of the pairs that point to it.  A weight is a logarithm of odds: how much
more often a pair of the clip is found where the clip is from than anywhere by chance.  What chance
gives is counted: a hash that the library is full of weighs little, a rare one much.

Measured on 60 clips of 5 s in a room, among 10,000 recordings: 44 have two pairs at their place and
more.  By the sum of weights all of these are among the first 100 places, by the number of pairs 35.
A second look for coarser hashes, which 14 times as many entries have, adds one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.landmarks.pairs import Pairs
from onara.landmarks.postings import TICKS, Postings
from onara.landmarks.propose import CELL

_HALF = CELL // 2
_LEAST_VOTES, _FEW = 2, 1 << 18
"""A place needs two pairs, but for a library in which so few entries have the hashes at all (40,000
recordings of four minutes): there one is enough.  Of the 60 clips, 52 are then among the first
1,000 places."""
_FOUND = 0.005
"""How often a pair of a clip is found where the clip is from, under speech: 10 of 1,850."""
_WEIGHT_BITS = 8
_WEIGHT_STEP = 0.1
"""Weights are whole numbers of so much, so that they are sorted with their places in one word."""


@dataclass(frozen=True, slots=True)
class Places:
    """Places to which pairs point, all of shape (m,).

    ``time``: ticks on the time that the recordings of some postings share, to half a `CELL`;
    ``votes``: pairs that point there; ``weight``: the sum of theirs, natural logarithm.
    """

    time: npt.NDArray[np.float64]
    votes: npt.NDArray[np.int64]
    weight: npt.NDArray[np.float64]


def places(pairs: Pairs, asked: Sequence[Postings], most: int) -> list[Places]:
    """The places in each of the postings of a library.

    ``most``: entries that are looked at, those of the rarest hashes.  So a question takes no longer
    however large a library is, and what is left out says little.
    """
    if not asked:
        return []
    hashes = pairs.fine_probes().reshape(-1)
    order = np.argsort(hashes)
    runs = [postings.packed.runs(hashes[order]) for postings in asked]
    count = np.zeros(len(order), np.int64)
    for _, many in runs:
        count += many
    halves = sum(postings.end for postings in asked) * TICKS / _HALF
    # A place is two halves.
    odds = _FOUND * max(1.0, halves) / (2 * np.maximum(count, 1))
    steps = np.clip(np.log(odds) / _WEIGHT_STEP, 1, (1 << _WEIGHT_BITS) - 1).astype(np.int64)
    kept = _rarest(count, most)
    least = _LEAST_VOTES if count[kept].sum() > _FEW else 1
    time = pairs.time[order[kept] % max(1, len(pairs))]
    return [
        _places(postings, first[kept], many[kept], time, steps[kept], least)
        for postings, (first, many) in zip(asked, runs, strict=True)
    ]


def _rarest(count: npt.NDArray[np.int64], most: int) -> npt.NDArray[np.intp]:
    """Which have the lowest counts, as long as their sum is not above ``most``."""
    rarest = np.argsort(count, kind="stable")
    return np.sort(rarest[: np.searchsorted(np.cumsum(count[rarest]), most, "right")])


def _places(
    postings: Postings,
    first: npt.NDArray[np.intp],
    many: npt.NDArray[np.intp],
    time: npt.NDArray[np.float64],
    steps: npt.NDArray[np.int64],
    least: int,
) -> Places:
    """Places in some postings, of runs of entries: each of a pair at a time, with a weight;
    ``least``: pairs that a place has."""
    found = postings.times(first, many)
    found -= np.repeat(time, many)
    # One word a hit: sorting words is ten times as fast as sorting places and taking weights along.
    words = np.floor(found / _HALF).astype(np.int64) << _WEIGHT_BITS
    words |= np.repeat(steps, many)
    words.sort()
    halves = words >> _WEIGHT_BITS
    begins = np.flatnonzero(np.diff(halves, prepend=np.iinfo(np.int64).min))
    if not len(begins):
        return Places(np.empty(0), np.empty(0, np.int64), np.empty(0))
    votes = np.diff(begins, append=len(halves))
    weight = np.add.reduceat(words & ((1 << _WEIGHT_BITS) - 1), begins)
    halves = halves[begins]
    # Of two places that share a half the one with more weight is told.
    follows = np.diff(halves, append=np.iinfo(np.int64).max) == 1
    votes = votes + np.where(follows, np.append(votes[1:], 0), 0)
    weight = weight + np.where(follows, np.append(weight[1:], 0), 0)
    behind = np.append(False, follows[:-1] & (weight[:-1] >= weight[1:]))
    before = follows & (np.append(weight[1:], 0) > weight)
    told = np.flatnonzero((votes >= least) & ~behind & ~before)
    time = (halves[told] + 1).astype(np.float64) * _HALF
    return Places(time, votes[told], weight[told] * _WEIGHT_STEP)
