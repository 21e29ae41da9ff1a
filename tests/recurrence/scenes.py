"""Episodes that tests make for themselves: music under speech-like sound."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onara.fingerprint import SAMPLE_RATE, pack, whiten
from onara.index import Reference
from onara.recurrence.episode import Episode
from tests.media import music

Wave = npt.NDArray[np.float32]


def tune(seconds: float, seed: int) -> Wave:
    """Music at 8 kHz, RMS 1."""
    sound = music(seconds, seed=seed, rate=SAMPLE_RATE)
    return np.asarray(sound / np.sqrt(np.mean(sound**2)), np.float32)


def talk(seconds: float, seed: int) -> Wave:
    """A buzz with wandering pitch and formants, in syllables with pauses, RMS 1 at 8 kHz."""
    rng = np.random.default_rng(seed)
    count = round(seconds * SAMPLE_RATE)
    out = np.zeros(count, np.float32)
    at = 0
    while at < count:
        length = int(rng.uniform(0.12, 0.35) * SAMPLE_RATE)
        time = np.arange(min(length, count - at)) / SAMPLE_RATE
        pitch = rng.uniform(90, 240) * (1 + rng.uniform(-0.2, 0.2) * time / 0.3)
        phase = 2 * np.pi * np.cumsum(pitch) / SAMPLE_RATE
        formants = rng.uniform((300, 900, 2000), (900, 2000, 3200))
        sound = np.zeros(len(time))
        for harmonic in range(1, 20):
            near = np.exp(-(((harmonic * pitch.mean() - formants) / 220) ** 2)).sum()
            sound += (near + 0.02) * np.sin(harmonic * phase + rng.uniform(0, 6.3))
        sound += 0.05 * rng.standard_normal(len(time))
        out[at : at + len(time)] = sound * np.hanning(len(time) + 2)[1:-1]
        at += length + int((rng.uniform(0, 0.1) if rng.random() < 0.8 else 0.5) * SAMPLE_RATE)
    return np.asarray(out / np.sqrt(np.mean(out**2)), np.float32)


def mixed(speech: Wave, *cues: tuple[float, Wave, float]) -> Wave:
    """Speech with cues added: second, sound, decibels against the speech."""
    out = speech.copy()
    for second, sound, db in cues:
        first = round(second * SAMPLE_RATE)
        out[first : first + len(sound)] += sound * np.float32(10 ** (db / 20))
    return out


def episode(
    name: str,
    sound: Wave,
    unexplained: Sequence[tuple[float, float]],
    explained: Sequence[tuple[float, float]] = (),
    spoken: Sequence[tuple[float, float]] = (),
) -> Episode:
    baseband = whiten(sound)
    tenths = sound[: len(sound) // 800 * 800].reshape(-1, 800)
    speech = np.zeros(len(tenths), np.float32)
    for start, end in spoken:
        speech[round(start * 10) : round(end * 10)] = 1.0
    level = 10 * np.log10((tenths**2).mean(axis=1) + 1e-9)
    reference = Reference(name, len(baseband), pack(baseband))
    return Episode(reference, unexplained, explained, speech, level.astype(np.float32))
