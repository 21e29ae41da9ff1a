"""HOT. The one-bit matched filter over every lag of every reference.

Block correlation by FFT ("overlap-save", Oppenheim and Schafer, Discrete-Time Signal Processing,
section 8.7): references are cut into rows, many rows are transformed in one call, because NumPy's
FFT works on several rows at once with vector instructions and on a single row without (four times
slower).  Nothing is kept between queries: unpacking and transforming the references costs as much
as the inverse transform, and keeping spectra would take 60 times the memory of the bits.

Measured by ``python -m bench --only speed``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.fingerprint import BASEBAND_RATE, SAMPLES_PER_BYTE, Baseband, Bits, unpack
from onara.index import Reference

CHUNK = 2048
"""Lags (1.024 s) over which the spread of the filter's output is taken: tonal passages are noisier
than others, so the spread has to be local."""

MIN_OVERLAP_S = 0.25
"""A clip may begin before the recording or end after it; this much of it has to lie within."""

_ROWS_BYTES = 1 << 23
"""Work on about this many bytes of rows at a time."""
_SILENT = 0.02
"""Where less than this share of a query's energy meets the reference, nothing is concluded:
rounding errors there would look like peaks."""
_THEORY_LAGS = 64
"""The mean power of a chunk is drawn towards theory with the weight of so many lags: a chunk at an
end of a reference may have but a few."""


@dataclass(frozen=True, slots=True)
class Peaks:
    """The highest output of the filter in every chunk of lags of every reference.

    ``reference`` int32 (m,): position of the reference in the order given;
    ``lag`` int32 (m,): first lag of the chunk, in samples of the reference at `BASEBAND_RATE`;
    ``height`` float32 (queries, m): largest sum of the power at two neighbouring lags over the mean
    power of the chunk.  The sum is there because a true lag lies between two samples: alone, a
    sample half a step away has 41 % of the peak's power, two of them together 81 %.
    """

    reference: npt.NDArray[np.int32]
    lag: npt.NDArray[np.int32]
    height: npt.NDArray[np.float32]


def correlate(queries: npt.NDArray[np.complex64], references: Iterable[Reference]) -> Peaks:
    """Correlate queries with references at all lags.

    ``queries`` is complex64 of shape (queries, n): whitened basebands of one length.  Lag k means
    that the first sample of the query meets sample k of the reference; lags run from before the
    start (negative) to past the end, as far as `MIN_OVERLAP_S` of the query stays within.
    """
    count, length = queries.shape
    size = _transform_size(length)
    step = (size - length) // CHUNK * CHUNK
    spectra = np.conj(np.fft.fft(queries, size, axis=1))
    energies = [Overlap.of(query) for query in queries]

    at: list[tuple[int, int]] = []
    heights: list[npt.NDArray[np.float32]] = []
    batch = max(1, _ROWS_BYTES // (8 * size))
    rows = np.empty((batch, size), np.complex64)
    work = np.empty_like(rows)
    held: list[_Row] = []
    for row in _rows(references, length, step):
        _fill(rows[len(held)], row.reference.bits, row.first)
        at.append((row.number, row.first))
        held.append(row)
        if len(held) == batch:
            heights.append(_heights(held, rows, work, spectra, energies, step))
            held = []
    if held:
        heights.append(_heights(held, rows, work, spectra, energies, step))
    if not at:
        nothing = np.empty(0, np.int32)
        return Peaks(nothing, nothing, np.empty((count, 0), np.float32))
    return _without_outside(Peaks(*_chunk_places(at, step), np.concatenate(heights, axis=1)))


@dataclass(frozen=True, slots=True)
class Overlap:
    """What power chance gives at lags where only a part of the query lies within a reference."""

    before: npt.NDArray[np.float64]
    """Energy of the first k samples of the query, shape (length + 1,)."""

    @classmethod
    def of(cls, query: Baseband) -> Overlap:
        energy = np.abs(query).astype(np.float64) ** 2
        return cls(np.concatenate([[0.0], np.cumsum(energy)]))

    def power(self, first: int, count: int, samples: int) -> npt.NDArray[np.float64]:
        """Mean power by chance at lags first, first + 1, ..., shape (count,).

        A one-bit reference has power 2 a sample.  Infinite where less than `MIN_OVERLAP_S` of the
        query meets the reference (of ``samples`` samples): nothing is concluded from there.
        """
        length = len(self.before) - 1
        lags = np.arange(first, first + count)
        begin = np.clip(-lags, 0, length)
        end = np.clip(samples - lags, 0, length)
        power = 2 * (self.before[end] - self.before[begin])
        least = 2 * _SILENT * self.before[-1] * min(1.0, _overlap(length) / max(1, length))
        power[(end - begin < _overlap(length)) | (power <= least)] = np.inf
        return power


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of samples to transform: of which reference, from which sample on."""

    number: int
    reference: Reference
    first: int

    def is_inside(self, length: int, step: int) -> bool:
        """True when at all its lags the whole query lies within the reference."""
        return self.first >= 0 and self.first + step + length < self.reference.samples


def _overlap(length: int) -> int:
    """Samples of a query that have to lie within the reference."""
    return min(length, round(MIN_OVERLAP_S * BASEBAND_RATE))


def _transform_size(length: int) -> int:
    """Power of two of at least five query lengths: four fifths of each transform are new lags."""
    return 1 << max(14, (5 * length - 1).bit_length())


def _rows(references: Iterable[Reference], length: int, step: int) -> Iterator[_Row]:
    """The rows that cover all lags; first samples are multiples of four, as bytes begin there."""
    lead = -(-(length - _overlap(length)) // SAMPLES_PER_BYTE) * SAMPLES_PER_BYTE
    for number, reference in enumerate(references):
        for first in range(-lead, max(1, reference.samples - _overlap(length)), step):
            yield _Row(number, reference, first)


def _fill(row: Baseband, bits: Bits, first: int) -> None:
    """Samples first, first + 1, ... of a reference into a row, zeros where there are none."""
    lead = max(0, -first)
    begin = max(0, first) // SAMPLES_PER_BYTE
    part = bits[begin : begin + (len(row) - lead) // SAMPLES_PER_BYTE]
    end = lead + len(part) * SAMPLES_PER_BYTE
    row[:lead] = 0
    unpack(part, out=row[lead:end])
    row[end:] = 0


def _heights(
    held: Sequence[_Row],
    rows: npt.NDArray[np.complex64],
    work: npt.NDArray[np.complex64],
    spectra: npt.NDArray[np.complex64],
    energies: Sequence[Overlap],
    step: int,
) -> npt.NDArray[np.float32]:
    """Peak heights, float32 (queries, rows * chunks a row); outside the reference they are 0."""
    length = len(energies[0].before) - 1
    count = len(held)
    # Never in place: NumPy's transforms are much slower there.
    transformed = np.fft.fft(rows[:count], axis=1)
    heights = []
    for spectrum, overlap in zip(spectra, energies, strict=True):
        np.multiply(transformed, spectrum, out=work[:count])
        output = np.fft.ifft(work[:count], axis=1, out=rows[:count])  # type: ignore[arg-type]
        # One lag more than the step, so that the last has its neighbour.
        parts = np.square(output[:, : step + 1].view(np.float32))
        power = parts[:, 0::2] + parts[:, 1::2]
        power *= np.float32(0.5 / max(overlap.before[-1], 1e-30))
        chunks = (count, step // CHUNK, CHUNK)
        lags = np.full(chunks[:2], CHUNK)
        for part, row, usable in zip(power, held, lags, strict=True):
            if not row.is_inside(length, step):
                expected = overlap.power(row.first, step + 1, row.reference.samples)
                part *= (2 * overlap.before[-1] / expected).astype(np.float32)
                usable[:] = np.isfinite(expected[:step]).reshape(chunks[1:]).sum(axis=1)
        total = power[:, :step].reshape(chunks).sum(axis=2)
        mean = (total + _THEORY_LAGS) / (lags + _THEORY_LAGS)
        power[:, :step] += power[:, 1:]
        highest = power[:, :step].reshape(chunks).max(axis=2)
        heights.append(np.where(lags > 0, highest / mean, 0))
    return np.asarray(heights, np.float32).reshape(len(spectra), -1)


def _chunk_places(
    at: Sequence[tuple[int, int]], step: int
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    places = np.asarray(at, np.int32)
    chunks = step // CHUNK
    within = np.arange(chunks, dtype=np.int32) * CHUNK
    return np.repeat(places[:, 0], chunks), (places[:, 1, None] + within).reshape(-1)


def _without_outside(peaks: Peaks) -> Peaks:
    """Leave out the chunks that lie past the end of their reference."""
    inside = peaks.height.any(axis=0)
    return Peaks(peaks.reference[inside], peaks.lag[inside], peaks.height[:, inside])
