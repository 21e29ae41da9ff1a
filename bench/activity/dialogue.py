"""Dialogue: conversations of two voices in a room, with pauses."""

import numpy as np

from bench.activity.effects import echo, filtered, uneven
from bench.activity.material import RATE, Pool
from bench.level import active_level, amplified
from bench.sound import Sound

SPEECH_DBFS = -26.0
"""Active level of every line, give or take 4 dB."""


def dialogue(pool: Pool, rng: np.random.Generator, count: int) -> Sound:
    """Conversations of two voices with pauses, shape (count, 2), mostly in the middle alone."""
    out = np.zeros((count, 2), np.float32)
    at = rng.uniform(-20, 30)
    if rng.random() < 0.1:
        return out
    while at < count / RATE:
        end = at + rng.uniform(8, 80)
        said = np.zeros(int((end - at + 12) * RATE), np.float32)
        voices = [np.flatnonzero(pool.groups == g) for g in rng.choice(np.unique(pool.groups), 2)]
        turn, now = 0, 0.0
        quick = rng.random() < 0.8
        while at + now < end:
            number = int(rng.choice(voices[turn % 2]))
            line = pool.sound(number)[: 10 * RATE, 0]
            line = amplified(line, SPEECH_DBFS + rng.uniform(-4, 4) - active_level(line, RATE))
            first = int(now * RATE)
            said[first : first + len(line)] += line[: len(said) - first]
            pause = rng.uniform(0.05, 0.9) if rng.random() < 0.8 else rng.uniform(1, 4)
            now += len(line) / RATE + (pause if quick else 1.5 * pause)
            turn += rng.random() < 0.7
        said = filtered(said, uneven(rng, 3))
        dry = said
        said = echo(rng, said, rng.uniform(0.12, 0.6), rng.uniform(2, 14))
        side = rng.choice([0, 0, 0.02, 0.3]) * echo(rng, dry, 0.3, -20) * rng.uniform(0.2, 1)
        side = side + rng.choice([0, 0, 0, 0.3]) * said
        first = int(at * RATE)
        cut = max(0, -first)
        part = np.stack([said, side], axis=1)[cut : cut + count - max(0, first)]
        out[max(0, first) : max(0, first) + len(part)] += part
        at = end + rng.uniform(2, 25)
    return out
