"""From which frame to which is it there?

A hidden Markov model with one state for "not there" and one for each of some levels (Rabiner,
Proc. IEEE 77(2), 1989).  The evidence of a frame is normal with spread 1 and mean zero, or the
level; the best path by Viterbi gives the stretches.  Music that is ducked under speech changes the
level, which is cheap; to end and begin again costs as much as two changes in a hundred seconds are
rare.  So a gap is bridged as far as the evidence of the lowest level bears, and no further.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

LEVELS = np.array([0.7, 1.4, 2.8, 5.6, 11.2])
"""Means in standard deviations of a frame.  The lowest is what 25 dB under speech leaves."""
CHANGE = 7.0
"""Cost of beginning and of ending, in nats: one of each in e^7 frames, about two minutes."""
STEP = 1.5
"""Cost of a change of level."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Frames ``begin`` to ``end`` (exclusive), with their log likelihood ratio ``gain`` in nats,
    less the cost of beginning and ending."""

    begin: int
    end: int
    gain: float


def stretches(evidence: npt.NDArray[np.floating]) -> list[Stretch]:
    """Stretches of frames in which the evidence, shape (n,), speaks for presence."""
    likelihood = np.zeros((len(evidence), len(LEVELS) + 1))
    likelihood[:, 1:] = evidence[:, None] * LEVELS - LEVELS**2 / 2
    states = _best_path(likelihood)
    there = np.concatenate([[0], (states > 0).astype(np.int8), [0]])
    turns = np.flatnonzero(np.diff(there))
    found = []
    for begin, end in zip(turns[::2], turns[1::2], strict=True):
        path = states[begin:end]
        gain = float(likelihood[np.arange(begin, end), path].sum())
        gain -= 2 * CHANGE + STEP * np.count_nonzero(np.diff(path))
        found.append(Stretch(int(begin), int(end), gain))
    return found


def _best_path(likelihood: npt.NDArray[np.float64]) -> npt.NDArray[np.int8]:
    """The best state of each frame, shape (n,)."""
    count, states = likelihood.shape
    if not count:
        return np.empty(0, np.int8)
    cost = np.full((states, states), -STEP)
    np.fill_diagonal(cost, 0.0)
    cost[0, 1:] = cost[1:, 0] = -CHANGE
    came = np.empty((count, states), np.int8)
    score = likelihood[0] + cost[0]
    for frame in range(1, count):
        ways = score[:, None] + cost
        came[frame] = ways.argmax(axis=0)
        score = ways.max(axis=0) + likelihood[frame]
    path = np.empty(count, np.int8)
    path[-1] = (score + cost[:, 0]).argmax()
    for frame in range(count - 1, 0, -1):
        path[frame - 1] = came[frame, path[frame]]
    return path
