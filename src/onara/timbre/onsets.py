"""When do notes begin, how often, and in which even steps?"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from onara.timbre.bands import FRAME_RATE, Floats

BEATS = 12
"""Ranges of the time between two beats, each a fifth longer than the one before."""
SHORTEST_S, LONGEST_S = 0.25, 2.0
"""240 to 30 beats a minute: no music is counted faster or slower."""
LAGS = round(LONGEST_S * FRAME_RATE) + 1
LEAST = 0.15
"""Strength of an onset: a rise of the power by 16 % in every band at once, or by more in some.
Less is the ripple of a note that is held."""


def onset_strength(bands: Floats) -> Floats:
    """Spectral flux: rise of the log power from frame to frame, mean over bands: (frames - 1,).

    What falls does not count (Bello et al., IEEE Trans. SAP 13(5), 2005, section III).
    """
    rise: Floats = np.maximum(np.diff(bands, axis=0), 0).mean(axis=1)
    return rise


def onsets(strength: Floats) -> int:
    """Number of peaks of a stretch of onset strength that stand out of it."""
    limit = max(float(np.median(strength) + strength.std()), LEAST)
    inner = strength[1:-1]
    peaks = (inner > strength[:-2]) & (inner >= strength[2:]) & (inner > limit)
    return int(np.count_nonzero(peaks))


def self_similarity(strength: Floats) -> Floats:
    """Autocorrelation of a stretch at lags of 0 to `LAGS` - 1 frames, 1 at lag 0: (`LAGS`,).

    Takes at least twice `LAGS`; zeros where there is no onset at all.
    """
    centred = strength - strength.mean()
    size = 1 << (2 * len(centred) - 1).bit_length()
    spectrum = np.fft.rfft(centred, size)
    found = np.fft.irfft(spectrum.real**2 + spectrum.imag**2, size)[:LAGS]
    alike: Floats = (found / max(float(found[0]), 1e-9)).astype(np.float32)
    return alike


def beats(similarity: Floats) -> Floats:
    """How evenly onsets return, for each range of times between them: (`BEATS`,).

    The highest `self_similarity` of each range; which of them is *the* beat is left open, because
    half and double of it stand out as well.
    """
    edges = np.geomspace(SHORTEST_S * FRAME_RATE, LONGEST_S * FRAME_RATE, BEATS + 1).astype(int)
    return np.array(
        [similarity[low : high + 1].max() for low, high in pairwise(edges)],
        np.float32,
    )
