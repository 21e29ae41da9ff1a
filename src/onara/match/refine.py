"""A closer look at a few chunks of lags: the exact lag, and a spread that the peak cannot spoil."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.fingerprint import BASEBAND_RATE, Baseband, between
from onara.index import Reference
from onara.match.grain import FINE
from onara.match.overlap import Overlap, Reach
from onara.match.stretches import Stretches

CHUNK = FINE.chunk
"""Lags in a chunk."""

FINER = 4
"""Lags per sample of the baseband: a peak midway between two lags keeps 97 % of its height."""

_MARGIN = 8
_SIZE = 2 * CHUNK
_EDGE = 64
"""Lags beyond those that are looked at: a value between two lags is made of all around it."""
LEAST_CHANCE = 0.3
"""The power of chance is never taken for less than this share of what theory says: where the
reference is quiet or a chunk has few lags, its median proves little."""
_AT_ONCE = 16

PARTS = 16
LEFT_OUT = 6
PLAIN_LEFT_OUT = 4
"""Of the parts that a query is cut into for `support`, those that are taken away; of a plain peak
fewer, since music may sound in a part of a clip only."""
TIMES_LEFT_OUT = 4
"""The same, of parts that last equally long."""

_TIMES, _BANDS = 2, 32
"""Cells of time and frequency for `is_broad`."""

_EIGHTHS = 8
_DRIFT_S = 0.01
"""Seconds by which a part of a coherent query can be off: more, and the whole would not be."""
_SURE = 7.0**2 / 2
"""Height (a z of 7) from which a part of a query is believed to be in place by itself."""


@dataclass(frozen=True, slots=True)
class Refined:
    """The best lag of each chunk looked at.

    ``lag`` float64 (m,): samples of the reference at `BASEBAND_RATE`, to a quarter of a sample;
    ``height`` float64 (m,): power there over the mean power that chance gives around it, so that
    under chance a height follows the exponential distribution with mean one.
    """

    lag: npt.NDArray[np.float64]
    height: npt.NDArray[np.float64]


def refine(query: Baseband, chunks: Sequence[tuple[Reference, int]]) -> Refined:
    """Correlate a query with the chunks of lags that begin at the places given.

    The mean power is taken from the median (chance gives an exponential distribution, whose median
    is ln 2 of its mean), so neither the peak nor its side lobes raise it.
    """
    lags = np.empty(len(chunks))
    heights = np.empty(len(chunks))
    span = CHUNK + 2 * _MARGIN
    overlap = Overlap.of(query)
    stretches = Stretches.of(query, _SIZE, span + 2 * _EDGE)
    fine = np.zeros((min(_AT_ONCE, len(chunks)), _SIZE * FINER), np.complex64)
    scale = (FINER * float(_SIZE) ** 2) ** 2
    looked_at = slice(_EDGE * FINER, (_EDGE + span) * FINER)
    for begin in range(0, len(chunks), _AT_ONCE):
        group = chunks[begin : begin + _AT_ONCE]
        rows = np.empty((len(group), stretches.parts, _SIZE), np.complex64)
        for row, (reference, lag) in zip(rows, group, strict=True):
            stretches.lay(reference.cut(lag - _MARGIN - _EDGE, stretches.samples), row)
        # The band runs from 0 to its width, not from minus to plus half of it, so the finer grid
        # is had by adding zeros above the spectrum.
        held = fine[: len(group)]
        held[:, :_SIZE] = stretches.sums(rows)
        output = np.fft.ifft(held, axis=1)[:, looked_at]
        power = (output.real**2 + output.imag**2).reshape(len(group), span, FINER)
        for place, (reference, lag) in enumerate(group):
            reach = Reach.of(len(query), lag - _MARGIN, span, reference.samples)
            expected = overlap.power(reach)
            usable = np.isfinite(expected)
            relative = power[place] * (scale / expected).astype(np.float32)[:, None]
            chance = np.median(relative[usable, 0]) / np.log(2) if usable.any() else 1.0
            best = int(relative.argmax())
            heights[begin + place] = relative.flat[best] / max(chance, LEAST_CHANCE)
            lags[begin + place] = lag - _MARGIN + best / FINER
    return Refined(lags, heights)


def support(query: Baseband, reference: Reference, lag: float, left_out: int = LEFT_OUT) -> float:
    """What is left of a peak's height without the moments that help it most.

    The query is cut into `PARTS` of like energy, so that what counts little fills few of them;
    those ``left_out`` that add most to the peak are taken away.  A clip of the recording is
    coherent with it throughout and keeps most of its height.  Two tracks that merely use the same
    drum sample are coherent for an instant and keep what chance gives.  An instant may be nearly
    all that there is of a query, as of a tone that whitening takes away but for its beginning: so
    the query is also cut into parts of like length, and what is left of these counts where it is
    less.  Only what has the phase of the whole peak counts: under chance that is normal, and leans
    the other way, since the best is missing, so that a height above v is rarer than exp(-v).
    """
    product = _met(query, reference, lag) * np.conj(query)
    sums = np.concatenate([[0], np.cumsum(product, dtype=np.complex128)])
    energy = np.concatenate([[0.0], np.cumsum(np.abs(query) ** 2, dtype=np.float64)])
    steps = np.arange(PARTS + 1) / PARTS
    by_energy = np.searchsorted(energy, energy[-1] * steps)
    by_time = np.round(len(query) * steps).astype(np.intp)
    return min(
        _kept(np.diff(sums[by_energy]), np.diff(energy[by_energy]), left_out),
        _kept(np.diff(sums[by_time]), np.diff(energy[by_time]), TIMES_LEFT_OUT),
    )


def is_broad(query: Baseband, reference: Reference, lag: float) -> bool:
    """Whether a peak is more than a note that query and reference have in common.

    A note that one instrument holds in two tracks lasts, but fills few bands.  So the query is cut
    into cells of time and frequency, and the half of them that helps the peak least has to help it
    still.
    """
    length = len(query) // _TIMES
    shape = (_TIMES, length)
    met = _met(query, reference, lag)[: _TIMES * length].reshape(shape)
    parts = np.fft.fft(met, norm="forward")
    parts *= np.conj(np.fft.fft(query[: _TIMES * length].reshape(shape), norm="forward"))
    begins = np.round(np.arange(_BANDS) * length / _BANDS).astype(np.intp)
    along = np.sort(_along(np.add.reduceat(parts, begins, axis=1).reshape(-1)))
    return bool(along[: len(along) // 2].sum() > 0)


def _met(query: Baseband, reference: Reference, lag: float) -> Baseband:
    """What of the reference meets the query at a lag between two samples."""
    whole = math.floor(lag)
    return between(reference.cut(whole, len(query)), lag - whole)


def _kept(
    parts: npt.NDArray[np.complex128], energies: npt.NDArray[np.float64], left_out: int
) -> float:
    """Height of a peak without the parts of it that help it most."""
    along = _along(parts)
    least = np.argsort(along)[: PARTS - left_out]
    expected = 2 * float(energies[least].sum())
    return max(0.0, float(along[least].sum())) ** 2 / expected if expected > 0 else 0.0


def _along(parts: npt.NDArray[np.complex128]) -> npt.NDArray[np.float64]:
    """What each part adds to the size of their sum."""
    total = parts.sum()
    return np.asarray((parts * np.conj(total)).real / max(float(np.abs(total)), 1e-30))


def speed(query: Baseband, reference: Reference, lag: float) -> float:
    """Speed of the query against the reference, 1.0 where no difference can be told.

    The delay of each eighth of the query is measured for itself, and a straight line laid through
    the delays: its slope is the error of speed.  Only eighths whose own peak stands out (`_SURE`)
    near the whole query's lag are believed, and only a slope of three standard errors.
    """
    length = len(query) // _EIGHTHS
    at, delays = [], []
    for begin in range(0, length * _EIGHTHS, length):
        middle = round(lag) + begin
        found = refine(query[begin : begin + length], [(reference, middle - CHUNK // 2)])
        delay = float(found.lag[0]) - begin - lag
        if found.height[0] >= _SURE and abs(delay) <= _DRIFT_S * BASEBAND_RATE:
            at.append(begin)
            delays.append(delay)
    if len(at) < _EIGHTHS // 2:
        return 1.0
    places = np.asarray(at) - np.mean(at)
    slope = float(places @ np.asarray(delays) / (places @ places))
    rest = np.asarray(delays) - np.mean(delays) - slope * places
    # A delay is never known better than to the rounding of the grid.
    spread = max(float(np.std(rest)), 1 / FINER / math.sqrt(12))
    error = spread / math.sqrt(float(places @ places))
    return 1.0 + slope if abs(slope) > 3 * error else 1.0
