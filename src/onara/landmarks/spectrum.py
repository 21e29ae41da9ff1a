"""Sound to the highest points of its whitened spectrum.

Arrays of levels have a frame in each row, and zeros behind its bins: one row laid behind the other,
what is done with a bin and its neighbours is then done along one line, in long strides that keep
the processor busy, and neither end of a row meets the next.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.audio import SAMPLE_RATE, Samples

FRAME = 1024
"""128 ms: bins of 7.8 Hz, a semitone at 250 Hz is two of them."""
HOP = 128
"""16 ms."""
LOW_HZ, HIGH_HZ = 250.0, 3500.0
"""Between which points are looked for."""

_FLOOR = 1e-4
"""Magnitude of a bin (a full-scale tone has 256) that counts as silence."""
_MEAN_FRAMES = 62
"""A second on either side, over which a bin's own level is taken."""
_ENVELOPE_BINS = 15
"""Bins on either side, over which the envelope of a frame is taken: 31, one less than the power of
two that `_envelope` counts on."""
_AROUND_FRAMES, _AROUND_BINS = 5, 6
"""A point is the highest so far on either side."""
_LEAST = 0.69
"""Least height of a point over its surroundings, in nepers: 6 dB."""
CONTEXT = _MEAN_FRAMES + _AROUND_FRAMES + 1
"""Frames on either side that a point depends on."""

_FIRST_BIN = int(LOW_HZ * FRAME / SAMPLE_RATE) - _ENVELOPE_BINS
_BINS = int(HIGH_HZ * FRAME / SAMPLE_RATE) + _ENVELOPE_BINS - _FIRST_BIN
_ROW = _BINS + _ENVELOPE_BINS
_TRANSFORMED, _LOOKED_AT, _SUMMED = 32, 64, 32
"""Frames that are transformed, looked at for points, summed together: they stay in the cache."""
_WINDOW = (FRAME * np.hanning(FRAME + 1)[:-1]).astype(np.float32)
"""With the norm that `levels` takes away."""

Levels = npt.NDArray[np.float32]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Points:
    """``frame``, with fractions; ``hertz``; ``height`` over the surroundings in nepers: each (m,),
    in the order of their frames."""

    frame: Floats
    hertz: Floats
    height: Floats


def levels(sound: Samples) -> Levels:
    """Logarithmic magnitudes of all whole frames of a sound at `SAMPLE_RATE`."""
    cut = np.lib.stride_tricks.sliding_window_view(sound, FRAME)[::HOP]
    found = np.zeros((len(cut), _ROW), np.float32)
    for first in range(0, len(cut), _TRANSFORMED):
        frames = cut[first : first + _TRANSFORMED] * _WINDOW
        part = found[first : first + len(frames), :_BINS]
        # With this norm NumPy transforms single precision as such; without any, as double.
        spectra = np.fft.rfft(frames, axis=1, norm="forward")
        np.abs(spectra[:, _FIRST_BIN : _FIRST_BIN + _BINS], out=part)
        part += np.float32(_FLOOR)
        np.log(part, out=part)
    return found


def no_levels() -> Levels:
    """Those of no frame."""
    return np.empty((0, _ROW), np.float32)


def points(held: Levels, first: int, end: int) -> Points:
    """The highest points of the frames from ``first`` to ``end`` of `levels`: higher than all
    around, by `_LEAST` at the least."""
    begin, stop = max(0, first - CONTEXT), min(len(held), end + CONTEXT)
    near, total = held[begin:stop], _sums(held[begin:stop])
    parts = [
        _points_among(near, total, at - begin, min(at + _LOOKED_AT, end) - begin)
        for at in range(first, end, _LOOKED_AT)
    ]
    frame, bin_, height = (np.concatenate(each) for each in zip(*parts, strict=True))
    return Points(frame + begin, (bin_ + _FIRST_BIN) * SAMPLE_RATE / FRAME, height)


def _points_among(held: Levels, total: Levels, first: int, end: int) -> tuple[Floats, ...]:
    """Frames, bins and heights of those of the frames from ``first`` to ``end``; ``total`` are the
    sums of all rows before each."""
    low, high = first - _AROUND_FRAMES, end + _AROUND_FRAMES
    rows = np.full((high - low, _ROW), -np.inf, np.float32)
    begin, stop = max(0, low), min(len(held), high)
    there = rows[begin - low : stop - low]
    _means(total, begin, stop, there)
    np.subtract(held[begin:stop], there, out=there)
    there -= _envelope(there)
    rows[:, _BINS:] = -np.inf
    line = rows.ravel()
    highest = _highest(_highest(line, _AROUND_FRAMES, _ROW), _AROUND_BINS, 1)
    skipped = _AROUND_FRAMES * _ROW + _AROUND_BINS
    own = line[skipped : skipped + len(highest)]
    np.maximum(highest, np.float32(_LEAST), out=highest)
    at = np.flatnonzero(own >= highest) + skipped
    row, bin_ = np.divmod(at, _ROW)
    frame = row + low
    # Whether the first and the last frame are highest is not known.
    known = (frame > 0) & (frame < len(held) - 1)
    known &= (bin_ >= _ENVELOPE_BINS) & (bin_ <= _BINS - _ENVELOPE_BINS)
    at, frame, bin_ = at[known], frame[known], bin_[known]
    height = line[at]
    frame_at = frame + _vertex(line[at - _ROW], height, line[at + _ROW])
    bin_at = bin_ + _vertex(line[at - 1], height, line[at + 1])
    return frame_at, bin_at, height.astype(np.float64)


def _vertex(before: Levels, at: Levels, after: Levels) -> Floats:
    """Where between the neighbours the parabola through three points has its top."""
    bend = (before - 2 * at + after).astype(np.float64)
    return np.clip(0.5 * (before - after) / np.minimum(bend, -1e-9), -0.5, 0.5)


def _sums(rows: Levels) -> Levels:
    """Sums of all rows before each row, and of all: one more than there are.

    First within blocks, all at once, then from block to block; NumPy's own cumulative sum runs down
    the columns and takes ten times as long.
    """
    count = -(-len(rows) // _SUMMED)
    total = np.zeros((count * _SUMMED + 1, _ROW), np.float32)
    total[1 : len(rows) + 1] = rows
    blocks = total[1:].reshape(count, _SUMMED, _ROW)
    for step in range(1, _SUMMED):
        blocks[:, step] += blocks[:, step - 1]
    for block in range(1, count):
        blocks[block] += blocks[block - 1, -1]
    return total[: len(rows) + 1]


def _means(total: Levels, begin: int, stop: int, out: Levels) -> None:
    """Means of the rows from ``begin`` to ``stop``, each with `_MEAN_FRAMES` rows on either side as
    far as there are, from sums of all rows before each row and of all."""
    at = np.arange(begin, stop)
    first = np.maximum(at - _MEAN_FRAMES, 0)
    last = np.minimum(at + _MEAN_FRAMES + 1, len(total) - 1)
    if first[0] == at[0] - _MEAN_FRAMES and last[-1] == at[-1] + _MEAN_FRAMES + 1:
        np.subtract(total[last[0] : last[-1] + 1], total[first[0] : first[-1] + 1], out=out)
        out *= np.float32(1 / (2 * _MEAN_FRAMES + 1))
    else:
        np.subtract(total[last], total[first], out=out)
        out *= (1 / (last - first)).astype(np.float32)[:, None]


def _envelope(rows: Levels) -> Levels:
    """Mean of each bin with `_ENVELOPE_BINS` on either side, as far as there are.

    Sums of 32 are made by five doublings, and lose the one that is too many.
    """
    padded = np.zeros(rows.size + 2 * _ENVELOPE_BINS + 1, np.float32)
    padded[_ENVELOPE_BINS : _ENVELOPE_BINS + rows.size] = rows.ravel()
    sums, width = padded, 1
    while width < 2 * _ENVELOPE_BINS + 2:
        sums = sums[:-width] + sums[width:]
        width *= 2
    sums -= padded[2 * _ENVELOPE_BINS + 1 :]
    means = sums.reshape(rows.shape)
    means *= _SHARES
    return means


def _highest(line: Levels, reach: int, step: int) -> Levels:
    """Highest of each value and ``reach`` on either side that lie ``step`` apart: shorter than
    ``line`` by what has not so many on both sides."""
    wide, width = 2 * reach + 1, 1
    while 2 * width < wide:
        line = np.maximum(line[: -width * step], line[width * step :])
        width *= 2
    rest = (wide - width) * step
    return np.maximum(line[:-rest], line[rest:])


def _shares() -> Levels:
    """One over the number of bins in each bin's envelope: (`_ROW`,)."""
    bins = np.arange(_ROW)
    first = np.maximum(bins - _ENVELOPE_BINS, 0)
    last = np.minimum(bins + _ENVELOPE_BINS, _BINS - 1)
    return (1 / (last - first + 1)).astype(np.float32)


_SHARES = _shares()
