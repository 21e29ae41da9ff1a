"""Which recording sounds here, from which second of it, and how sure are we?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from onara.fingerprint import BASEBAND_RATE, Baseband
from onara.index import Reference
from onara.match.chance import Chance, measure, neighbours_as_one, z_score
from onara.match.correlate import Peaks, correlate
from onara.match.grain import COARSE, FINE, Grain
from onara.match.refine import CHUNK, LEFT_OUT, PLAIN_LEFT_OUT, is_broad, refine, speed, support

LOOKED_AT = 48
"""Chunks that are refined for a query.  A true peak at the limit of what is accepted (z of 7.5)
ranks within the first few of 11,000; the rest are for the runner-up and for its own repeats."""

SURE_P = 1e-4
"""An answer is given when chance would give it less often than once in 10,000 questions."""

PLAIN_Z = 14.0
LASTING = 6
"""Two tracks made with the same drum sample are coherent for an instant without being the same
recording.  That is not chance, and yet no answer.  What such a peak keeps without its best moments
(`refine.support`) is chance, a height above v as rare as exp(-v), and so a peak counts as no rarer
than what it keeps.  A note that one instrument holds in two tracks lasts longer than a drum; so the
peak of a short query has to be broad (`refine.is_broad`) or says nothing.  From `PLAIN_Z` on more
counts.  No height is enough alone: of a steady tone outside the band nothing is left but its first
moment, which fits the first moment of a recording with a z of 14.  `LASTING` is the same for
pieces and landmarks, in sixteenths of the clip: 400 clips of 5 s at another tempo or pitch had
pairs in 6 of them and more, most in 12.

Of 800 clips of 1 s of unknown tracks of the same soundtracks (half of them clean, half 5 dB under
speech) 20 keep 10.3 and more, which is what is needed: they share samples.  Nine of these are
broad, of 13 that keep 13.3 all.  Of 400 known clips each, 5, 10 and 15 dB under speech and in a
room, 98.8, 96.8, 94.2 and 92.2 in a hundred keep 10.3; 98.8, 95.8, 93.5 and 91.0 are broad too.
"""
_NOTE_S = 3.0
"""Seconds that a note in common hardly lasts: longer queries need not be broad.  Quiet chords in a
room may fill as few bands."""
_ALONE, _AS_HIGH = 60.0, 0.4
"""Height from which a peak may stand alone, three times what chance gives, and the share of it that
another place of the recording stays below then."""
_EDGE = 32
"""Samples by which a peak reaches over the edge of a chunk."""
_WORTH_P = 0.2
"""What is no rarer by chance is not asked whether it lasts."""


@dataclass(frozen=True, slots=True)
class Found:
    """One recording as an answer to a query, with the evidence.

    ``offset_s``: second of the recording that meets the query's first sample (negative where the
    query begins before the recording); ``speed``: 1.01 is one per cent faster than the recording;
    ``z``: peak of the matched filter in standard deviations; ``p``: probability that chance, or a
    moment that two recordings share, gives such a peak anywhere in what was searched; ``support``:
    what the peak keeps without its best moments, as a height (z squared over 2), 0.0 where the peak
    is one that chance gives; ``stands_alone``: true where the search saw that no other place of the
    recording can explain the query as well.

    Where only the tempo or only the pitch was changed no waveform is coherent throughout.  Then
    ``is_coherent`` is false, pieces of the clip speak or landmarks do, z is what would be as
    improbable, and ``support`` is in how many sixteenths of the query; ``tempo``: 1.04 is four per
    cent faster at the same pitch; ``pitch_cents``: hundredths of a semitone by which it is higher
    at the same tempo.
    """

    recording: str
    offset_s: float
    speed: float
    z: float
    p: float
    support: float
    tempo: float = 1.0
    pitch_cents: float = 0.0
    is_coherent: bool = True
    stands_alone: bool = False

    @property
    def is_sure(self) -> bool:
        return self.p <= SURE_P and (self.is_coherent or self.support >= LASTING)

    @property
    def rank(self) -> tuple[bool, float]:
        """Of two, the surer one has the lower: a key to sort by."""
        return not self.is_sure, -self.z

    @property
    def is_plain(self) -> bool:
        """So sure that a finer search cannot find a better answer."""
        return self.is_sure and self.z >= PLAIN_Z


def lasting(kept: float, looks: int = 1) -> float:
    """How often a peak of so many looks keeps such a height by chance."""
    return min(1.0, looks * math.exp(-kept))


def best_matches(
    queries: Sequence[Baseband],
    references: Iterable[Reference],
    *,
    looks: int = 1,
    shares: int = 1,
    looked_at: int = LOOKED_AT,
) -> list[list[Found]]:
    """For each query the recordings that explain it best, one entry a recording, surest first.

    ``queries`` are whitened basebands of one length.  ``looks`` is how many queries share the claim
    (windows of one file): p is the probability over all of them.  ``shares``: how many times as
    much could have been looked through as ``references``, which were chosen for this query.
    ``looked_at``: chunks that are refined for a query.
    """
    held = list(references)
    answers: list[list[Found]] = [[] for _ in queries]
    asked = [number for number, query in enumerate(queries) if held and np.any(query)]
    for grain in (COARSE, FINE):
        if asked:
            batch = [queries[number] for number in asked]
            claim = _Claim(looks, shares)
            for number, found in zip(
                asked, _look(batch, held, grain, claim, looked_at), strict=True
            ):
                answers[number] = found
        asked = [number for number in asked if not _is_plain(answers[number])]
    return answers


@dataclass(frozen=True, slots=True)
class _Claim:
    """Of how many looks, through how many times as much, a peak is the best."""

    looks: int
    shares: int


def _is_plain(found: Sequence[Found]) -> bool:
    return bool(found) and found[0].is_plain


def _look(
    queries: Sequence[Baseband],
    references: Sequence[Reference],
    grain: Grain,
    claim: _Claim,
    looked_at: int,
) -> list[list[Found]]:
    peaks = correlate(np.stack(queries), references, grain)
    return [
        _best(query, references, peaks, heights, grain, claim, looked_at)
        for query, heights in zip(queries, peaks.height, strict=True)
    ]


def _best(
    query: Baseband,
    references: Sequence[Reference],
    peaks: Peaks,
    heights: npt.NDArray[np.float32],
    grain: Grain,
    claim: _Claim,
    looked_at: int,
) -> list[Found]:
    chance = measure(heights, grain)
    chunks = _likeliest(references, peaks, heights, looked_at)
    refined = refine(query, chunks)
    found: dict[str, Found] = {}
    for place in np.argsort(-refined.height):
        reference = chunks[place][0]
        known = found.get(reference.recording)
        # The highest place may share but a moment, and another of the recording be the right one.
        if known is None or not known.is_sure:
            one = _found(
                query,
                reference,
                float(refined.lag[place]),
                float(refined.height[place]),
                chance,
                len(heights),
                claim,
            )
            if known is None or one.is_sure:
                found[reference.recording] = one
    answers = sorted(found.values(), key=lambda one: one.rank)
    if answers and answers[0].is_plain and _stands_alone(answers[0], references, peaks, heights):
        answers[0] = replace(answers[0], stands_alone=True)
    return answers


def _likeliest(
    references: Sequence[Reference],
    peaks: Peaks,
    heights: npt.NDArray[np.float32],
    looked_at: int,
) -> list[tuple[Reference, int]]:
    """The highest chunks, and the highest of another recording where all are of one: of a song that
    repeats itself, which says nothing of the runner-up."""
    ranked = np.argsort(-neighbours_as_one(heights))
    if not len(ranked):
        return []
    numbers = peaks.reference[ranked]
    best = references[numbers[0]].recording
    top = ranked[:looked_at]
    if all(references[number].recording == best for number in numbers[:looked_at]):
        others = [number for number, each in enumerate(references) if each.recording != best]
        top = np.append(top, ranked[np.isin(numbers, others)][:1])
    return [(references[peaks.reference[i]], int(peaks.lag[i])) for i in top]


def _stands_alone(
    best: Found,
    references: Sequence[Reference],
    peaks: Peaks,
    heights: npt.NDArray[np.float32],
) -> bool:
    """Whether a peak is the only high one of its recording: what repeats would be about as high."""
    own = np.array([each.recording == best.recording for each in references])[peaks.reference]
    # A peak at the edge of a chunk is seen in the next one too.
    lag = best.offset_s * BASEBAND_RATE
    around = (peaks.lag <= lag + _EDGE) & (lag - _EDGE <= peaks.lag + CHUNK)
    highest = heights[own & around].max(initial=0)
    others = heights[own & ~around].max(initial=0)
    return bool(highest >= _ALONE and others < _AS_HIGH * highest)


def _found(
    query: Baseband,
    reference: Reference,
    lag: float,
    height: float,
    chance: Chance,
    chunks: int,
    claim: _Claim,
) -> Found:
    z = z_score(height)
    p = chance.probability(height, chunks * claim.looks * claim.shares)
    kept = 0.0
    if p <= _WORTH_P:
        if z >= PLAIN_Z:
            kept = support(query, reference, lag, PLAIN_LEFT_OUT)
        elif len(query) >= _NOTE_S * BASEBAND_RATE or is_broad(query, reference, lag):
            kept = support(query, reference, lag, LEFT_OUT)
        p = max(p, lasting(kept, claim.looks))
    return Found(
        recording=reference.recording,
        offset_s=lag / BASEBAND_RATE,
        speed=speed(query, reference, lag) if p <= SURE_P else 1.0,
        z=z,
        p=p,
        support=kept,
    )
