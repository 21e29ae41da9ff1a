"""Votes: where in which recording do the pairs of a clip lie on one line?

A clip is supposed to be played at one of some speeds (pitch and time change together), at another
tempo only, or at another pitch only.  Under the right supposition the pairs of the clip that are
found in its recording all have one and the same distance in time.

Measured on clips of 5 s, 59 tracks (3.15 h): of 141 at another tempo or pitch the right place has
a median of 40 votes, 15 in all but two of a hundred; music that is not in the library, and speech,
find no place with more than 7.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import numpy.typing as npt

from onara.landmarks.pairs import Pairs, pairs_of
from onara.landmarks.peaks import TICKS_A_SECOND, Peaks
from onara.landmarks.postings import TICKS, Postings

QUERY_RANKS, QUERY_FAN_OUT = 10, 10
"""370 pairs a second."""
PROPOSED = 10
"""Recordings that are proposed."""
CHUNK = 8 * TICKS_A_SECOND
"""Ticks of a recording that give one of `Proposed.heights`."""

_SPEEDS = np.arange(-85, 86, 17)
"""Cents; 85 are 5 %.  Half a step is a third of a step of the hash."""
_TEMPOS = np.array([0.9, 0.92, 0.94, 0.96, 0.98, 1.02, 1.04, 1.06, 1.08, 1.1])
"""Half a step moves the second peak of a pair by a third of a step of the hash at most."""
_PITCHES = np.arange(-119, 120, 17)
CELL = 32
"""Ticks in a cell that votes are counted in; cells overlap by half."""
_CELLS_LOOKED_AT = 20
_LEAST_VOTES = 3
"""One pair, or two that share a peak, say nothing of a place."""


@dataclass(frozen=True, slots=True)
class Played:
    """How a clip is supposed to be played: a time of the clip times ``slower`` is one of the
    recording, a pitch of the clip plus ``cents`` one of the recording."""

    slower: float
    cents: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A recording that a clip may be of.

    ``recording``: position in the postings; ``time``: ticks, on the time that the recordings share,
    at which the clip begins, to a cell; ``votes``: pairs that say so.
    """

    recording: int
    time: float
    played: Played
    votes: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """``candidates``: one a recording, most votes first; ``heights`` int64 (m,): the most votes
    that any place in each `CHUNK` of the recordings got."""

    candidates: tuple[Candidate, ...]
    heights: npt.NDArray[np.int64]


@cache
def suppositions() -> tuple[Played, ...]:
    """All that is tried, true speed first, small changes before large ones."""
    return (
        *(Played(float(2 ** (cents / 1200)), -float(cents)) for cents in _small_first(_SPEEDS)),
        *(Played(float(tempo), 0.0) for tempo in 1 + _small_first(_TEMPOS - 1)),
        *(Played(1.0, -float(cents)) for cents in _small_first(_PITCHES) if cents),
    )


def _small_first(changes: npt.NDArray[np.floating | np.integer]) -> npt.NDArray[np.float64]:
    return np.asarray(changes[np.argsort(np.abs(changes), kind="stable")], np.float64)


def pairs_asked(peaks: Peaks) -> Pairs:
    """The pairs that a clip of these peaks is looked up by."""
    return pairs_of(peaks.best(QUERY_RANKS), QUERY_FAN_OUT)


def propose(pairs: Pairs, postings: Postings, supposed: Iterable[Played] | None = None) -> Proposed:
    """The recordings that most pairs of a clip speak for.

    ``supposed``: how the clip may be played (in all ways of `suppositions`, if not given).
    """
    heights = np.zeros(postings.end * TICKS // CHUNK + 1, np.int64)
    best: dict[int, Candidate] = {}
    supposed = suppositions() if supposed is None else supposed
    for played in supposed if len(pairs) and len(postings) else ():
        cells, votes = _cells(pairs, postings, played)
        if not len(cells):
            continue
        chunk = np.clip(cells * CELL // 2 // CHUNK, 0, len(heights) - 1)
        begins = np.flatnonzero(np.diff(chunk, prepend=-1))
        here = chunk[begins]
        heights[here] = np.maximum(heights[here], np.maximum.reduceat(votes, begins))
        top = np.argsort(-votes, kind="stable")[:_CELLS_LOOKED_AT]
        times = np.asarray((cells[top] + 1) * (CELL / 2), np.float64)
        recordings = postings.recording_at(times)
        for recording, time, count in zip(recordings, times, votes[top], strict=True):
            held = best.get(int(recording))
            if held is None or count > held.votes:
                best[int(recording)] = Candidate(int(recording), float(time), played, int(count))
    ranked = sorted(best.values(), key=lambda each: -each.votes)
    return Proposed(tuple(ranked[:PROPOSED]), heights)


def elsewhere(candidate: Candidate, pairs: Pairs, postings: Postings, most: int) -> list[Candidate]:
    """Other places of a candidate's recording that pairs of the clip speak for, played in the same
    way: ``most`` at most, those with most votes first, two cells apart."""
    cells, votes = _cells(pairs, postings, candidate.played)
    times = np.asarray((cells + 1) * (CELL / 2), np.float64)
    here = postings.recording_at(times) == candidate.recording
    times, votes = times[here], votes[here]
    told = [candidate]
    for place in np.argsort(-votes, kind="stable"):
        if len(told) > most or votes[place] < _LEAST_VOTES:
            break
        if all(abs(times[place] - each.time) >= 2 * CELL for each in told):
            told.append(replace(candidate, time=float(times[place]), votes=int(votes[place])))
    return told[1:]


def _cells(
    pairs: Pairs, postings: Postings, played: Played
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Cells that got votes under a supposition, as numbers of half cells, and their votes."""
    back = pairs.played(slower=played.slower, cents=played.cents)
    hits = postings.hits(back.probes().reshape(-1))
    halves = np.floor((hits.time - back.time[hits.which % len(back)]) / (CELL / 2))
    # A cell is two halves: a vote counts in the cell that begins in its half and the one before.
    begins = np.concatenate([halves, halves - 1]).astype(np.int64)
    cells, votes = np.unique(begins, return_counts=True)
    return cells, votes.astype(np.int64, copy=False)
