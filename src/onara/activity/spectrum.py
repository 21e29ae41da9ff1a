"""What the network sees of a sound: bands of its spectrum, and how tonal each of them is.

A frame of 128 ms every 50 ms resolves the partials of music above its bass notes, and is still
shorter than the pauses between sentences, in which quiet music is heard best.  Two values a band:

- *level*: power in decibels;
- *steadiness*: how far the strongest bin of the band, its level averaged over 0.45 s, stands out of
  the mean of its surroundings.  A held note keeps its bin; a voice glides, noise is flat.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from onara.audio import SAMPLE_RATE, Samples

HOP = SAMPLE_RATE // 20
"""Samples from one frame of the spectrum to the next: 50 ms."""

WINDOW = 1024
BANDS = 64
VALUES = 2
"""Values a band: level and steadiness."""

_LOWEST, _HIGHEST = 40.0, 3900.0
_SMOOTH = 9
"""Frames over which a bin's level is averaged: 0.45 s, shorter than most notes of slow music."""

_FLOOR_DB = -95.0
_LEVEL_MEAN, _LEVEL_SPREAD = -60.0, 15.0
_STEADY_MEAN, _STEADY_SPREAD = 6.0, 4.0
"""Bring both values near the range -2 to 2; what is left the network has learnt."""

SILENCE = (
    (_FLOOR_DB - _LEVEL_MEAN) / _LEVEL_SPREAD,
    (0.0 - _STEADY_MEAN) / _STEADY_SPREAD,
)
"""What `features` gives for no sound at all: the side of a programme that has none."""

_BLOCK = 256
"""Frames that are transformed at once: they stay in the processor's cache."""

Features = npt.NDArray[np.float32]


def _edges() -> npt.NDArray[np.int64]:
    """First bins of the bands, and the end of the last: equal steps of mel, but whole bins.

    Mel after O'Shaughnessy (1987): 2595 log10(1 + f / 700).
    """
    low, high = (2595 * np.log10(1 + f / 700) for f in (_LOWEST, _HIGHEST))
    hertz = 700 * (10 ** (np.linspace(low, high, BANDS + 1) / 2595) - 1)
    return np.round(hertz * WINDOW / SAMPLE_RATE).astype(np.int64)


_EDGES = _edges()
_WIDTHS = np.diff(_EDGES).astype(np.float32)
_HANN = (WINDOW * np.hanning(WINDOW + 1)[:-1] / np.sqrt(0.375 * WINDOW)).astype(np.float32)
"""With the norm that `features` takes away."""


def features(samples: Samples) -> Features:
    """Level and steadiness of every frame and band: shape (n // HOP, BANDS, VALUES).

    ``samples`` is one channel at `SAMPLE_RATE`, full scale 1.0.  Frame i is centred on the samples
    [i * HOP, (i + 1) * HOP); beyond both ends there is silence.
    """
    count = len(samples) // HOP
    lead = (WINDOW - HOP) // 2
    padded = np.zeros((count - 1) * HOP + WINDOW if count else 0, np.float32)
    part = samples[: len(padded) - lead]
    padded[lead : lead + len(part)] = part
    found = np.empty((count, BANDS, VALUES), np.float32)
    bins = np.empty((count, int(_EDGES[-1] - _EDGES[0])), np.float32)
    if not count:
        return found
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP]
    for first in range(0, count, _BLOCK):
        spectrum = np.fft.rfft(frames[first : first + _BLOCK] * _HANN, norm="forward")
        spectrum = spectrum[:, _EDGES[0] : _EDGES[-1]]
        power = (np.square(spectrum.real) + np.square(spectrum.imag)) / np.float32(WINDOW)
        banded = np.add.reduceat(power, _EDGES[:-1] - _EDGES[0], axis=1)
        found[first : first + _BLOCK, :, 0] = _decibels(banded)
        bins[first : first + _BLOCK] = _decibels(power)
    found[:, :, 0] = (found[:, :, 0] - _LEVEL_MEAN) / _LEVEL_SPREAD
    for first in range(0, count, _BLOCK):
        found[first : first + _BLOCK, :, 1] = _steadiness(bins, first, min(first + _BLOCK, count))
    found[:, :, 1] = (found[:, :, 1] - _STEADY_MEAN) / _STEADY_SPREAD
    return found


def _decibels(power: npt.NDArray[np.floating]) -> Features:
    return np.asarray(10 * np.log10(power + np.float32(10 ** (_FLOOR_DB / 10))), np.float32)


def _steadiness(bins: Features, first: int, last: int) -> Features:
    """Decibels of the steadiest bin of each band over the mean of the band and its neighbours."""
    reach = _SMOOTH // 2
    wide = bins[max(0, first - reach) : last + reach]
    wide = np.pad(
        wide, ((reach - min(first, reach), last + reach - min(len(bins), last + reach)), (0, 0)),
        mode="edge",
    )  # fmt: skip
    smooth = sum(wide[i : i + last - first] for i in range(_SMOOTH)) / np.float32(_SMOOTH)
    starts = _EDGES[:-1] - _EDGES[0]
    total = np.pad(np.add.reduceat(smooth, starts, axis=1), ((0, 0), (1, 1)))
    width = np.pad(_WIDTHS, 1)
    mean = (total[:, :-2] + total[:, 1:-1] + total[:, 2:]) / (width[:-2] + width[1:-1] + width[2:])
    return np.asarray(np.maximum.reduceat(smooth, starts, axis=1) - mean, np.float32)
