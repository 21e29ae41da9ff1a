"""Sounds of a scene that are not music, made from nothing: noise, steps, rings, horns, birds, hum.

Several are tonal or rhythmic on purpose: a network that has only met noise takes every telephone
for a song.  All are mono at `RATE`, float32, with an RMS of 1 while they sound.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from bench.activity.material import RATE
from bench.sound import Sound

Curve = npt.NDArray[np.floating]


def noise(rng: np.random.Generator, count: int, exponent: float, humps: int = 0) -> Sound:
    """Noise whose power falls as 1/f^exponent, with broad resonances where humps is not 0."""
    size = 1 << (max(count, 2) - 1).bit_length()
    hertz = np.geomspace(20.0, RATE / 2, 256)
    shape = hertz ** (-exponent / 2)
    for _ in range(humps):
        centre, width = np.exp(rng.uniform(np.log(80), np.log(3500))), rng.uniform(0.1, 0.7)
        shape *= 1 + rng.uniform(0.5, 6) * np.exp(-((np.log(hertz / centre) / width) ** 2))
    gains = np.interp(np.fft.rfftfreq(size, 1 / RATE), hertz, shape).astype(np.float32)
    spectrum = np.fft.rfft(rng.standard_normal(size, np.float32))
    return _unit(np.fft.irfft(spectrum * gains, size)[:count])


def filtered(x: Sound, response: Callable[[Curve], Curve]) -> Sound:
    """Mono x with its spectrum multiplied by response, a function of hertz; zero phase."""
    knots = np.linspace(0, RATE / 2, 1025)
    impulse = np.fft.fftshift(np.fft.irfft(response(knots)))
    return convolved(x, np.asarray(impulse, np.float32))[len(impulse) // 2 :][: len(x)]


def convolved(x: Sound, response: Sound) -> Sound:
    """Full linear convolution by overlap-add, in blocks that stay in the processor's cache."""
    size = max(8192, 1 << (4 * len(response) - 1).bit_length())
    step = size - len(response) + 1
    spectrum = np.fft.rfft(response, size)
    out = np.zeros(len(x) + size, np.float32)
    for first in range(0, len(x), step):
        out[first : first + size] += np.fft.irfft(
            np.fft.rfft(x[first : first + step], size) * spectrum, size
        )
    return out[: len(x) + len(response) - 1]


def band(low: float, high: float, slope: float = 4.0) -> Callable[[Curve], Curve]:
    """Response of a band-pass between two frequencies in hertz; slope is its order."""

    def response(hertz: Curve) -> Curve:
        f = np.maximum(hertz, 1.0)
        return np.asarray(
            1 / np.sqrt((1 + (low / f) ** (2 * slope)) * (1 + (f / high) ** (2 * slope)))
        )

    return response


def uneven(rng: np.random.Generator, most_db: float) -> Callable[[Curve], Curve]:
    """Response of a random smooth equaliser of up to most_db either way."""
    knots = rng.uniform(-most_db, most_db, 7)

    def response(hertz: Curve) -> Curve:
        octaves = np.log2(np.maximum(hertz, 40.0) / 40.0)
        return np.asarray(10 ** (np.interp(octaves, np.linspace(0, 6.7, 7), knots) / 20))

    return response


def echo(rng: np.random.Generator, x: Sound, reverberation_s: float, direct_db: float) -> Sound:
    """x in a room: early reflections and an exponentially decaying tail, direct_db below it."""
    count = int(reverberation_s * RATE)
    t = np.arange(count) / RATE
    tail = rng.standard_normal(count) * np.exp(-6.9 * t / reverberation_s)
    for delay in rng.uniform(0.002, 0.03, 6):
        tail[min(count - 1, int(delay * RATE))] += rng.choice([-1, 1]) * rng.uniform(2, 6)
    tail *= 10 ** (-direct_db / 20) / np.sqrt(np.sum(tail**2))
    tail[0] = 1.0
    return convolved(x, tail.astype(np.float32))[: len(x)]


def effect(rng: np.random.Generator) -> Sound:
    """One of them, drawn by rng."""
    return _unit(_EFFECTS[rng.integers(len(_EFFECTS))](rng))


def hum(rng: np.random.Generator, count: int) -> Sound:
    """A machine: mains, a fan, an engine, a refrigerator; harmonics that do not move, or drift."""
    t = np.arange(count) / RATE
    base = float(rng.choice([50.0, 60.0, 100.0, 120.0, rng.uniform(25, 400)]))
    drift = 1 + rng.choice([0, 0, 0.02, 0.2]) * np.sin(2 * np.pi * t * rng.uniform(0.01, 0.2))
    phase = 2 * np.pi * np.cumsum(base * drift) / RATE
    x = np.zeros(count)
    for number in range(1, int(rng.integers(2, 16))):
        if number * base < 3800:
            x += (
                rng.exponential()
                / number ** rng.uniform(0, 1.5)
                * np.sin(number * phase + rng.uniform(0, 6))
            )
    x *= 1 + rng.uniform(0, 0.5) * np.sin(2 * np.pi * rng.uniform(0.3, 12) * t)
    return _unit(x)


def _clock(seconds: float) -> Curve:
    return np.arange(int(seconds * RATE)) / RATE


def _unit(x: npt.NDArray[np.floating]) -> Sound:
    return np.asarray(x / (np.sqrt(np.mean(np.square(x))) + 1e-9), np.float32)


def _door(rng: np.random.Generator) -> Curve:
    t = _clock(rng.uniform(0.3, 1.2))
    decay = np.exp(-t * rng.uniform(6, 25))
    return np.asarray(noise(rng, len(t), rng.uniform(0.8, 2), 2) * decay)


def _steps(rng: np.random.Generator) -> Curve:
    t = _clock(rng.uniform(1.5, 8))
    x = filtered(noise(rng, len(t), 0.5, 1), band(rng.uniform(60, 300), rng.uniform(1000, 3000)))
    return np.asarray(x * np.exp(-((t * rng.uniform(1.4, 3)) % 1.0) * rng.uniform(10, 25)))


def _clinks(rng: np.random.Generator) -> Curve:
    """Glasses and plates; several may follow each other at any pitch and time."""
    x = np.zeros(int(rng.uniform(0.6, 3) * RATE))
    for _ in range(rng.integers(1, 5)):
        at = int(rng.integers(len(x) // 2 + 1))
        t = np.arange(len(x) - at) / RATE
        for _ in range(rng.integers(3, 7)):
            f, decay = rng.uniform(700, 3900), rng.uniform(6, 30)
            x[at:] += rng.uniform(0.2, 1) * np.sin(2 * np.pi * f * t) * np.exp(-t * decay)
    return x


def _telephone(rng: np.random.Generator) -> Curve:
    """A ring of two tones, warbling, with pauses."""
    t = _clock(rng.uniform(1.5, 7))
    f, ratio = rng.uniform(380, 1500), rng.choice([1.25, 1.2, 1.1, rng.uniform(1.02, 1.5)])
    x = np.sin(2 * np.pi * f * t) + np.sin(2 * np.pi * ratio * f * t)
    if rng.random() < 0.7:
        x = x * (np.sin(2 * np.pi * rng.uniform(8, 28) * t) > 0)
    if rng.random() < 0.3:
        x = np.tanh(3 * x)
    period = rng.uniform(1.2, 4)
    return np.asarray(x * ((t % period) < period * rng.uniform(0.3, 0.7)))


def _buzz(rng: np.random.Generator) -> Curve:
    """A mobile that vibrates, an alarm clock, a machine that beeps."""
    t = _clock(rng.uniform(0.5, 6))
    f = np.exp(rng.uniform(np.log(120), np.log(3300)))
    x = np.sin(2 * np.pi * f * t) + rng.uniform(0, 1) * np.sin(6 * np.pi * f * t)
    period, share = rng.uniform(0.15, 2), rng.uniform(0.1, 0.9)
    return np.asarray(x * ((t % period) < share * period))


def _car(rng: np.random.Generator) -> Curve:
    t = _clock(rng.uniform(2, 10))
    x = noise(rng, len(t), rng.uniform(1, 1.8), 2) + rng.uniform(0, 1) * hum(rng, len(t))
    return np.asarray(x * np.exp(-(((t - t[-1] / 2) / (t[-1] / rng.uniform(3, 6))) ** 2)))


def _horn(rng: np.random.Generator) -> Curve:
    t = _clock(rng.uniform(0.2, 2))
    base = rng.uniform(250, 550)
    tones = base * np.array([1, rng.choice([1.0, 1.19, 1.26, 1.33])])
    x = sum(np.tanh(rng.uniform(1, 8) * np.sin(2 * np.pi * f * t)) for f in tones)
    return np.asarray(filtered(np.asarray(x, np.float32), band(250, 3500)))


def _siren(rng: np.random.Generator) -> Curve:
    t = _clock(rng.uniform(2, 9))
    swing = np.sin(2 * np.pi * rng.uniform(0.15, 4) * t)
    swing = np.sign(swing) if rng.random() < 0.4 else swing
    f = rng.uniform(500, 1300) * (1 + rng.uniform(0.08, 0.4) * swing)
    x = np.sin(2 * np.pi * np.cumsum(f) / RATE)
    return np.asarray(x * np.sin(np.pi * t / t[-1]))


def _birds(rng: np.random.Generator) -> Curve:
    x = np.zeros(int(rng.uniform(1, 6) * RATE))
    pitch = rng.uniform(1500, 3600)
    for _ in range(rng.integers(2, 18)):
        t = _clock(rng.uniform(0.03, 0.35))
        f = pitch * (1 + rng.uniform(0.02, 0.25) * np.sin(2 * np.pi * rng.uniform(2, 30) * t))
        note = np.sin(2 * np.pi * np.cumsum(np.minimum(f, 3950)) / RATE) * np.hanning(len(t))
        at = int(rng.integers(max(1, len(x) - len(t))))
        x[at : at + len(t)] += note[: len(x) - at]
    return x


def _knocks(rng: np.random.Generator) -> Curve:
    x = np.zeros(int(rng.uniform(0.5, 4) * RATE))
    at, gap = 0.0, rng.uniform(0.08, 0.6)
    while at * RATE < len(x) - 800:
        t = _clock(0.1)
        f = rng.uniform(90, 1200)
        first = int(at * RATE)
        x[first : first + len(t)] += (
            np.sin(2 * np.pi * f * t) + 0.5 * noise(rng, len(t), 0.5)
        ) * np.exp(-t * 60)
        at += gap * rng.uniform(0.8, 1.2)
    return x


def _rustle(rng: np.random.Generator) -> Curve:
    t = _clock(rng.uniform(0.5, 4))
    bumps = np.interp(t, np.linspace(0, t[-1], 24), rng.exponential(size=24) ** 2)
    return np.asarray(noise(rng, len(t), rng.uniform(-0.5, 0.8), 2) * bumps)


def _tone(rng: np.random.Generator) -> Curve:
    """One pitch held: a dial tone, a whistling kettle, feedback."""
    t = _clock(rng.uniform(0.5, 6))
    f = np.exp(rng.uniform(np.log(200), np.log(3500)))
    x = np.sin(2 * np.pi * np.cumsum(f * (1 + rng.uniform(0, 0.01) * np.sin(9 * t))) / RATE)
    return np.asarray(x * np.minimum(1, np.minimum(t, t[-1] - t) * rng.uniform(1, 20)))


_EFFECTS = (
    _door, _steps, _clinks, _telephone, _buzz, _car, _horn, _siren, _birds, _knocks, _rustle, _tone,
)  # fmt: skip
