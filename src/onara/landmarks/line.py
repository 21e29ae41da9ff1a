"""The straight line through the pairs that a candidate and a clip share: how is the clip played?"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from onara.landmarks.pairs import Pairs
from onara.landmarks.peaks import TICKS_A_SECOND
from onara.landmarks.postings import Postings
from onara.landmarks.propose import Candidate

_NEAR = (32.0, 16.0, 10.0)
"""Ticks from the line within which pairs are believed, round after round."""
_PARTS, _LEFT_OUT = 16, 6
_SAME_CENTS = 12.0
"""Cents below which a difference is none.  Measured on clips of 5 s: pitch is known to 4 cents, a
slope to 5 in all but one of a hundred; a tempo that differs by 2 % is 34 away."""


@dataclass(frozen=True, slots=True)
class Line:
    """How a clip is played, measured.

    ``offset_s``: second of the recording that meets the clip's first; ``faster``: seconds of the
    recording in one of the clip; ``cents``: how much higher the clip sounds; ``votes``: pairs on the
    line, each counted once; ``support``: how many are left without the moments that give most.
    """

    offset_s: float
    faster: float
    cents: float
    votes: int
    support: int

    @property
    def is_tape(self) -> bool:
        """Time and pitch changed together, as when a tape is played faster, or not at all."""
        return abs(1200 * math.log2(self.faster) - self.cents) < _SAME_CENTS

    @property
    def speed(self) -> float:
        """The best guess at the speed of a tape, from time and pitch."""
        # Over five seconds a pitch is known to 0.05 % or so, a slope no better.
        return math.sqrt(self.faster * 2 ** (self.cents / 1200))


def line(candidate: Candidate, pairs: Pairs, postings: Postings) -> Line:
    """Lay the line of a candidate through all of its pairs."""
    played = candidate.played
    back = pairs.played(slower=played.slower, cents=played.cents)
    probes = back.probes().reshape(-1)
    hits = postings.hits(probes)
    which = hits.which % len(pairs)
    near = np.abs(hits.time - back.time[which] - candidate.time) <= _NEAR[0]
    asked, there = pairs.time[which[near]], hits.time[near]
    cents = pairs.pitch[which[near]] - Pairs.pitch_of(probes[hits.which[near]])
    slope, start = played.slower, candidate.time
    on = np.ones(len(asked), bool)
    for reach in _NEAR:
        away = there - slope * asked - start
        on = np.abs(away - np.median(away)) <= reach
        if np.ptp(asked[on]) < TICKS_A_SECOND:
            break
        slope, start = np.polyfit(asked[on], there[on], 1)
    moments = np.unique(np.stack([asked[on], there[on]]), axis=1)[0]
    span = float(pairs.time.max()) + 1
    parts = np.sort(np.bincount((moments / span * _PARTS).astype(int), minlength=_PARTS))
    offset = (start - float(postings.start[candidate.recording])) / TICKS_A_SECOND
    return Line(
        offset_s=float(offset),
        faster=float(slope),
        cents=float(np.mean(cents[on])),
        votes=len(moments),
        support=int(parts[: _PARTS - _LEFT_OUT].sum()),
    )
