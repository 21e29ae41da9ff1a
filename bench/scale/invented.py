"""References of recordings that do not exist, with the statistics of those that do.

Landmarks: a stretch of real ones (`Source`), transposed by whole semitones and played faster or
slower.  Which peaks follow each other, how often one pair comes back and how often pairs share a
hash stay as in the music they are taken from; nothing else of it can be found in them.  Bits: real
ones, read backwards.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onara.audio import Sound
from onara.fingerprint import SAMPLES_PER_BYTE, pack_blocks, whiten_blocks
from onara.landmarks import REFERENCE_RANKS, Peaks, Picker
from onara.landmarks.pairs import Hashes, Pairs
from onara.landmarks.peaks import TICKS_A_SECOND
from onara.landmarks.postings import TICKS, reference_pairs

LENGTH_S = 240
_SEMITONES = (-6, 6)
_SLOWER = (0.75, 1.15)
_A_MANNER = 25
"""Invented recordings, of other stretches, that are transposed and played alike."""
_RANGE = 4600.0
"""Cents in which peaks are looked for, a whole number of semitones: what is transposed beyond comes
in again at the other end."""


@dataclass(frozen=True)
class Source:
    """All pairs of some real recordings on one time that ends where it begins, and their bits."""

    pairs: Pairs
    ticks: int
    bits: npt.NDArray[np.uint8]

    @classmethod
    def of(cls, files: Iterable[Path]) -> "Source":
        """Of media files that can be decoded."""
        parts, bits, at = [], [], 0
        for path in files:
            peaks, held = _heard(path)
            pairs = reference_pairs(peaks)
            parts.append(Pairs(pairs.time + at, pairs.pitch, pairs.interval, pairs.gap))
            at += int(peaks.time.max(initial=0)) + TICKS_A_SECOND
            bits.append(np.frombuffer(held, np.uint8)[::-1])
        # As much again as one recording can take, so that it may begin anywhere.
        parts += [Pairs(p.time + at, p.pitch, p.interval, p.gap) for p in parts]
        joined = [np.concatenate([getattr(p, name) for p in parts]) for name in Pairs.__slots__]
        order = np.argsort(joined[0], kind="stable")
        return cls(Pairs(*(each[order] for each in joined)), at, np.concatenate(bits))

    def landmarks(self, rng: np.random.Generator) -> Iterator[tuple[Hashes, Hashes]]:
        """Hashes and frames of invented recordings of `LENGTH_S`, in no order, for ever."""
        while True:
            slower = rng.uniform(*_SLOWER)
            cents = 100.0 * rng.integers(_SEMITONES[0], _SEMITONES[1], endpoint=True)
            played = self.pairs.played(slower=slower, cents=cents)
            pitch = played.pitch % _RANGE
            played = Pairs(played.time, pitch, played.interval, played.gap)
            kept = (played.gap >= 32) & (played.gap <= TICKS_A_SECOND)
            hashes = played.hashes()[kept]
            frames = np.rint(played.time[kept] / TICKS).astype(np.uint32)
            last = int(slower * self.ticks / TICKS)
            length = min(last, LENGTH_S * TICKS_A_SECOND // TICKS)
            for _ in range(_A_MANNER):
                begin = int(rng.integers(last))
                first, end = np.searchsorted(frames, np.array([begin, begin + length], np.uint32))
                yield hashes[first:end], frames[first:end] - np.uint32(begin)

    def some_bits(self, samples: int, rng: np.random.Generator) -> npt.NDArray[np.uint8]:
        """Bits of so many samples, from anywhere on."""
        count = -(-samples // SAMPLES_PER_BYTE)
        at = int(rng.integers(len(self.bits)))
        part = self.bits[at : at + count]
        while len(part) < count:
            part = np.concatenate([part, self.bits[: count - len(part)]])
        return part


def _heard(path: Path) -> tuple[Peaks, bytes]:
    picker = Picker(REFERENCE_RANKS)
    with Sound(path) as sound:
        blocks = list(sound.blocks())
    for block in blocks:
        picker.take(block)
    return picker.peaks(), b"".join(pack_blocks(whiten_blocks(iter(blocks))))
