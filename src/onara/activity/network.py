"""The network that hears music and speech, run in plain NumPy.

It was trained on scenes that ``python -m bench.activity train`` mixes; that command writes the
weights too.  Three convolutions over time and frequency find notes and syllables; then a stack of
dilated convolutions over time alone weighs what lies before and after (as Bai, Kolter & Koltun, "An
Empirical Evaluation of Generic Convolutional and Recurrent Networks for Sequence Modeling", 2018,
but looking both ways).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onara.activity.spectrum import Features

WEIGHTS = Path(__file__).with_name("weights.npz")

CHANNELS = (16, 24, 32)
KERNELS = ((3, 5), (4, 3), (3, 3))
STRIDES = ((1, 2), (2, 2), (1, 2))
"""Of each convolution: its outputs, how many frames and bands it reaches over, and how many it goes
on by: the second makes frames of 100 ms of two of 50."""

WIDTH = 64
DILATIONS = (1, 2, 4, 8, 16, 32, 64)
"""Frames of 100 ms between the three taps of each convolution over time."""

REACH = sum(DILATIONS) + 4
"""Frames of 100 ms before and after that can change an answer: those of the convolutions over time,
and a few more for the spectrum and the convolutions before them."""

_BLOCK = 256
"""Frames that are convolved at once: they stay in the processor's cache."""

Weights = dict[str, npt.NDArray[np.float32]]


@cache
def bundled_weights() -> Weights:
    """The weights that come with the package."""
    with np.load(WEIGHTS) as kept:
        return {name: kept[name].astype(np.float32) for name in kept.files}


def log_odds(seen: Features, weights: Weights) -> Features:
    """Log-odds of music and of speech in each frame of 100 ms: shape (n // 2, 2).

    ``seen`` has shape (n, BANDS, 2 * VALUES), n even: the values of the middle, then of the side.
    """
    x = seen
    for number, stride in enumerate(STRIDES):
        x = _convolved(x, weights[f"conv{number}"], weights[f"conv{number}_bias"], stride)
    x = x.transpose(0, 2, 1).reshape(len(x), x.shape[1] * x.shape[2])
    x = np.maximum(x @ weights["dense"] + weights["dense_bias"], 0)
    for number, dilation in enumerate(DILATIONS):
        taps = np.pad(x, ((dilation, dilation), (0, 0)))
        kernel = weights[f"time{number}"]
        y = sum(taps[i * dilation : i * dilation + len(x)] @ kernel[i] for i in range(3))
        y = np.maximum(y + weights[f"time{number}_bias"], 0)
        x = x + y @ weights[f"mix{number}"] + weights[f"mix{number}_bias"]
    return np.asarray(np.maximum(x, 0) @ weights["out"] + weights["out_bias"], np.float32)


def _convolved(x: Features, kernel: Features, bias: Features, stride: tuple[int, int]) -> Features:
    """Convolution and rectifier; the hot loop of the network.

    x: (frames, bands, inputs), kernel: (frames, bands, inputs, outputs) of the reach; there is
    nothing beyond the ends.
    """
    times, bands, _, outputs = kernel.shape
    early, low = (times - 1) // 2, (bands - 1) // 2
    wide = np.pad(x, ((early, times - 1 - early), (low, bands - 1 - low), (0, 0)))
    flat = kernel.reshape(-1, outputs)
    found = np.empty((len(x) // stride[0], x.shape[1] // stride[1], outputs), np.float32)
    for first in range(0, len(found), _BLOCK):
        last = min(first + _BLOCK, len(found))
        part = wide[first * stride[0] : (last - 1) * stride[0] + times]
        views = np.lib.stride_tricks.sliding_window_view(part, (times, bands), axis=(0, 1))
        views = views[:: stride[0], :: stride[1]].transpose(0, 1, 3, 4, 2)
        y = views.reshape(-1, len(flat)) @ flat
        found[first:last] = np.maximum(y + bias, 0).reshape(last - first, -1, outputs)
    return found
