"""The channels of a sound, mixed: to one, or to what is in the middle and what is beside it."""

from __future__ import annotations

from typing import Any

import av
import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

_USUAL = {5: "5.0", 6: "5.1", 8: "7.1"}
"""What so many channels are where the file does not say."""

LOUDEST = 1e6
"""Float files hold samples beyond full scale, but none 120 dB beyond: such are damage, as NaN is,
and one alone would drown a whole window."""

_PLANES = 8
"""A frame of this many planes or more (7.1) must not be asked for them: av looks for a null pointer
after the last one, where there is none, and reads on."""


def mono(frames: list[av.AudioFrame]) -> Samples:
    """Frames of one format, averaged over their channels: float32 of shape (n, 1)."""
    sound = _sound(frames)
    # Whatever overflows here is thrown out at the end.
    with np.errstate(over="ignore", invalid="ignore"):
        one = sound[0] if len(sound) == 1 else sound.mean(axis=0, dtype=np.float32)
        return _full_scale(np.ascontiguousarray(one, np.float32), sound.dtype)[:, None]


def mid_and_side(frames: list[av.AudioFrame]) -> Samples:
    """Frames of one format as all that is heard, and what is not in the middle: float32 (n, 2)."""
    sound = _sound(frames)
    names = [channel.name for channel in frames[0].layout.channels]
    if "FL" not in names and len(sound) in _USUAL:
        names = [channel.name for channel in av.AudioLayout(_USUAL[len(sound)]).channels]
    nothing = 128 if sound.dtype == np.uint8 else 0
    with np.errstate(over="ignore", invalid="ignore"):
        mid = sound.mean(axis=0, dtype=np.float32)
        if "FC" in names and len(sound) > 2:
            beside = [row for row, name in enumerate(names) if name not in ("FC", "LFE")]
            side = sound[beside].mean(axis=0, dtype=np.float32)
        elif len(sound) == 2:
            left, right = sound.astype(np.float32)
            side = (left - right) / 2 + np.float32(nothing)
        else:
            side = np.full_like(mid, nothing)
        return _full_scale(np.stack([mid, side], axis=1), sound.dtype)


def _sound(frames: list[av.AudioFrame]) -> npt.NDArray[Any]:
    """Frames of one format in one piece, as they are numbered: shape (channels, n)."""
    channels = frames[0].layout.nb_channels
    if channels >= _PLANES and frames[0].format.is_planar:
        frames = _interleaved(frames)
    arrays = [frame.to_ndarray() for frame in frames]
    if frames[0].format.is_planar:
        return np.concatenate(arrays, axis=1)
    # Packed formats come as one row of interleaved samples.
    return np.concatenate(arrays, axis=1).reshape(-1, channels).T


def _full_scale(samples: Samples, kind: np.dtype[Any]) -> Samples:
    """Samples of a kind of numbers brought to a full scale of 1.0; what is damage becomes 0."""
    if kind == np.uint8:
        return (samples - np.float32(128)) / np.float32(128)
    if kind.kind == "i":
        return samples / np.float32(2 ** (8 * kind.itemsize - 1))
    if not np.abs(samples).max(initial=0.0) <= LOUDEST:  # so written, NaN is caught too
        samples[~(np.abs(samples) <= LOUDEST)] = 0
    return samples


def _interleaved(frames: list[av.AudioFrame]) -> list[av.AudioFrame]:
    first = frames[0]
    converter = av.AudioResampler(first.format.packed, first.layout, first.sample_rate)
    return [each for frame in [*frames, None] for each in converter.resample(frame)]
