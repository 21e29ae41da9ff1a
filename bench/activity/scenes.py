"""Scenes of a programme, mixed at random, with what is true of every tenth of a second of them.

Dialogue of two voices with pauses lies over ambience and effects, and music comes and goes over it
at all levels, ducked, faded, looped, from a radio.  Everything is drawn by the random generator, so
a seed makes the same scene again.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from bench.activity.ambience import ambience
from bench.activity.dialogue import SPEECH_DBFS, dialogue
from bench.activity.material import RATE, Material
from bench.activity.score import HOP, Flags, score
from bench.level import FRAME_S, amplified, frame_levels
from bench.sound import Sound


@dataclass(frozen=True)
class Scene:
    """``sound``: middle and side at 8 kHz, shape (n, 2); the truth has n // HOP values."""

    sound: Sound
    music: Flags
    speech: Flags


def scene(material: Material, seed: tuple[int, ...], seconds: float) -> Scene:
    """A scene of so many seconds."""
    rng = np.random.default_rng(seed)
    count = int(seconds * 10) * HOP
    voice = dialogue(material.speech, rng, count)
    speech = _closed(frame_levels(voice[:, 0], RATE), count)
    mix = ambience(material, rng, count)
    music, heard = score(material, rng, count, speech)
    if rng.random() < 0.7:  # nobody speaks over most of the loud music
        loud = np.repeat(heard > 1, HOP)
        voice[loud] = 0
        speech &= heard <= 1
    mix += voice + music
    mix = amplified(mix, rng.uniform(-12, 6))
    return Scene(np.tanh(mix).astype(np.float32), heard > 0, speech)


def _closed(levels: npt.NDArray[np.float64], count: int) -> Flags:
    """Frames with speech, from its level in frames of 20 ms; gaps of up to 0.3 s are speech."""
    per = round(HOP / RATE / FRAME_S)
    audible = levels[: count // HOP * per] > SPEECH_DBFS - 20
    loud = np.asarray(audible.reshape(-1, per).max(axis=1))
    spoken = np.flatnonzero(loud)
    for before, after in pairwise(spoken):
        if after - before <= 4:
            loud[before:after] = True
    return loud
