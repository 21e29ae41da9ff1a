"""One file as it goes into the library: its tags, its fingerprint, its landmarks
and its timbre."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onara.audio import Samples, Sound, Tags
from onara.errors import UnusableInput
from onara.examine.fingerprinted import MIN_RECORDING_S, fingerprinted, require_sound
from onara.fingerprint import BASEBAND_RATE
from onara.landmarks import Landmarks
from onara.timbre import Meter, Timbre


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
    meter = Meter()

    def measured(blocks: Iterable[Samples]) -> Iterator[Samples]:
        for block in blocks:
            meter.take(block)
            yield block

    with Sound(path) as sound:
        before = _stat(path)
        tags = sound.tags
        kept = fingerprinted(measured(sound.blocks()))
        flaw = sound.flaw()
        seconds = sound.decoded_s
    if flaw:
        raise UnusableInput(path, flaw)
    require_sound(path, seconds, kept.loudest, MIN_RECORDING_S)
    stat = _stat(path)
    if (stat.st_size, stat.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        # A part of it would be known as the whole for good.
        raise UnusableInput(path, "changed while it was read")
    return Examined(
        recording=recording_id(kept.bits),
        samples=kept.samples,
        bits=kept.bits,
        landmarks=kept.landmarks,
        timbre=meter.timbre(),
        tags=tags,
        size=stat.st_size,
        mtime_ns=stat.st_mtime_ns,
        sha256=sha256_of(path),
    )


def recording_id(bits: bytes | memoryview) -> str:
    """The library's name for a sound, made of its bits."""
    return hashlib.blake2b(bits, digest_size=8).hexdigest()


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
