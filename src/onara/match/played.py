"""The matched filter for a clip that is played at another speed, once somebody says which.

Coherence does not survive a wrong speed: over 5 s it asks for 0.003 %, and a proposal knows 0.2 %.
So the clip is cut in parts short enough to stay coherent, the speeds around the proposed one are
tried, and the delays of the parts, on a straight line, say how fast the clip is.  Played back at
that speed it is then looked up like any other.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import soxr

from onara.audio import SAMPLE_RATE, Samples
from onara.fingerprint import BASEBAND_RATE, whiten
from onara.index import Reference
from onara.match.refine import CHUNK, refine
from onara.match.search import Found, best_matches

_REACH, _MOST_REACH = 0.012, 0.008
"""How far around the proposed speed is looked, in parts of one: the shorter a clip, the farther.
The first is for a clip of one second."""
_STEP = 4e-4
"""How finely: half a step leaves a part of the length below with an eighth of a turn at its
ends."""
_PART_S = 0.625
_MOST_PARTS = 8
_DRIFT = 5e-4
"""Clocks of players differ by less: what differs by more was played at another speed."""
_NEAR_S = 0.004
"""Seconds from the line within which the delay of a part is believed."""


def played_back(sound: Samples, speed: float) -> Samples:
    """A sound that was played at a speed (1.01 is one per cent faster), as if it had not been."""
    return np.asarray(soxr.resample(sound, SAMPLE_RATE, SAMPLE_RATE * speed, "HQ"), np.float32)


def as_recorded(sound: Samples, speed: float) -> Samples:
    """A sound as it goes into the filter: `played_back`, but for a speed that clocks explain."""
    return played_back(sound, speed) if abs(speed - 1) > _DRIFT else sound


def match_played(
    sound: Samples,
    reference: Reference,
    *,
    speed: float,
    offset_s: float,
    recordings: int,
    looks: int = 1,
) -> Found | None:
    """Look a sound up in the one recording that it may be of, at about a speed and second.

    ``recordings``: how many could have been proposed, ``looks``: how many sounds share the claim;
    p is the probability over all of them and all speeds tried.
    """
    reach = min(_MOST_REACH, _REACH * SAMPLE_RATE / len(sound))
    tried = np.arange(-reach, reach + _STEP / 2, _STEP) + 1
    best = max((_parts(sound, reference, speed * each, offset_s) for each in tried), key=_height)
    exact = best[1] * (1 + _slope(best[2]))
    query = whiten(played_back(sound, exact))
    shares = recordings * len(tried)
    found = best_matches([query], [reference], looks=looks, shares=shares)[0]
    return replace(found[0], speed=exact * found[0].speed) if found else None


_Parts = tuple[float, float, np.ndarray]


def _height(parts: _Parts) -> float:
    return parts[0]


def _parts(sound: Samples, reference: Reference, speed: float, offset_s: float) -> _Parts:
    """Sum of the heights of all parts, the speed, and (place, delay, height) of each part."""
    query = whiten(played_back(sound, speed))
    count = min(_MOST_PARTS, max(2, round(len(query) / BASEBAND_RATE / _PART_S)))
    length = len(query) // count
    lag = round(offset_s * BASEBAND_RATE)
    rows = []
    for begin in range(0, length * count, length):
        found = refine(query[begin : begin + length], [(reference, lag + begin - CHUNK // 2)])
        rows.append((begin, float(found.lag[0]) - lag - begin, float(found.height[0])))
    parts = np.array(rows)
    return float(parts[:, 2].sum()), speed, parts


def _slope(parts: np.ndarray) -> float:
    """Slope of the line through the delays of those parts that agree with the highest."""
    at, delay, height = parts.T
    highest = delay[np.argmax(height)]
    # A part that is silent says nothing.
    near = (np.abs(delay - highest) <= _NEAR_S * BASEBAND_RATE) & (height > 0)
    if near.sum() < 2:
        return 0.0
    return float(np.polyfit(at[near], delay[near], 1, w=np.sqrt(height[near]))[0])
