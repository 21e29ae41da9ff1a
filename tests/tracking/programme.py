"""Programmes put together of sounds, and references to look for in them."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onara.audio import SAMPLE_RATE, Samples
from onara.fingerprint import Baseband, pack, whiten
from onara.index import Reference

Library = Sequence[Reference]


def whitened(sound: Samples) -> Baseband:
    return whiten(np.asarray(sound, np.float32))


def reference(name: str, sound: Samples) -> Reference:
    band = whitened(sound)
    return Reference(name, len(band), pack(band))


def library(sounds: Sequence[Samples]) -> list[Reference]:
    return [reference(str(number), sound) for number, sound in enumerate(sounds)]


def level(sound: Samples, decibels: float) -> Samples:
    """A sound at so many decibels under full scale, root mean square."""
    rms = float(np.sqrt(np.mean(np.square(sound, dtype=np.float64))))
    return np.asarray(sound * (10 ** (decibels / 20) / rms), np.float32)


def piece(sound: Samples, start_s: float, end_s: float) -> Samples:
    return sound[round(start_s * SAMPLE_RATE) : round(end_s * SAMPLE_RATE)]


def placed(seconds: float, *sounds: tuple[float, Samples]) -> Samples:
    """Sounds from the seconds told on, over hardly audible noise."""
    noise = np.random.default_rng(3).normal(0, 1e-4, round(seconds * SAMPLE_RATE))
    mixed = noise.astype(np.float32)
    for at_s, sound in sounds:
        at = round(at_s * SAMPLE_RATE)
        mixed[at : at + len(sound)] += sound[: len(mixed) - at]
    return mixed


def decibels(amount: float) -> np.float32:
    """A factor for amplitudes."""
    return np.float32(10 ** (amount / 20))


def power(sound: Samples, frame: int) -> npt.NDArray[np.float32]:
    """Mean square of each frame."""
    whole = len(sound) // frame * frame
    frames = sound[:whole].astype(np.float64).reshape(-1, frame)
    return np.asarray((frames**2).mean(axis=1), np.float32)
