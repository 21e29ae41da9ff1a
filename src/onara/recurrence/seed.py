"""Where is it worth comparing two stretches closely?

What of the other episodes is not explained is spliced into one reference, and windows of this one
are correlated with it at the coarse grain (`match.correlate`); what stands out is looked at again
at the fine grain, in its own episode.  Both sides are music under speech here, so less is left in
common than with a clean recording: windows are twice as long as those of `tracking.seed`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.fingerprint import BASEBAND_RATE, SAMPLES_PER_BYTE, Baseband
from onara.index import Reference
from onara.match.chance import measure
from onara.match.correlate import Peaks, correlate
from onara.match.grain import COARSE, FINE
from onara.match.refine import refine
from onara.recurrence.episode import Episode, searched

WINDOW = 10 * BASEBAND_RATE
HOP = WINDOW // 2
"""Samples of a window, and from one to the next.  Ten seconds hold a cue of five whole wherever it
lies, and lose 3 dB on it; for all longer cues they find more than five seconds at half the cost."""
LEAST = 2 * BASEBAND_RATE
"""What is left of a stretch is a window of its own when it has so many samples."""

WORTH_P = 0.9
MOST = 16
"""Peaks of a window that are looked at again: those that chance gives at most so probably, and no
more than so many."""
SEED_HEIGHT = 17.0
"""Height, power over mean power, from which on a peak is followed.  Following costs little and
decides; here it only has to keep the number of paths down."""
_AT_ONCE = 64
"""Windows that are correlated in one call."""
_WITHIN = BASEBAND_RATE // 2
"""A window has to meet a stretch in so many samples."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A window of the programme whose music sounds in an episode as well.

    ``at``, ``end``: samples of the programme; ``episode``: position in the list of episodes;
    ``delay``: sample of that episode minus sample of the programme, to a quarter of a sample;
    ``height``: power of the peak over its mean by chance.
    """

    at: int
    end: int
    episode: int
    delay: float
    height: float


@dataclass(frozen=True, slots=True)
class _Splice:
    """Stretches of some episodes, one after the other: ``starts`` are their first samples in the
    splice, ``places`` the episode's position and the stretch's first sample in it."""

    reference: Reference
    starts: npt.NDArray[np.int64]
    places: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, episodes: Sequence[Episode], chosen: Iterable[tuple[int, int, int]]) -> _Splice:
        bits, starts, places, at = [], [], [], 0
        for number, first, last in chosen:
            reference = episodes[number].reference
            bits.append(reference.bits[first // SAMPLES_PER_BYTE : last // SAMPLES_PER_BYTE])
            starts.append(at)
            places.append((number, first))
            at += last - first
        whole = np.concatenate(bits) if bits else np.empty(0, np.uint8)
        return cls(Reference("", at, whole), np.array(starts, np.int64), tuple(places))

    def lags(self, lag: int) -> list[tuple[int, int]]:
        """Episode and lag in it, for each stretch that a window at a lag of the splice meets.

        The lag is the first of a chunk of lags, so the window may lie up to a chunk later.
        """
        begin, end = lag + _WITHIN, lag + WINDOW + FINE.chunk - _WITHIN
        low = int(np.searchsorted(self.starts, begin, "right")) - 1
        high = int(np.searchsorted(self.starts, end, "left"))
        return [
            (self.places[i][0], lag - int(self.starts[i]) + self.places[i][1])
            for i in range(max(0, low), high)
        ]


def find_seeds(
    programme: Baseband, here: int, episodes: Sequence[Episode], apart: int
) -> list[Seed]:
    """Seeds between the stretches of one episode and those of all episodes.

    ``programme`` is the whitened middle channel of the episode at position ``here``.  In the same
    episode only stretches at least ``apart`` samples later are looked at.
    """
    elsewhere = [
        (number, *span)
        for number, episode in enumerate(episodes)
        if number != here
        for span in searched(episode)
    ]
    own = searched(episodes[here])
    starts = [start for first, last in own for start in _window_starts(first, last)]
    queries = [_window(programme, start, own) for start in starts]
    found = _search(starts, queries, episodes, _Splice.of(episodes, elsewhere))
    for first, last in own:
        later = [(here, max(begin, last), end) for begin, end in own if end > last]
        mine = [i for i, start in enumerate(starts) if first <= start < last]
        found += _search(
            [starts[i] for i in mine],
            [queries[i] for i in mine],
            episodes,
            _Splice.of(episodes, later),
        )
    return [seed for seed in found if seed.episode != here or seed.delay >= apart]


def _window_starts(first: int, last: int) -> list[int]:
    """Windows that cover a stretch; the last one begins no later than it has to."""
    if last - first < LEAST:
        return []
    count = max(1, -(-(last - first - WINDOW) // HOP) + 1)
    return [min(first + i * HOP, max(first, last - WINDOW)) for i in range(count)]


def _window(programme: Baseband, start: int, spans: Sequence[tuple[int, int]]) -> Baseband:
    """Complex64 (WINDOW,): the programme, silent outside of the stretches."""
    row = np.zeros(WINDOW, np.complex64)
    for first, last in spans:
        begin, end = max(first, start), min(last, start + WINDOW, len(programme))
        if end > begin:
            row[begin - start : end - start] = programme[begin:end]
    return row


def _search(
    starts: Sequence[int],
    queries: Sequence[Baseband],
    episodes: Sequence[Episode],
    splice: _Splice,
) -> list[Seed]:
    sounding = [i for i, query in enumerate(queries) if np.any(query)]
    if splice.reference.samples < LEAST:
        return []
    found = []
    for begin in range(0, len(sounding), _AT_ONCE):
        batch = sounding[begin : begin + _AT_ONCE]
        peaks = correlate(np.stack([queries[i] for i in batch]), [splice.reference], COARSE)
        for i, heights in zip(batch, peaks.height, strict=True):
            found += _closer(starts[i], queries[i], episodes, splice, peaks, heights)
    return found


def _closer(
    start: int,
    query: Baseband,
    episodes: Sequence[Episode],
    splice: _Splice,
    peaks: Peaks,
    heights: npt.NDArray[np.float32],
) -> list[Seed]:
    chance = measure(heights, COARSE)
    top = np.argsort(-heights)[:MOST]
    worth = [i for i in top if chance.probability(float(heights[i]), len(heights)) <= WORTH_P]
    places = [place for i in worth for place in splice.lags(int(peaks.lag[i]))]
    if not places:
        return []
    refined = refine(query, [(episodes[number].reference, lag) for number, lag in places])
    return [
        Seed(start, start + WINDOW, number, float(lag) - start, float(height))
        for (number, _), lag, height in zip(places, refined.lag, refined.height, strict=True)
        if height >= SEED_HEIGHT
    ]
