"""What two stretches have in common: music, music and speech, or speech alone?

Where music comes back under different speech, the two mixes agree least while somebody speaks, and
the less the louder the speech is.  Where a scene comes back, they agree throughout.  Where a line
comes back (an answering machine, a prayer, a flashback in a voice), they agree while it is spoken,
and most where it is loudest; that is no music.

Measured on 55 pairs of the same music and 27 of the same line in six open episodes: wherever most
of the evidence lay in seconds spoken on both sides, the correlation of coherence and level in them
was below 0 for music and above 0 for every line.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.recurrence.episode import Episode, Mask, Share
from onara.tracking.trace import FRAME, FRAME_S, Trace, smoothed

CLEAN = 0.65
"""Coherence of one recording with itself through two codecs, as bits on one side or on both: the
median over opening and closing themes of the open episodes."""
COPY = 0.75 * CLEAN
"""Coherence in seconds with speech from which on the speech is the same too: different speech over
music 7 dB louder leaves 0.43."""
SPOKEN = 0.5
"""Probability of speech from which on a frame counts as spoken."""
LEAST_SPOKEN_S = 1.5
"""Nothing is concluded from fewer seconds of speech."""
LEAST_QUIET_S = 1.0
"""Seconds without speech that tell a scene from a line,"""
LONG_LINE_S = 10.0
"""and how long a line may be that has none."""
_SMOOTH = 3
MOSTLY = 0.75
"""A line has nearly all of its evidence where both sides speak; the map of speech errs a little."""

Values = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Likeness:
    """``all``: mean coherence of the two mixes, 0 to 1; ``spoken``: that of the seconds in which
    both speak, ``None`` where they are too few to say; ``is_copy``: speech and all comes back;
    ``is_speech``: nothing but the speech does."""

    all: float
    spoken: float | None
    is_copy: bool
    is_speech: bool


def coherence(made: Trace, phase: complex) -> Values:
    """Share of amplitude that two mixes have in common, float32 (frames,), about -0.1 to 0.8."""
    most = np.sqrt(2 * FRAME * np.maximum(made.energy, 1e-6))
    return np.asarray((made.sums * np.conj(phase)).real / most, np.float32)


def likeness(
    shared: Values, evidence: Values, here: tuple[Episode, int], there: tuple[Episode, int]
) -> Likeness:
    """The likeness of two stretches of (frames,) that begin at a frame of one and of the other.

    ``shared``: their `coherence`; ``evidence``: the same in standard deviations.
    """
    count = len(shared)
    smooth = smoothed(shared, _SMOOTH)
    speaking = [_part(episode.speech, first, count) >= SPOKEN for episode, first in (here, there)]
    both = speaking[0] & speaking[1]
    either = speaking[0] | speaking[1]
    everywhere = float(np.mean(shared))
    if np.count_nonzero(both) * FRAME_S < LEAST_SPOKEN_S:
        return Likeness(everywhere, None, False, False)
    spoken = float(np.mean(shared[both]))
    mostly = float(evidence[both].sum()) >= MOSTLY * float(evidence.sum())
    follows = [
        _correlation(smooth, _part(episode.level_db, first, count), either)
        for episode, first in (here, there)
    ]
    is_copy = spoken >= COPY and _is_whole(shared[~both], count)
    is_speech = mostly and not is_copy and sum(follows) > 0
    return Likeness(everywhere, spoken, is_copy, is_speech)


def _is_whole(quiet: Values, count: int) -> bool:
    """True where what is not speech comes back as well; a song is taken for speech altogether, but
    is longer than a line."""
    if len(quiet) * FRAME_S >= LEAST_QUIET_S:
        return float(np.mean(quiet)) >= COPY
    return count * FRAME_S >= LONG_LINE_S


def _part(values: Share, first: int, count: int) -> Share:
    """``count`` values from ``first`` on, zeros where there are none."""
    out = np.zeros(count, np.float32)
    low, high = max(0, first), max(0, first + count)
    held = values[low:high]
    out[low - first : low - first + len(held)] = held
    return out


def _correlation(one: Values, other: Values, inside: Mask) -> float:
    """Pearson's correlation where ``inside``, 0 where one of the two does not vary."""
    a, b = one[inside] - one[inside].mean(), other[inside] - other[inside].mean()
    size = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / size if size > 0 else 0.0
