"""References of recordings that do not exist, with the statistics of those that do.

Landmarks: a stretch of real ones (`Source`), transposed by whole semitones and played faster or
slower.  Which peaks follow each other, how often one pair comes back and how often pairs share a
hash stay as in the music they are taken from; nothing else of it can be found in them.  Bits: real
ones, read backwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onara.audio import Sound
from onara.fingerprint import SAMPLES_PER_BYTE, pack_blocks, whiten_blocks
from onara.landmarks import REFERENCE_RANKS, Peaks, Picker
from onara.landmarks.pairs import Pairs
from onara.landmarks.peaks import TICKS_A_SECOND
from onara.landmarks.postings import TICKS, reference_pairs

LENGTH_S = 240
_SEMITONES = (-6, 6)
_SLOWER = (0.8, 1.25)
_LOWEST, _HIGHEST = 0.0, 4569.0
"""Cents between which peaks are looked for."""


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

    def landmarks(
        self, rng: np.random.Generator
    ) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
        """Hashes and frames of one invented recording of `LENGTH_S`, in no order."""
        slower = rng.uniform(*_SLOWER)
        begin = rng.uniform(0, self.ticks)
        end = begin + min(self.ticks, LENGTH_S * TICKS_A_SECOND / slower)
        part = slice(*np.searchsorted(self.pairs.time, [begin, end]))
        held = Pairs(*(getattr(self.pairs, name)[part] for name in Pairs.__slots__))
        cents = 100.0 * rng.integers(_SEMITONES[0], _SEMITONES[1], endpoint=True)
        held = held.played(slower=slower, cents=cents)
        second = held.pitch + held.interval
        kept = (held.gap >= 32) & (held.gap <= TICKS_A_SECOND)
        for pitch in (held.pitch, second):
            kept &= (pitch >= _LOWEST) & (pitch <= _HIGHEST)
        frames = np.rint((held.time - begin * slower) / TICKS).astype(np.uint32)
        return held.hashes()[kept], frames[kept]

    def some_bits(self, samples: int, rng: np.random.Generator) -> npt.NDArray[np.uint8]:
        """Bits of so many samples, from anywhere on."""
        count = -(-samples // SAMPLES_PER_BYTE)
        at = (np.arange(count) + int(rng.integers(len(self.bits)))) % len(self.bits)
        return self.bits[at]


def _heard(path: Path) -> tuple[Peaks, bytes]:
    picker = Picker(REFERENCE_RANKS)
    with Sound(path) as sound:
        blocks = list(sound.blocks())
    for block in blocks:
        picker.take(block)
    return picker.peaks(), b"".join(pack_blocks(whiten_blocks(iter(blocks))))
