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
_PARTS = 16
_TAPE_CENTS, _MAYBE_TAPE_CENTS = 12.0, 30.0
"""Cents between the change of time and that of pitch below which both are, or may be, one change of
speed.  Measured on clips of 5 s: pitch is known to 4 cents, time to 5, in all but two of a hundred;
a tempo that differs by 2 % is 34 away."""


@dataclass(frozen=True, slots=True)
class Line:
    """How a clip is played, measured.

    ``offset_s``: second of the recording that meets the clip's first; ``faster``: seconds of the
    recording in one of the clip; ``cents``: how much higher the clip sounds; ``votes``: pairs on
    the line, each counted once; ``support``: in how many sixteenths of the clip one begins.
    """

    offset_s: float
    faster: float
    cents: float
    votes: int
    support: int

    @property
    def is_tape(self) -> bool:
        """Time and pitch changed together, as when a tape is played faster, or not at all."""
        return self._apart_cents < _TAPE_CENTS

    @property
    def may_be_tape(self) -> bool:
        """As far as can be told from few pairs."""
        return self._apart_cents < _MAYBE_TAPE_CENTS

    @property
    def speed(self) -> float:
        """The best guess at the speed of a tape."""
        # Notes that come again and again tilt the line; they do not move a pitch.
        by_pitch = float(2 ** (self.cents / 1200))
        return math.sqrt(self.faster * by_pitch) if self.is_tape else by_pitch

    @property
    def _apart_cents(self) -> float:
        return abs(1200 * math.log2(self.faster) - self.cents)


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
        close = np.abs(away - np.median(away)) <= reach
        if not close.any():  # few, and far from each other
            break
        on = close
        if np.ptp(asked[on]) < TICKS_A_SECOND:
            break
        slope, start = np.polyfit(asked[on], there[on], 1)
    moments = np.unique(np.stack([asked[on], there[on]]), axis=1)[0]
    span = float(pairs.time.max()) + 1
    offset = (start - postings.begin_of(candidate.recording)) / TICKS_A_SECOND
    return Line(
        offset_s=float(offset),
        faster=float(slope),
        cents=float(np.mean(cents[on])),
        votes=len(moments),
        support=len(np.unique(moments * _PARTS // span)),
    )
