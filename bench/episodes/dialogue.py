"""Who speaks when in an episode: scenes of two voices in a room, with pauses, and silences."""

import numpy as np

from bench.damage import convolved, room_response
from bench.episodes.material import Lines
from bench.level import amplified
from bench.sound import Sound
from bench.speech import RATE

SCENE_S = (60.0, 150.0)
PAUSE_S = (0.15, 1.1)
LONG_PAUSE_S = (3.0, 9.0)
LONG_PAUSE_SHARE = 0.12
MISFITS = 8  # lines that are too long for the rest of a scene before it ends without them
ROOM_RT60_S = (0.2, 0.4)
ROOM_DIRECT_DB = (8.0, 14.0)  # direct to reverberant: the microphone is near


def scenes(seconds: float, rng: np.random.Generator) -> list[int]:
    """The first sample of each scene, at 48 kHz."""
    cuts = [0.0]
    while cuts[-1] + SCENE_S[1] < seconds:
        cuts.append(cuts[-1] + float(rng.uniform(*SCENE_S)))
    return [int(cut * RATE) for cut in cuts]


def spoken(
    seconds: float,
    cuts: list[int],
    silent: list[tuple[float, float]],
    lines: Lines,
    mine: list[list[tuple[int, int]]],
    rng: np.random.Generator,
) -> Sound:
    """Mono dialogue at 48 kHz, nothing in the silent stretches (in seconds).

    mine are the lines of each voice that this episode may use; they come again only once all of
    their voice were heard.
    """
    made = np.zeros(int(seconds * RATE), np.float32)
    queues: list[list[tuple[int, int]]] = [[] for _ in mine]
    for first, last in zip(cuts, [*cuts[1:], len(made)], strict=True):
        pair = rng.permutation(len(mine))[:2]
        room = room_response(rng, RATE, rng.uniform(*ROOM_RT60_S), rng.uniform(*ROOM_DIRECT_DB))
        at, misfits = first, 0
        while at < last and misfits < MISFITS:
            voice = int(pair[rng.integers(len(pair))])
            if not queues[voice]:
                queues[voice] = [mine[voice][i] for i in rng.permutation(len(mine[voice]))]
            line = amplified(lines.sound(queues[voice].pop()), float(rng.uniform(-2, 2)))
            clear = _clear_of(silent, at, len(line))
            if clear + len(line) > last:
                misfits += 1
                continue
            at = clear
            made[at : at + len(line)] = line
            long = rng.uniform() < LONG_PAUSE_SHARE
            at += len(line) + int(rng.uniform(*(LONG_PAUSE_S if long else PAUSE_S)) * RATE)
        made[first:last] = convolved(made[first:last], room)
    return made


def _clear_of(silent: list[tuple[float, float]], at: int, count: int) -> int:
    """The first sample from at on where so many fit without touching a silent stretch."""
    for start, end in sorted(silent):
        if at < end * RATE and at + count > start * RATE:
            at = int(end * RATE) + RATE // 4
    return at
