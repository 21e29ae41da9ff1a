"""The matched filter for a clip whose tempo or pitch was changed: short pieces, each where it fits.

Whoever changes the tempo and keeps the pitch cuts a sound into grains and lays them nearer together
or farther apart.  Within a grain the waveform is still the recording's; from grain to grain its
delay jumps by some hundredths of a second, so that a filter over the whole clip sees nothing.  Once
landmarks have said which recording it may be, and along which line, pieces of the clip are looked
up one by one around that line, each with a delay of its own.

How improbable each piece's height is under chance is combined as Fisher did (Statistical Methods
for Research Workers, 4th edition, 1932): of n independent probabilities the sum of -ln p follows
the gamma law of shape n.  The pieces that fit best are left out first: two tracks made with the
same drum sample share some, and what is left of a law without its highest values lies lower.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.audio import Samples
from onara.fingerprint import BASEBAND_RATE, Baseband, whiten
from onara.index import Reference
from onara.match.played import played_back
from onara.match.refine import LEAST_CHANCE

_PIECE = 128
"""Samples of the baseband in a piece: 64 ms, in which a pitch that is wrong by 3 cents turns the
upper edge of the band by a third."""
_REACH = 80
"""Lags around the line on either side: 40 ms, for jumps of grains and for the line itself."""
_SIZE = 512
"""Of the transforms: enough for a piece at all of its lags."""
_LEFT_OUT = 4
"""One piece of so many is left out, the best ones."""
_AGREES_P = 0.05
"""A piece that chance gives less often agrees with the recording."""
_LEAST_P = 1e-12
"""No piece counts more."""


@dataclass(frozen=True, slots=True, eq=False)
class InPieces:
    """How well the pieces of a clip fit along a line.

    ``p``: probability that chance fits them so well along one line; ``agreeing``: share of them
    that agree; ``offset_s`` and ``faster``: the line, laid anew through those that agree (second of
    the recording that meets the clip's first, and its seconds in one of the clip); ``power``
    float64 (n,): of each piece where it fits best, 1 is what theory expects of chance; ``each_p``
    float64 (n,): probability that chance fits it so well.
    """

    p: float
    agreeing: float
    offset_s: float
    faster: float
    power: npt.NDArray[np.float64]
    each_p: npt.NDArray[np.float64]

    def ahead_of(self, other: InPieces) -> float:
        """Standard deviations by which this place explains the same pieces better than another.

        Piece is compared with piece (Student's t for pairs): what makes one loud and the next weak
        is the same at both places, and cancels.
        """
        by = self.power - other.power
        deviation = float(by.std(ddof=1)) / math.sqrt(len(by))
        return float(by.mean()) / deviation if deviation > 0 else 0.0


def fit_in_pieces(
    sound: Samples, reference: Reference, *, offset_s: float, faster: float, cents: float
) -> InPieces | None:
    """Look the pieces of a sound up along a line; ``None`` where it is shorter than two of them.

    ``sound`` is float32 at `onara.audio.SAMPLE_RATE`; ``offset_s``, ``faster`` and ``cents`` are
    those of `onara.landmarks.Line`: where it begins, seconds of the recording in one of the sound,
    and how much higher it sounds, in hundredths of a semitone.
    """
    higher = 2 ** (cents / 1200)
    query = whiten(played_back(sound, higher))
    count = len(query) // _PIECE
    if count < 2:
        return None
    slope = faster / higher
    begins = _PIECE * np.arange(count, dtype=np.float64)
    wanted = np.asarray(
        offset_s * BASEBAND_RATE + slope * begins + (slope - 1) * _PIECE / 2, np.float64
    )
    power, height, delay = _looked_up(
        query[: count * _PIECE].reshape(count, _PIECE), reference, wanted
    )
    p = np.maximum(-np.expm1(-(2 * _REACH + 1) * np.exp(-height)), _LEAST_P)
    surprise = np.sort(-np.log(p))[: count - max(1, count // _LEFT_OUT)]
    agrees = p <= _AGREES_P
    start, ratio = _line(begins[agrees], (wanted + delay)[agrees], float(wanted[0]), slope)
    return InPieces(
        p=_gamma_above(float(surprise.sum()), len(surprise)),
        agreeing=float(agrees.mean()),
        offset_s=(start - (ratio - 1) * _PIECE / 2) / BASEBAND_RATE,
        faster=ratio * higher,
        power=power,
        each_p=p,
    )


def _looked_up(
    pieces: Baseband, reference: Reference, wanted: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Highest power of each piece, in units of what chance should give and of what it gives around
    there, and the delay from where the piece is wanted, in samples."""
    first = np.round(wanted).astype(np.intp) - _REACH
    cuts = np.stack([reference.cut(int(lag), _PIECE + 2 * _REACH) for lag in first])
    spectra = np.fft.fft(cuts, _SIZE, axis=1, norm="forward")
    spectra *= np.conj(np.fft.fft(pieces, _SIZE, axis=1, norm="forward"))
    output = np.fft.ifft(spectra, axis=1)[:, : 2 * _REACH + 1] * np.float32(_SIZE**2)
    power = output.real**2 + output.imag**2
    # A sample of a reference has the power 2.
    expected = 2 * np.sum(np.abs(pieces) ** 2, axis=1, dtype=np.float64)
    relative = power / np.maximum(expected, 1e-9)[:, None]
    chance = np.maximum(np.median(relative, axis=1) / math.log(2), LEAST_CHANCE)
    best = relative.argmax(axis=1)
    highest = relative[np.arange(len(best)), best]
    return highest, highest / chance, first + best - wanted


def _line(
    at: npt.NDArray[np.float64], lag: npt.NDArray[np.float64], start: float, slope: float
) -> tuple[float, float]:
    """Start and slope of the line through places that mostly lie on one; as given where they are
    too few to tell."""
    if len(at) < 3:
        return start, slope
    away = lag - start - slope * at
    near = np.abs(away - np.median(away)) <= _REACH / 2
    if near.sum() < 3:
        return start, slope
    ratio, begin = np.polyfit(at[near], lag[near], 1)
    return float(begin), float(ratio)


def _gamma_above(value: float, shape: int) -> float:
    """Probability that the gamma law of a whole shape and scale 1 exceeds a value."""
    if value <= 0:
        return 1.0
    steps = np.log(value) - np.log(np.arange(1, shape))
    logs = np.concatenate([[0.0], np.cumsum(steps)])
    highest = float(logs.max())
    # The sum of value ** k / k!, whose terms are too large for themselves.
    log_sum = highest + math.log(float(np.exp(logs - highest).sum()))
    return math.exp(min(0.0, log_sum - value))
