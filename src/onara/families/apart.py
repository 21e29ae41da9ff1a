"""Can this clip tell recordings apart that are alike, or places of one recording that repeats?

Each is asked by the matched filter.  Its z says how far each stands out of its own noise, and the
outputs for two that are alike share most of their noise: z cannot say which explains the clip
better.  That is a question to a filter of its own, whose reference is the difference of the two:
what both have in common cancels, noise and all.  At the lag of the answer its output is the
difference of the two peaks; at the lags around, where nothing is meant, it shows what chance does
with this clip and this pair.  Two copies of one master leave nearly no difference, and nearly no
noise either: so even they are told apart where the clip is clean enough.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onara.families.coherence import shifted
from onara.families.link import Link
from onara.fingerprint import BASEBAND_RATE, Baseband
from onara.index import Reference
from onara.match import SURE_P, Found
from onara.match.chance import measure, neighbours_as_one, z_score
from onara.match.correlate import correlate
from onara.match.grain import FINE, HALF
from onara.match.refine import CHUNK, refine, support

TELL_APART = 3.0
"""Standard deviations by which one has to explain a clip better (`tracking.explain` asks the same):
chance gives them in one of 700 comparisons."""
PLACES = 8
"""Places of a recording that are looked at: a loop comes more often, but who reads on?"""
_CHUNKS = 3
"""Chunks of a relative that are looked at."""
_APART_S = 0.5
"""Seconds between two places that are two."""
_NO_CHANCE = 0.5
"""A peak of this share of the highest is not taken for chance."""
_WORTH = 12.0
"""Height of a chunk that is looked at: what is less in one recording is not sure in a library."""
_HIGH_Z = 20.0
"""From here on half of the samples show where else a clip may be: they leave z 14 of it."""
_AS_HIGH = 0.999
"""An output of this share of another is as high: loops are alike to the bit."""
_GUARD = 16
"""Samples about the answer's lag that do not count as noise: the width of a peak and its lobes."""
_LEAST_NOISE = 0.3
"""The noise is never taken for less than this share of what theory says, as in `match.refine`."""


@dataclass(frozen=True, slots=True)
class Place:
    """Another second of the recording that explains the clip as well.

    ``offset_s``: second of the recording at which the clip would start; ``z``: peak of the matched
    filter in standard deviations; ``behind``: standard deviations by which the place that is named
    explains the clip better, below `TELL_APART`.
    """

    offset_s: float
    z: float
    behind: float


@dataclass(frozen=True, slots=True)
class Relative:
    """Another recording that has sound in common with the one that is named.

    As `Place`, and ``p``: probability that chance alone gives such a peak anywhere in what was
    searched.  All but the second are ``None`` where landmarks alone name a clip that is
    played otherwise: they cannot tell versions apart.
    """

    recording: str
    offset_s: float
    z: float | None = None
    behind: float | None = None
    p: float | None = None

    @property
    def is_as_good(self) -> bool:
        """Whether the clip cannot tell it from the recording that is named."""
        return self.behind is None or self.behind < TELL_APART


@dataclass(frozen=True, slots=True)
class Told:
    """``found``: the best guess first, then the others; ``relatives``: nearest first; ``places``:
    other seconds of the best guess, best first."""

    found: tuple[Found, ...]
    relatives: tuple[Relative, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _At:
    """A recording at a lag, with the height of its peak there, how likely chance gives that, and
    ``part``: what meets the query and `CHUNK` lags about it, in phase with the query."""

    reference: Reference
    lag: float
    height: float
    p: float
    part: Baseband
    output: float
    """Of the filter: all references have one power, so outputs can be compared where z cannot."""

    @classmethod
    def of(cls, query: Baseband, reference: Reference, lag: float, height: float, p: float) -> _At:
        part = shifted(reference, lag - CHUNK // 2, len(query) + CHUNK)
        output = np.vdot(query, part[CHUNK // 2 : CHUNK // 2 + len(query)])
        turned = np.asarray(part * np.exp(-1j * np.angle(output)), np.complex64)
        return cls(reference, lag, height, p, turned, float(abs(output)))

    @property
    def is_sure(self) -> bool:
        return self.p <= SURE_P


def tell_apart(
    query: Baseband,
    found: Sequence[Found],
    links: Iterable[Link],
    references: Sequence[Reference],
    *,
    looks: float = 1.0,
) -> Told:
    """Compare the recording that was found first with its relatives, and with itself.

    ``query`` is the whitened clip, with which ``found[0]`` is coherent; ``links`` are those of that
    recording, seen from it; ``references`` are its own and those of all that it may be mistaken
    for; ``looks``: how many times as much was searched.  Where a relative explains the clip better,
    that is the best guess.  Relatives that do not sound in the clip are left out.
    """
    best = found[0]
    peaks = _peaks(query, references, best, {link.other: link for link in links}, looks)
    named = {name: places[0] for name, places in peaks.items() if places}
    named[best.recording] = _as_found(query, peaks, references, best)
    guess = max(named.values(), key=lambda at: at.output)
    relatives = []
    for recording, at in named.items():
        away = behind(query, guess, at)
        if at.reference is not guess.reference and (at.is_sure or away < TELL_APART):
            offset_s = at.lag / BASEBAND_RATE
            relatives.append(Relative(recording, offset_s, z_score(at.height), away, at.p))
    return Told(
        _reordered(query, found, guess),
        tuple(sorted(relatives, key=lambda each: each.behind or 0.0)),
        tuple(_places(query, guess, peaks[guess.reference.recording])),
    )


def behind(query: Baseband, best: _At, other: _At) -> float:
    """Standard deviations by which one recording explains a query better than another."""
    difference = best.part - other.part
    size = 1 << (len(query) + len(difference) - 1).bit_length()
    spectrum = np.fft.fft(difference, size, norm="forward")
    spectrum *= np.conj(np.fft.fft(query, size, norm="forward"))
    output = np.fft.ifft(spectrum)[: len(difference) - len(query) + 1] * np.float32(size) ** 2
    middle = len(output) // 2
    around = np.abs(np.delete(output, slice(middle - _GUARD, middle + _GUARD + 1))) ** 2
    energy = float(np.sum(np.abs(query) ** 2)) * float(np.mean(np.abs(difference) ** 2))
    noise = max(float(np.median(around)) / math.log(2), _LEAST_NOISE * energy)
    # The real part alone has half of the power.
    return float(output[middle].real) / math.sqrt(noise / 2) if noise > 0 else 0.0


def _peaks(
    query: Baseband,
    references: Sequence[Reference],
    best: Found,
    links: dict[str, Link],
    looks: float,
) -> dict[str, list[_At]]:
    """Where each recording explains the query beyond chance, best first.

    A relative whose own peak is no more than chance would give is asked where it should be.
    """
    grain = HALF if best.z >= _HIGH_Z else FINE
    peaks = correlate(query[None], references, grain)
    heights = peaks.height[0]
    # In so few recordings many chunks may hold a true peak: those show nothing of chance.
    chance = measure(heights[heights < _NO_CHANCE * heights.max(initial=0)], grain)

    def refined(reference: Reference, lags: Sequence[int], most_p: float) -> list[_At]:
        """The best lag of each chunk that begins at one of some lags, best first."""
        made = refine(query, [(reference, lag) for lag in lags])
        places = [
            _At.of(query, reference, lag, height, p)
            for lag, height in zip(made.lag.tolist(), made.height.tolist(), strict=True)
            if (p := chance.probability(height, len(heights) * looks)) <= most_p
        ]
        return sorted(places, key=lambda at: -at.output)

    found: dict[str, list[_At]] = {}
    for number, reference in enumerate(references):
        here = np.flatnonzero(peaks.reference == number)
        count = PLACES + 1 if reference.recording == best.recording else _CHUNKS
        likely = neighbours_as_one(heights[here])
        top = [here[place] for place in np.argsort(-likely)[:count] if likely[place] >= _WORTH]
        places = refined(reference, peaks.lag[top].tolist(), SURE_P)
        link = links.get(reference.recording)
        if not places and link:
            expected = [(best.offset_s + delay) * BASEBAND_RATE for delay in link.delays_s]
            places = refined(reference, [round(lag) - CHUNK // 2 for lag in expected], 1.0)
        found[reference.recording] = places
    return found


def _as_found(
    query: Baseband, peaks: dict[str, list[_At]], references: Sequence[Reference], best: Found
) -> _At:
    """The best place of the recording that was found: the one found, unless another is better."""
    places = peaks[best.recording]
    lag = best.offset_s * BASEBAND_RATE
    for at in places:
        if abs(at.lag - lag) < 1 and at.output >= _AS_HIGH * places[0].output:
            return at
    if places:
        return places[0]
    own = next(each for each in references if each.recording == best.recording)
    return _At.of(query, own, lag, best.z**2 / 2, best.p)


def _places(query: Baseband, guess: _At, places: Iterable[_At]) -> Iterable[Place]:
    """Those of some places of the best guess that explain the query as well."""
    told = [guess]
    for at in places:
        if all(abs(at.lag - one.lag) >= _APART_S * BASEBAND_RATE for one in told):
            told.append(at)
            away = behind(query, guess, at)
            if away < TELL_APART:
                yield Place(at.lag / BASEBAND_RATE, z_score(at.height), away)


def _reordered(query: Baseband, found: Sequence[Found], guess: _At) -> tuple[Found, ...]:
    """What was found, with the best guess first.

    Its p stays that of what was found first: it is asked whether any of them sounds.
    """
    first = found[0]
    is_same = guess.reference.recording == first.recording
    if is_same and abs(guess.lag - first.offset_s * BASEBAND_RATE) < 1:
        return tuple(found)
    named = replace(
        first,
        recording=guess.reference.recording,
        offset_s=guess.lag / BASEBAND_RATE,
        z=z_score(guess.height),
        support=support(query, guess.reference, guess.lag),
    )
    return (named, *(one for one in found if one.recording != named.recording))
