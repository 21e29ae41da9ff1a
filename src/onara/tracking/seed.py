"""Where is it worth following a recording through a programme?

The programme is cut into windows, and each is correlated with the whole library at the coarse grain
(`match.correlate`).  One window is enough to find a cue, however long it is: from there the cue is
followed (`trace`), and the evidence of all its seconds adds up.  So what is asked of a window is
little: a peak that chance gives in one window of a hundred or so is looked at again at the fine
grain, and kept as a seed if it still stands out there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.fingerprint import BASEBAND_RATE, Baseband
from onara.index import Reference
from onara.match.chance import measure
from onara.match.correlate import correlate
from onara.match.grain import COARSE, Grain
from onara.match.refine import refine

WINDOW_S = 5.0
"""Seconds of a window.  Longer ones cost less and stand out more, but short cues do not fill them.
On the episodes of the benchmark a cue 20 dB under speech reaches a z of 20 in 5 s."""

WORTH_P = 0.5
"""A coarse peak is looked at again when chance would give it less often than in every second
window."""
MOST = 12
"""At most so many peaks of a window are looked at again: repeats of a chorus, versions."""
SEED_HEIGHT = 20.0
"""Height of a peak, power over mean power, from which on it is a seed (z of 6.3): of the 5,000,000
lags that a window is compared with at the fine grain, chance gives none in a hundred windows."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A window of the programme that a recording explains.

    ``at``: first sample of the window in the programme; ``reference``: position in the library as
    it was given; ``delay``: sample of the recording minus sample of the programme, to a quarter of
    a sample; ``height``: power of the peak over its mean by chance.
    """

    at: int
    reference: int
    delay: float
    height: float


def window_samples() -> int:
    """Samples of a window at `fingerprint.BASEBAND_RATE`."""
    return round(WINDOW_S * BASEBAND_RATE)


def find_seeds(
    starts: Sequence[int],
    queries: npt.NDArray[np.complex64],
    references: Sequence[Reference],
    grain: Grain = COARSE,
) -> list[Seed]:
    """The seeds of some windows.

    ``queries`` is complex64 of shape (windows, samples), whitened; window i begins at sample
    ``starts[i]`` of the programme.  Silent windows have no seeds.
    """
    sounding = [number for number, query in enumerate(queries) if np.any(query)]
    if not sounding or not references:
        return []
    peaks = correlate(queries[sounding], references, grain)
    found = []
    for number, heights in zip(sounding, peaks.height, strict=True):
        chance = measure(heights, grain)
        top = np.argsort(-heights)[:MOST]
        worth = [i for i in top if chance.probability(float(heights[i]), len(heights)) <= WORTH_P]
        if not worth:
            continue
        places = [(references[peaks.reference[i]], int(peaks.lag[i])) for i in worth]
        refined = refine(queries[number], places)
        for i, lag, height in zip(worth, refined.lag, refined.height, strict=True):
            if height >= SEED_HEIGHT:
                at = starts[number]
                found.append(Seed(at, int(peaks.reference[i]), float(lag) - at, float(height)))
    return found


def windows(programme: Baseband, starts: Sequence[int]) -> npt.NDArray[np.complex64]:
    """Windows of a programme, shape (len(starts), `window_samples`); zeros past its end."""
    length = window_samples()
    rows = np.zeros((len(starts), length), np.complex64)
    for row, start in zip(rows, starts, strict=True):
        part = programme[start : start + length]
        row[: len(part)] = part
    return rows
