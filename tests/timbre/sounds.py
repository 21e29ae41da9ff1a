"""Sounds of a known kind, for tests: float32 of shape (n,) at 8 kHz."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from onara.timbre.bands import SAMPLE_RATE

Wave = npt.NDArray[np.float32]


def tone(hertz: float, seconds: float, loud: float = 0.5) -> Wave:
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return (loud * np.sin(2 * np.pi * hertz * time)).astype(np.float32)


def noise(seconds: float, loud: float = 0.1, seed: int = 1) -> Wave:
    rng = np.random.default_rng(seed)
    return (loud * rng.standard_normal(round(seconds * SAMPLE_RATE))).astype(np.float32)


def notes(
    seconds: float,
    every_s: float,
    *,
    overtones: int = 4,
    attack_s: float = 0.002,
    evenly: bool = True,
    seed: int = 1,
) -> Wave:
    """Notes of random pitch that begin every so many seconds, each as long as two of them."""
    rng = np.random.default_rng(seed)
    length = round(2 * every_s * SAMPLE_RATE)
    time = np.arange(length) / SAMPLE_RATE
    sound = np.zeros(round(seconds * SAMPLE_RATE) + 2 * length)
    for start in np.arange(0, seconds, every_s):
        pitch = 220 * 2 ** (rng.integers(0, 13) / 12)
        note = sum(
            np.sin(2 * np.pi * pitch * n * time) / n
            for n in range(1, overtones + 1)
            if pitch * n < SAMPLE_RATE / 2
        )
        note = note * np.minimum(1, time / attack_s) * np.exp(-2 * time / every_s)
        late = 0.0 if evenly else rng.uniform(0, every_s)
        begin = round((start + late) * SAMPLE_RATE)
        sound[begin : begin + length] += note[: len(sound) - begin]
    sound = sound[: round(seconds * SAMPLE_RATE)]
    return np.asarray(0.3 * sound / np.abs(sound).max(), np.float32)
