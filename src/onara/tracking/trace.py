"""How much of a recording is there in each tenth of a second, along one delay?

The whitened programme and the recording's bits are multiplied at that delay and summed over frames.
While the recording sounds, these sums keep one phase (measured: within a few degrees over a minute,
even under speech), so each frame's part in that phase is evidence of its own, and noise is what is
left: real, with mean zero.  Its spread follows from the energies; where sounds are tonal or
periodic it is larger, and that is measured beside the delay, where the recording does not match.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from onara.fingerprint import BASEBAND_RATE, Baseband, between
from onara.fingerprint.whiten import LOW_HZ
from onara.index import Reference

_Value = TypeVar("_Value", bound=np.generic)

FRAME = 200
"""Samples of the baseband in a frame: 0.1 s."""
FRAME_S = FRAME / BASEBAND_RATE

_BESIDE_S = (-0.93, -0.71, -0.53, -0.37, -0.23, 0.23, 0.37, 0.53, 0.71, 0.93)
"""Delays beside the right one at which the spread of noise is measured, in seconds: no two a
multiple of one beat."""
_SMOOTH_FRAMES = 21
"""The measured spread is averaged over so many frames."""
_SILENT = 1e-3
"""Energy of a frame, of `FRAME` whitened samples with about one each, that counts as silence."""


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """A recording's way through the programme: delay (in samples) at a sample of the programme.

    ``delay + slope * (sample - at)``; the speed of the programme is 1 + slope.
    """

    reference: int
    at: int
    delay: float
    slope: float = 0.0

    def delay_at(self, sample: float) -> float:
        return self.delay + self.slope * (sample - self.at)


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """The evidence for a recording frame by frame.

    ``first``: number of the first frame in the programme; ``sums``: complex64 (n,), the products
    summed over each frame; ``energy``: float32 (n,), what the programme's samples in it are worth;
    ``noise``: float32 (n,), variance of the real part of a sum by chance.
    """

    path: Path
    first: int
    sums: npt.NDArray[np.complex64]
    energy: npt.NDArray[np.float32]
    noise: npt.NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.sums)

    def evidence(self, phase: complex) -> npt.NDArray[np.float32]:
        """Each frame's part in a phase (a complex number of size 1), in standard deviations."""
        return np.asarray((self.sums * np.conj(phase)).real / np.sqrt(self.noise), np.float32)

    def phase(self, begin: int, end: int) -> complex:
        """Phase of frames begin to end of the trace, as a complex number of size 1."""
        weighted = (self.sums[begin:end] / np.sqrt(self.noise[begin:end])).sum()
        return complex(weighted / max(abs(weighted), 1e-30))


def trace(programme: Baseband, reference: Reference, path: Path, first: int, last: int) -> Trace:
    """The trace of a recording along a path in frames first to last (exclusive) of the programme.

    Frames in which the recording has not begun, or is over, have sums of zero.
    """
    begin, end = first * FRAME, min(last * FRAME, len(programme) // FRAME * FRAME)
    sound = np.asarray(programme[begin:end])
    energy = (np.abs(sound) ** 2).reshape(-1, FRAME).sum(axis=1)
    along = aligned(reference, path, begin, end)
    sums = _framed(sound, along)
    # The reference has power 2: half of a product's power lies in the real part.
    beside = np.zeros(len(energy), np.float64)
    counted = np.zeros(len(energy), np.float64)
    heard = np.abs(along) ** 2 > 0
    for seconds in _BESIDE_S:
        shift = round(seconds * BASEBAND_RATE)
        other = _shifted(along, shift)
        power = np.abs(_framed(sound, other)) ** 2 / 2
        inside = _shifted(heard, shift).reshape(-1, FRAME).all(axis=1)
        beside += power * inside
        counted += inside
    measured = smoothed(beside, _SMOOTH_FRAMES)
    expected = smoothed(energy * counted, _SMOOTH_FRAMES)
    heavier = np.where(expected > 0, measured / np.maximum(expected, 1e-9), 1.0)
    noise = energy * np.maximum(1.0, heavier)
    sums = np.where(energy > _SILENT * FRAME, sums, 0)
    return Trace(
        path,
        first,
        sums.astype(np.complex64),
        energy.astype(np.float32),
        np.maximum(noise, _SILENT * FRAME).astype(np.float32),
    )


def aligned(reference: Reference, path: Path, begin: int, end: int) -> Baseband:
    """The recording as it would sound in samples begin to end of the programme.

    Complex64 of shape (end - begin,), power 2, zeros outside of the recording.  Delays between
    samples are made by turning the spectrum of each second or so.
    """
    out = np.zeros(end - begin, np.complex64)
    step = _PIECE if path.slope else end - begin
    for start in range(begin, end, max(1, step)):
        stop = min(start + step, end)
        delay = path.delay_at((start + stop) / 2)
        whole = int(np.floor(delay))
        margin = min(64, stop - start)
        piece = reference.cut(start + whole - margin, stop - start + 2 * margin)
        if delay != whole:
            moved = between(piece, delay - whole)
            moved[piece == 0] = 0
            piece = moved
        out[start - begin : stop - begin] = piece[margin : margin + stop - start]
        # The band begins above 0 Hz: a delay turns its carrier too.
        out[start - begin : stop - begin] *= np.exp(
            2j * np.pi * ((LOW_HZ / BASEBAND_RATE * delay) % 1.0)
        )
    return out


_PIECE = 2 * BASEBAND_RATE
"""Where the delay drifts it is taken as constant over so many samples."""


def smoothed(values: npt.NDArray[_Value], frames: int) -> npt.NDArray[_Value]:
    """The mean over so many frames around each, shape (n,) as before."""
    lead = frames // 2
    mean = np.convolve(values, np.ones(frames) / frames)  # type: ignore[type-var]
    return np.asarray(mean[lead : lead + len(values)], values.dtype)


def _framed(sound: Baseband, along: Baseband) -> npt.NDArray[np.complex128]:
    return np.asarray((sound * np.conj(along)).reshape(-1, FRAME).sum(axis=1), np.complex128)


def _shifted(values: npt.NDArray[_Value], by: int) -> npt.NDArray[_Value]:
    out = np.zeros_like(values)
    if by >= 0:
        out[by:] = values[: len(values) - by]
    else:
        out[:by] = values[-by:]
    return out
