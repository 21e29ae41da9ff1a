"""A sound that goes by once, and what is kept of it to know it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onara.audio import SAMPLE_RATE, Samples
from onara.errors import UnusableInput
from onara.fingerprint import Baseband, pack_blocks, whiten_blocks
from onara.landmarks import REFERENCE_RANKS, Landmarks, Picker

MIN_RECORDING_S = 1.0
"""Less than this is no music to find again."""
SILENCE = 1e-4
"""A sound whose samples never pass this (80 dB below full scale) is silent."""


@dataclass(frozen=True, slots=True)
class Fingerprinted:
    """``bits`` as `fingerprint.pack` gives them, of ``samples`` complex samples, and landmarks as a
    library keeps them; the sound lasts ``seconds``, and ``loudest`` is its peak (full scale 1)."""

    bits: bytes
    samples: int
    landmarks: Landmarks
    seconds: float
    loudest: float


def fingerprinted(blocks: Iterable[Samples]) -> Fingerprinted:
    """What is kept of a sound: blocks of float32 of shape (n,) at `SAMPLE_RATE`, any n.

    It takes memory for one block, and for what it gives.
    """
    picker = Picker(REFERENCE_RANKS)
    loudest = 0.0
    heard = kept = 0

    def picked() -> Iterator[Samples]:
        nonlocal loudest, heard
        for block in blocks:
            loudest = max(loudest, float(np.abs(block).max(initial=0.0)))
            heard += len(block)
            picker.take(block)
            yield block

    def counted(basebands: Iterator[Baseband]) -> Iterator[Baseband]:
        nonlocal kept
        for baseband in basebands:
            kept += len(baseband)
            yield baseband

    bits = b"".join(pack_blocks(counted(whiten_blocks(picked()))))
    landmarks = Landmarks.of(picker.peaks())
    return Fingerprinted(bits, kept, landmarks, heard / SAMPLE_RATE, loudest)


def require_sound(source: str | Path, seconds: float, loudest: float, least_s: float) -> None:
    """Raise `UnusableInput` where there is too little to hear."""
    if seconds < least_s - 1 / SAMPLE_RATE:
        raise UnusableInput(
            source, f"is too short: {seconds:.2f} s, at least {least_s:g} s are needed"
        )
    if loudest < SILENCE:
        raise UnusableInput(source, "is silent")
