"""Music for a folder: short, each piece unlike every other, with and without a voice."""

from __future__ import annotations

import io
from functools import lru_cache

import av
import numpy as np
import numpy.typing as npt

RATE = 16000
SECONDS = 8.0
EDIT_S = 5.0
Wave = npt.NDArray[np.float32]

FORMATS = {
    ".mp3": ("mp3", "libmp3lame"),
    ".flac": ("flac", "flac"),
    ".m4a": ("ipod", "aac"),
}


@lru_cache(maxsize=8)
def backing(seed: int) -> Wave:
    """Notes of random pitch and length, a few at a time: shape (n,), peak 0.4."""
    return _notes(np.random.default_rng(seed), 0.11, 220.0, 25, 6)


def song(seed: int) -> Wave:
    """The same under a voice that comes and goes."""
    chance = np.random.default_rng(seed + 1_000_000)
    voice = _notes(chance, 0.23, 247.0, 20, 12)
    time = np.arange(len(voice)) / RATE
    comes = (np.sin(2 * np.pi * time / 3.1 + chance.uniform(0, 6)) > -0.2).astype(np.float32)
    mixed = backing(seed) + 1.6 * voice * np.convolve(comes, np.ones(160) / 160, "same")
    return np.asarray(0.5 * mixed / np.abs(mixed).max(), np.float32)


def _notes(
    chance: np.random.Generator, every_s: float, lowest: float, pitches: int, overtones: int
) -> Wave:
    total = round(SECONDS * RATE)
    length = RATE // 2
    sound = np.zeros(total + length)
    time = np.arange(length) / RATE
    for start in np.arange(0.0, SECONDS, every_s):
        pitch = lowest * 2 ** (chance.integers(0, pitches) / 12)
        note = sum(
            np.sin(2 * np.pi * pitch * k * time + chance.uniform(0, 6)) / k
            for k in range(1, overtones + 1)
            if pitch * k < 3400
        )
        note = note * np.exp(-time / chance.uniform(0.05, 0.2)) * np.minimum(1, time / 0.004)
        begin = round((start + chance.uniform(0, 0.05)) * RATE)
        end = min(begin + length, len(sound))
        sound[begin:end] += note[: end - begin]
    sound = sound[:total]
    return np.asarray(0.4 * sound / np.abs(sound).max(), np.float32)


def encoded(sound: Wave, suffix: str, kbits: int) -> bytes:
    """The sound as a file of this kind, at so many kbit/s where that can be chosen."""
    container, codec = FORMATS[suffix]
    file = io.BytesIO()
    with av.open(file, "w", format=container) as output:
        stream = output.add_stream(codec, rate=RATE, layout="mono")
        assert isinstance(stream, av.AudioStream)
        if kbits:
            stream.bit_rate = 1000 * kbits
        converter = av.AudioResampler(format=stream.format.name, layout="mono", rate=RATE)
        frame = av.AudioFrame.from_ndarray(sound[np.newaxis], format="fltp", layout="mono")
        frame.sample_rate, frame.pts = RATE, 0
        for converted in (*converter.resample(frame), *converter.resample(None)):
            output.mux(stream.encode(converted))
        output.mux(stream.encode(None))
    return file.getvalue()
