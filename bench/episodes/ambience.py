"""What is heard in a scene besides speech and music: synthesised surroundings and effects.

Surroundings are stereo, shape (n, 2); effects are mono.  Some effects have a pitch, since music
must be told from a telephone.
"""

from collections.abc import Callable

import numpy as np

from bench.butterworth import band_pass
from bench.level import amplified
from bench.sound import Sound
from bench.speech import RATE

Make = Callable[[int, np.random.Generator], Sound]
Effect = Callable[[np.random.Generator], Sound]


def _swelling(count: int, rng: np.random.Generator, every_s: float, depth_db: float) -> Sound:
    """A gain that wanders, by up to depth_db down, with a turn about every so many seconds."""
    knots = max(2, int(count / RATE / every_s) + 2)
    gains = rng.uniform(-depth_db, 0.0, knots)
    at = np.linspace(0, knots - 1, count, dtype=np.float32)
    return np.asarray(10 ** (np.interp(at, np.arange(knots), gains) / 20), dtype=np.float32)


def coloured(count: int, low: float, high: float, slope: float, rng: np.random.Generator) -> Sound:
    """Noise from low to high hertz whose power falls as 1/f to the slope, of unit RMS."""
    size = 1 << max(1, count - 1).bit_length()
    at = np.fft.rfftfreq(size, 1 / RATE).astype(np.float32)
    at[0] = at[1]
    shape = at ** (-slope / 2) / np.sqrt((1 + (low / at) ** 4) * (1 + (at / high) ** 4))
    # Shaped where it is random already, it takes one transform instead of three.
    parts = rng.standard_normal((2, len(at)), dtype=np.float32) * shape
    noise = np.fft.irfft(parts[0] + 1j * parts[1], size)[:count].astype(np.float32)
    return noise / np.float32(np.sqrt(np.mean(noise**2)) + 1e-12)


def _wide(count: int, low: float, high: float, slope: float, rng: np.random.Generator) -> Sound:
    """Two channels of coloured noise, partly alike."""
    common, left, right = (coloured(count, low, high, slope, rng) for _ in range(3))
    return amplified(np.stack([common + left, common + right], axis=1), -3.0)


def room_tone(count: int, rng: np.random.Generator) -> Sound:
    return amplified(_wide(count, 30, 16000, 1, rng), -60.0)


def street(count: int, rng: np.random.Generator) -> Sound:
    low = _wide(count, 40, 900, 1, rng)
    return amplified(low * _swelling(count, rng, 4.0, 14.0)[:, None], -42.0)


def rain(count: int, rng: np.random.Generator) -> Sound:
    drops = _wide(count, 900, 9000, 0, rng)
    return amplified(drops * _swelling(count, rng, 1.5, 5.0)[:, None], -50.0)


def wind(count: int, rng: np.random.Generator) -> Sound:
    gust = _wide(count, 120, 600, 1, rng)
    return amplified(gust * _swelling(count, rng, 2.5, 18.0)[:, None], -40.0)


SURROUNDINGS: tuple[Make, ...] = (room_tone, room_tone, street, rain, wind)


def _decay(count: int, seconds: float) -> Sound:
    """Down by 60 dB in so many seconds."""
    return np.asarray(10 ** (-3 * np.arange(count) / (seconds * RATE)), dtype=np.float32)


def _tone(seconds: float, hertz: Sound | float) -> Sound:
    phase = np.cumsum(np.broadcast_to(np.asarray(hertz, np.float64), int(seconds * RATE)))
    return np.sin(2 * np.pi * phase / RATE).astype(np.float32)


def _noise(seconds: float, low: float, high: float, rng: np.random.Generator) -> Sound:
    white = rng.standard_normal(int(seconds * RATE)).astype(np.float32)
    return band_pass(white, RATE, low, high, order=2)


def steps(rng: np.random.Generator) -> Sound:
    walk = np.zeros(int(4.5 * RATE), np.float32)
    stride = rng.uniform(0.45, 0.7)
    for number in range(int(rng.integers(4, 7))):
        step = _noise(0.15, 120, 1500, rng) * _decay(int(0.15 * RATE), 0.12)
        first = int((number * stride + rng.uniform(0, 0.04)) * RATE)
        walk[first : first + len(step)] += step
    return walk


def door(rng: np.random.Generator) -> Sound:
    return _noise(0.9, 60, 700, rng) * _decay(int(0.9 * RATE), rng.uniform(0.3, 0.7))


def clatter(rng: np.random.Generator) -> Sound:
    hits = np.zeros(int(1.2 * RATE), np.float32)
    for _ in range(int(rng.integers(3, 8))):
        hit = _tone(0.2, float(rng.uniform(1800, 5200))) * _decay(int(0.2 * RATE), 0.15)
        first = int(rng.uniform(0, 0.9) * RATE)
        hits[first : first + len(hit)] += hit
    return hits


def telephone(rng: np.random.Generator) -> Sound:
    low, high = rng.uniform(420, 700), rng.uniform(750, 1100)
    ring = np.tile(np.concatenate([_tone(0.05, low), _tone(0.05, high)]), int(rng.integers(8, 14)))
    return np.concatenate([ring, np.zeros(int(0.6 * RATE), np.float32), ring])


def horn(rng: np.random.Generator) -> Sound:
    seconds, base = rng.uniform(0.3, 1.0), rng.uniform(330, 460)
    both = _tone(seconds, base) + _tone(seconds, base * 1.26)
    return np.asarray(np.tanh(2 * both), dtype=np.float32)


def bird(rng: np.random.Generator) -> Sound:
    calls = []
    for _ in range(int(rng.integers(2, 6))):
        count = int(rng.uniform(0.06, 0.16) * RATE)
        sweep = np.linspace(rng.uniform(2500, 5000), rng.uniform(2500, 5000), count)
        call = _tone(count / RATE + 1e-9, sweep.astype(np.float32)) * np.hanning(count)
        calls += [call.astype(np.float32), np.zeros(int(rng.uniform(0.05, 0.2) * RATE), np.float32)]
    return np.concatenate(calls)


EFFECTS: tuple[Effect, ...] = (steps, steps, door, clatter, telephone, horn, bird)
EFFECT_DBFS = (-44.0, -26.0)  # RMS
EFFECT_EVERY_S = 11.0


def surroundings(count: int, cuts: list[int], rng: np.random.Generator) -> Sound:
    """Stereo of count samples at 48 kHz: other surroundings from each cut on, and effects."""
    made = np.zeros((count, 2), np.float32)
    for first, last in zip(cuts, [*cuts[1:], count], strict=True):
        make = SURROUNDINGS[rng.integers(len(SURROUNDINGS))]
        made[first:last] = make(last - first, rng)
    for _ in range(int(count / RATE / EFFECT_EVERY_S)):
        effect = EFFECTS[rng.integers(len(EFFECTS))](rng)
        rms = 20 * np.log10(np.sqrt(np.mean(effect**2)) + 1e-9)
        effect = amplified(effect, float(rng.uniform(*EFFECT_DBFS)) - float(rms))
        first = int(rng.integers(0, max(1, count - len(effect))))
        pan = rng.uniform(0.3, 0.7)
        sides = np.sqrt(np.array([1 - pan, pan], np.float32))
        made[first : first + len(effect)] += effect[: count - first, None] * sides
    return made
