"""One file as it goes into the library: its tags, its fingerprint, its landmarks
and its timbre."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onara.audio import SAMPLE_RATE, Samples, Sound, Tags
from onara.errors import UnusableInput
from onara.fingerprint import BASEBAND_RATE, Baseband, pack_blocks, whiten_blocks
from onara.landmarks import REFERENCE_RANKS, Landmarks, Picker
from onara.timbre import Meter, Timbre

MIN_RECORDING_S = 1.0
"""Less than this is no music to find again."""
SILENCE = 1e-4
"""A sound whose samples never pass this (80 dB below full scale) is silent."""


@dataclass(frozen=True, slots=True)
class Examined:
    """``bits`` as `fingerprint.pack` gives them, of ``samples`` complex samples.

    ``recording`` names the sound itself, not the file: equal for a file whose tags were edited.
    ``timbre`` is ``None`` where the sound is too short for one.
    """

    recording: str
    samples: int
    bits: bytes
    landmarks: Landmarks
    timbre: Timbre | None
    tags: Tags
    size: int
    mtime_ns: int
    sha256: bytes

    @property
    def duration_s(self) -> float:
        return self.samples / BASEBAND_RATE


def examine(path: Path) -> Examined:
    """Read, decode and fingerprint one file, in memory that does not grow with its sound.

    Raises `UnusableInput` for whatever cannot serve as a reference: nothing to hear, too short,
    or damaged (a reference with holes would give wrong seconds).
    """
    loudest = 0.0
    samples = 0
    meter = Meter()
    picker = Picker(REFERENCE_RANKS)

    def heard(blocks: Iterator[Samples]) -> Iterator[Samples]:
        nonlocal loudest
        for block in blocks:
            if len(block):
                loudest = max(loudest, float(np.abs(block).max()))
                meter.take(block)
                picker.take(block)
            yield block

    def counted(blocks: Iterator[Baseband]) -> Iterator[Baseband]:
        nonlocal samples
        for block in blocks:
            samples += len(block)
            yield block

    with Sound(path) as sound:
        before = _stat(path)
        tags = sound.tags
        bits = b"".join(pack_blocks(counted(whiten_blocks(heard(sound.blocks())))))
        flaw = sound.flaw()
        seconds = sound.decoded_s
    if flaw:
        raise UnusableInput(path, flaw)
    require_sound(path, seconds, loudest, MIN_RECORDING_S)
    stat = _stat(path)
    if (stat.st_size, stat.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        # A part of it would be known as the whole for good.
        raise UnusableInput(path, "changed while it was read")
    return Examined(
        recording=recording_id(bits),
        samples=samples,
        bits=bits,
        landmarks=Landmarks.of(picker.peaks()),
        timbre=meter.timbre(),
        tags=tags,
        size=stat.st_size,
        mtime_ns=stat.st_mtime_ns,
        sha256=sha256_of(path),
    )


def recording_id(bits: bytes | memoryview) -> str:
    """The library's name for a sound, made of its bits."""
    return hashlib.blake2b(bits, digest_size=8).hexdigest()


def require_sound(source: str | Path, seconds: float, loudest: float, least_s: float) -> None:
    """Raise `UnusableInput` where there is too little to hear."""
    if seconds < least_s - 1 / SAMPLE_RATE:
        raise UnusableInput(
            source, f"is too short: {seconds:.2f} s, at least {least_s:g} s are needed"
        )
    if loudest < SILENCE:
        raise UnusableInput(source, "is silent")


def _stat(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except FileNotFoundError:
        raise UnusableInput(path, "no such file") from None
    except OSError as error:
        raise UnusableInput(path, f"cannot be read ({(error.strerror or '').lower()})") from None


def sha256_of(path: Path) -> bytes:
    """SHA-256 of a file's bytes.  Raises `UnusableInput` where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError as error:
        raise UnusableInput(path, f"cannot be read ({(error.strerror or '').lower()})") from error
