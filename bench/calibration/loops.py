"""Pieces that share a loop: the same bar of drums and bass over and over, under other melodies."""

from typing import Any

import numpy as np
import numpy.typing as npt

from bench.sound import Sound

RATE = 16000
_BEATS = 4
_SCALE = (0, 2, 3, 5, 7, 8, 10, 12)


def piece(loop: int, melody: int, seconds: float) -> Sound:
    """Mono at 16 kHz; pieces of one loop have the same samples beneath their melodies."""
    bar = _bar(np.random.default_rng([1, loop]))
    count = round(seconds * RATE)
    below = np.tile(bar, -(-count // len(bar)))[:count]
    above = _melody(np.random.default_rng([2, loop, melody]), count, len(bar) // _BEATS // 2)
    sound = below / np.std(below) + above / np.std(above)
    return np.asarray(0.1 * sound, np.float32)


def _bar(rng: np.random.Generator) -> Sound:
    """Kick, snare, hats and a bass line, four beats."""
    beat = round(RATE * 60 / rng.uniform(84, 132))
    bar = np.zeros(_BEATS * beat)
    root = 41.2 * 2 ** (rng.integers(0, 12) / 12)
    for half in range(2 * _BEATS):
        at = half * beat // 2
        if half % 4 == 0:
            _lay(bar, at, _swept(0.25, 120, 45))
        if half % 4 == 2:
            _lay(
                bar, at, 0.6 * rng.standard_normal(RATE // 6) * np.exp(-np.arange(RATE // 6) / 700)
            )
        _lay(bar, at, 0.2 * np.diff(rng.standard_normal(RATE // 20)))
        if rng.random() < 0.7:
            pitch = root * 2 ** (rng.choice(_SCALE) / 12)
            _lay(bar, at, 0.8 * _note(pitch, 0.9 * beat / 2 / RATE, 8, 0.5))
    return bar.astype(np.float32)


def _melody(rng: np.random.Generator, count: int, step: int) -> Sound:
    sound = np.zeros(count)
    for at in range(0, count, step):
        for _ in range(rng.integers(0, 3)):
            pitch = 220 * 2 ** ((rng.choice(_SCALE) + 12 * rng.integers(0, 3)) / 12)
            _lay(sound, at, _note(pitch, rng.uniform(0.2, 0.9), 6, 0.4))
    return (sound + 1e-6 * rng.standard_normal(count)).astype(np.float32)


def _note(pitch: float, seconds: float, overtones: int, fall: float) -> Sound:
    time = np.arange(round(seconds * RATE)) / RATE
    tone = sum(np.sin(2 * np.pi * pitch * k * time) * fall ** (k - 1) for k in range(1, overtones))
    return np.asarray(tone * np.exp(-time / 0.35) * np.minimum(1, time / 0.005), np.float32)


def _swept(seconds: float, high: float, low: float) -> Sound:
    time = np.arange(round(seconds * RATE)) / RATE
    pitch = low + (high - low) * np.exp(-time / 0.03)
    return np.asarray(np.sin(2 * np.pi * np.cumsum(pitch) / RATE) * np.exp(-time / 0.1), np.float32)


def _lay(sound: npt.NDArray[Any], at: int, part: npt.NDArray[Any]) -> None:
    part = part[: len(sound) - at]
    sound[at : at + len(part)] += part
