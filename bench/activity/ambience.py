"""What goes on around the dialogue: room tone, street, rain, machines, babble, and effects."""

import numpy as np

from bench.activity.effects import echo, effect, hum, noise
from bench.activity.material import RATE, Material, Pool
from bench.level import active_level, amplified
from bench.sound import Sound


def ambience(material: Material, rng: np.random.Generator, count: int) -> Sound:
    """Room tone, street, rain, machines, babble and effects, changing from place to place."""
    out = np.zeros((count, 2), np.float32)
    at = 0
    while at < count:
        size = min(int(rng.uniform(15, 120) * RATE), count - at)
        bed = _bed(material, rng, size)
        for _ in range(rng.poisson(size / RATE / rng.choice([6, 12, 40]))):
            if rng.random() < 0.5:
                sound = _recorded(material.sounds, rng, 6.0)
                sound = amplified(sound, -active_level(sound, RATE))
            else:
                sound = effect(rng)
            if rng.random() < 0.5:
                sound = echo(rng, sound, rng.uniform(0.2, 0.8), rng.uniform(-3, 10))
            sound = amplified(sound, rng.uniform(-50, -24))
            first = int(rng.integers(max(1, size - len(sound) + 1)))
            part = sound[: size - first, None] * np.array([1, rng.uniform(-0.5, 0.5)])
            bed[first : first + len(part)] += part
        edge = min(RATE // 5, size // 2)
        bed[:edge] *= np.linspace(0, 1, edge)[:, None]
        out[at : at + size] = bed
        at += size
    return out


def _bed(material: Material, rng: np.random.Generator, size: int) -> Sound:
    """What goes on all the time at one place, shape (size, 2), at -75 to -38 dBFS."""
    kind = rng.choice(["tone", "street", "recorded", "babble", "machine", "rain"])
    exponent = {"tone": 1.6, "street": 1.3, "rain": 0.2}.get(kind, 1.2) + rng.uniform(-0.4, 0.4)
    humps = int(rng.integers(4))
    left, right = (noise(rng, size, exponent, humps) for _ in range(2))
    x = np.stack([(left + right) / 2, rng.choice([0, 1]) * (left - right) / 2], axis=1)
    knots = rng.standard_normal(size // RATE // 2 + 3)
    swell = 10 ** (np.interp(np.arange(size), np.linspace(0, size, len(knots)), knots) * 0.15)
    if kind in ("street", "rain"):
        x *= swell[:, None]
    elif kind == "babble":
        talk = sum(_talk(material.speech, rng, size) for _ in range(rng.integers(3, 8)))
        far = echo(rng, np.asarray(talk, np.float32), 0.6, -6)
        x += (rng.uniform(0.7, 3) * far / (np.sqrt(np.mean(far**2)) + 1e-9))[:, None] * [1, 0.2]
    elif kind == "machine":
        x += rng.uniform(0.2, 2) * hum(rng, size)[:, None] * np.array([1, rng.uniform(-0.3, 0.3)])
    elif kind == "recorded":
        sound = _recorded(material.sounds, rng, 20.0)
        sound = np.resize(sound / (np.sqrt(np.mean(sound**2)) + 1e-9), size)
        x += rng.uniform(0.7, 3) * sound[:, None] * np.array([1, rng.uniform(-0.5, 0.5)])
    low, high = {"tone": (-75, -50), "machine": (-65, -45)}.get(str(kind), (-56, -38))
    x = x / (np.sqrt(np.mean(x[:, 0] ** 2)) + 1e-9)
    return amplified(x.astype(np.float32), rng.uniform(low, high))


def _talk(pool: Pool, rng: np.random.Generator, size: int) -> Sound:
    """One distant speaker who never stops."""
    group = rng.choice(np.unique(pool.groups))
    lines = np.flatnonzero(pool.groups == group)
    parts: list[Sound] = []
    while sum(map(len, parts)) < size:
        parts.append(pool.sound(int(rng.choice(lines)))[:, 0])
    return np.concatenate(parts)[:size]


def _recorded(pool: Pool, rng: np.random.Generator, longest_s: float) -> Sound:
    """A recorded effect, mono; each package alike, however many files it has."""
    group = rng.choice(np.unique(pool.groups))
    number = int(rng.choice(np.flatnonzero(pool.groups == group)))
    return pool.sound(number, 0.0, longest_s)[:, 0]
