"""HOT. The one-bit matched filter over every lag of every reference.

Block correlation by FFT ("overlap-save", Oppenheim and Schafer, Discrete-Time Signal Processing,
section 8.7): references are cut into rows, many rows are transformed in one call, because NumPy's
FFT works on several rows at once with vector instructions and on a single row without (four times
slower).  Forward transforms need a norm: without one NumPy takes single precision for double and
needs seven times as long.  Nothing is kept between queries: unpacking and transforming the
references costs as much as the second transform, and keeping spectra would take 60 times the memory
of the bits.

Measured by ``python -m bench --only speed``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onara.fingerprint import Baseband
from onara.index import Reference
from onara.match.grain import FINE, Grain
from onara.match.overlap import Overlap, Reach, least_overlap

_ROWS_BYTES = 1 << 20
"""Work on about this many bytes of rows at a time."""
_LEAST_SIZE = 1 << 13
"""Shorter transforms are no faster a sample, and need more rows."""
_THEORY_S = 0.032
"""The mean power of a chunk is drawn towards theory with the weight of so many seconds of lags: a
chunk at an end of a reference may have but a few."""


@dataclass(frozen=True, slots=True)
class Peaks:
    """The highest output of the filter in every chunk of lags of every reference.

    ``reference`` int32 (m,): position of the reference in the order given;
    ``lag`` int32 (m,): first lag of the chunk, in samples of the baseband, whatever the grain;
    ``height`` float32 (queries, m): largest sum of the power at two neighbouring lags over the mean
    power of the chunk.  The sum is there because a true lag lies between two samples: alone, a
    sample half a step away has 41 % of the peak's power, two of them together 81 %.
    """

    reference: npt.NDArray[np.int32]
    lag: npt.NDArray[np.int32]
    height: npt.NDArray[np.float32]


def correlate(
    queries: npt.NDArray[np.complex64], references: Iterable[Reference], grain: Grain = FINE
) -> Peaks:
    """Correlate queries with references at all lags.

    ``queries`` is complex64 of shape (queries, n): whitened basebands of one length.  Lag k means
    that the first sample of the query meets sample k of the reference; lags run from before the
    start (negative) to past the end, as far as `overlap.MIN_OVERLAP_S` of the query stays within.
    """
    queries = grain.samples(queries)
    plan = _Plan.of(queries, grain)
    spectra = plan.spectra(queries)
    overlaps = [Overlap.of(query, grain) for query in queries]

    heights: list[npt.NDArray[np.float32]] = []
    rows = np.empty((max(4, _ROWS_BYTES // (8 * plan.size)), plan.size), np.complex64)
    work = np.empty((2, *rows.shape), np.complex64)
    at: list[_Row] = []
    held: list[_Row] = []
    for row in plan.rows(references):
        row.fill(rows[len(held)], grain)
        held.append(row)
        if len(held) == len(rows):
            heights.append(_heights(plan, held, rows, work, spectra, overlaps))
            at += held
            held = []
    if held:
        heights.append(_heights(plan, held, rows, work, spectra, overlaps))
        at += held
    if not at:
        nothing = np.empty(0, np.int32)
        return Peaks(nothing, nothing, np.empty((len(queries), 0), np.float32))
    return plan.peaks(at, np.concatenate(heights, axis=1))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of samples to transform: of which reference, from which sample of the grain on."""

    number: int
    reference: Reference
    samples: int
    first: int

    def fill(self, row: Baseband, grain: Grain) -> None:
        """Samples first, first + 1, ... of the reference, zeros where there are none."""
        lead = max(0, -self.first)
        begin = max(0, self.first) // grain.per_byte
        part = self.reference.bits[begin : begin + (len(row) - lead) // grain.per_byte]
        end = lead + len(part) * grain.per_byte
        row[:lead] = 0
        grain.unpack(part, out=row[lead:end])
        row[end:] = 0


@dataclass(frozen=True, slots=True)
class _Plan:
    """How references are cut: transforms of ``size`` samples give ``step`` new lags each."""

    grain: Grain
    length: int
    size: int
    step: int

    @classmethod
    def of(cls, queries: npt.NDArray[np.complex64], grain: Grain) -> _Plan:
        length = queries.shape[1]
        # At least five query lengths: four fifths of each transform are new lags.
        size = max(_LEAST_SIZE, 1 << (5 * length - 1).bit_length())
        return cls(grain, length, size, (size - length) // grain.chunk * grain.chunk)

    def spectra(self, queries: npt.NDArray[np.complex64]) -> npt.NDArray[np.complex64]:
        """What the spectrum of a row is multiplied with, shape (queries, size).

        The inverse transform of the product is then the correlation: its first values belong to
        the row's first lags.
        """
        spectra = np.conj(np.fft.fft(queries, self.size, axis=1, norm="forward"))
        return np.asarray(spectra * np.float32(self.size**2), np.complex64)

    @property
    def chunks(self) -> int:
        """Chunks in a row."""
        return self.step // self.grain.chunk

    def rows(self, references: Iterable[Reference]) -> Iterator[_Row]:
        """The rows that cover all lags; they begin where bytes do."""
        least = least_overlap(self.length, self.grain)
        lead = -(-(self.length - least) // self.grain.per_byte) * self.grain.per_byte
        for number, reference in enumerate(references):
            samples = reference.samples // self.grain.factor
            for first in range(-lead, max(1, samples - least), self.step):
                yield _Row(number, reference, samples, first)

    def is_inside(self, row: _Row) -> bool:
        """True when at all lags of a row the whole query lies within the reference."""
        return row.first >= 0 and row.first + self.step + self.length < row.samples

    def peaks(self, rows: Sequence[_Row], heights: npt.NDArray[np.float32]) -> Peaks:
        """Heights with their places, without the chunks that lie outside of their reference."""
        factor = self.grain.factor
        numbers = np.repeat(np.array([row.number for row in rows], np.int32), self.chunks)
        firsts = np.array([row.first for row in rows], np.int32) * factor
        within = np.arange(self.chunks, dtype=np.int32) * self.grain.chunk * factor
        inside = heights.any(axis=0)
        lags = (firsts[:, None] + within).reshape(-1)
        return Peaks(numbers[inside], lags[inside], heights[:, inside])


def _heights(
    plan: _Plan,
    held: Sequence[_Row],
    rows: npt.NDArray[np.complex64],
    work: npt.NDArray[np.complex64],
    spectra: npt.NDArray[np.complex64],
    overlaps: Sequence[Overlap],
) -> npt.NDArray[np.float32]:
    """Peak heights, float32 (queries, rows * chunks a row); outside the reference they are 0."""
    count, step = len(held), plan.step
    chunks = (count, plan.chunks, plan.grain.chunk)
    theory = _THEORY_S * plan.grain.rate
    transformed, product = work[0, :count], work[1, :count]
    np.fft.fft(rows[:count], axis=1, norm="forward", out=transformed)  # type: ignore[arg-type]
    reaches = [
        None
        if plan.is_inside(row)
        else Reach.of(plan.length, row.first, step + 1, row.samples, plan.grain)
        for row in held
    ]
    heights = []
    for spectrum, overlap in zip(spectra, overlaps, strict=True):
        np.multiply(transformed, spectrum, out=product)
        output = np.fft.ifft(product, axis=1, out=rows[:count])  # type: ignore[arg-type]
        # One lag more than the step, so that the last has its neighbour.
        parts = output[:, : step + 1].view(np.float32)
        np.square(parts, out=parts)
        power = parts[:, 0::2] + parts[:, 1::2]
        power *= np.float32(1 / max(overlap.full, 1e-30))
        lags = np.full(chunks[:2], plan.grain.chunk)
        for part, reach, usable in zip(power, reaches, lags, strict=True):
            if reach is not None:
                expected = overlap.power(reach)
                part *= (overlap.full / expected).astype(np.float32)
                usable[:] = np.isfinite(expected[:step]).reshape(chunks[1:]).sum(axis=1)
        mean = (power[:, :step].reshape(chunks).sum(axis=2) + theory) / (lags + theory)
        power[:, :step] += power[:, 1:]
        highest = power[:, :step].reshape(chunks).max(axis=2)
        heights.append(np.where(lags > 0, highest / mean, 0))
    return np.asarray(heights, np.float32).reshape(len(spectra), -1)
