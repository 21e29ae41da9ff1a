"""Queries that nothing may be found for, drawn by a seed: music, speech, noise, tones, loops."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench import damage
from bench.calibration import loops
from bench.sound import Sound, as_float, as_int16, decode, mono, resample

RATE = 8000
LOOPS = 3
"""Loops of which the library holds a piece each."""
PIECE_S = 60.0
_CHANGED = 0.08
"""By so much at most is unknown music played faster or slower, or only its tempo changed."""
_AUDIBLE = 3e-3
"""RMS, full scale 1.0: quieter excerpts are drawn again."""

Draw = Callable[["Material", np.random.Generator, float], Sound]


@dataclass(frozen=True)
class Material:
    """Unknown tracks and dialogue, int16, mono, at `RATE`."""

    tracks: list[npt.NDArray[np.int16]]
    dialogue: npt.NDArray[np.int16]

    @classmethod
    def of(cls, tracks: list[Path], dialogue: npt.NDArray[np.int16], rate: int) -> "Material":
        """The files decoded, the dialogue brought to `RATE`."""
        heard = [as_int16(mono(decode(path, RATE)[0])) for path in tracks]
        return cls(heard, as_int16(resample(as_float(dialogue), rate, RATE)))

    def excerpt(self, rng: np.random.Generator, seconds: float) -> Sound:
        """Somewhere in the music, every second as likely as any other, but not in silence."""
        count = round(seconds * RATE)
        lengths = np.array([max(0, len(track) - count) for track in self.tracks])
        while True:
            track = self.tracks[rng.choice(len(lengths), p=lengths / lengths.sum())]
            first = rng.integers(len(track) - count)
            sound = as_float(track[first : first + count])
            if np.sqrt(np.mean(sound**2)) > _AUDIBLE:
                return sound


def _changed(material: Material, rng: np.random.Generator, seconds: float) -> Sound:
    percent = 100 * rng.uniform(-_CHANGED, _CHANGED)
    sound = material.excerpt(rng, 1.2 * seconds + 0.2)
    if rng.random() < 0.5:
        return damage.changed_speed(sound, percent)[: round(seconds * RATE)]
    return damage.changed_tempo(sound, RATE, percent)[: round(seconds * RATE)]


def _speech(material: Material, rng: np.random.Generator, seconds: float) -> Sound:
    return Material([material.dialogue], material.dialogue).excerpt(rng, seconds)


def _white(_: Material, rng: np.random.Generator, seconds: float) -> Sound:
    return 0.1 * rng.standard_normal(round(seconds * RATE)).astype(np.float32)


def _pink(_: Material, rng: np.random.Generator, seconds: float) -> Sound:
    return np.float32(0.1) * damage.pink_noise(rng, round(seconds * RATE))


def _tones(_: Material, rng: np.random.Generator, seconds: float) -> Sound:
    """One to five steady tones between 100 and 3000 Hz."""
    time = np.arange(round(seconds * RATE)) / RATE
    sound = np.zeros(len(time))
    for _tone in range(rng.integers(1, 6)):
        pitch, phase = 100 * 30 ** rng.random(), rng.uniform(0, 2 * np.pi)
        sound += 0.1 * rng.uniform(0.2, 1) * np.sin(2 * np.pi * pitch * time + phase)
    return sound.astype(np.float32)


def _hum(_: Material, rng: np.random.Generator, seconds: float) -> Sound:
    """Mains: 50 or 60 Hz with all overtones, over hiss."""
    time = np.arange(round(seconds * RATE)) / RATE
    mains = rng.choice([50.0, 60.0]) * rng.uniform(0.998, 1.002)
    sound = 1e-3 * rng.standard_normal(len(time))
    for k in range(1, 60):
        sound += 0.1 / k * np.sin(2 * np.pi * mains * k * time + rng.uniform(0, 2 * np.pi))
    return sound.astype(np.float32)


def _loops(_: Material, rng: np.random.Generator, seconds: float) -> Sound:
    """A melody of its own over a loop that is in the library, from somewhere on."""
    begin = rng.uniform(0, 10)
    made = loops.piece(int(rng.integers(LOOPS)), int(rng.integers(1, 2**31)), begin + seconds)
    return resample(made[round(begin * loops.RATE) :], loops.RATE, RATE)


def in_library(loop: int) -> Sound:
    """The piece of a loop that is in the library, at `loops.RATE`."""
    return loops.piece(loop, 0, PIECE_S)


KINDS: dict[str, tuple[str, Draw]] = {
    "music": ("모르는 음악 · unknown music", lambda m, rng, seconds: m.excerpt(rng, seconds)),
    "changed": ("빠르기·높이 변경 · replayed", _changed),
    "speech": ("말소리 · speech", _speech),
    "white": ("백색 잡음 · white noise", _white),
    "pink": ("분홍 잡음 · pink noise", _pink),
    "tones": ("지속음 · tones", _tones),
    "hum": ("전원 험 · mains hum", _hum),
    "loops": ("같은 루프 · same loop", _loops),
}
"""Kind: its name on the picture, and how one is drawn."""


def draw(kind: str, material: Material, seed: int, seconds: float, number: int) -> Sound:
    """The query of that number: float32, mono, at `RATE`; the same for the same arguments."""
    place = list(KINDS).index(kind)
    rng = np.random.default_rng([seed, place, round(1000 * seconds), number])
    return np.asarray(KINDS[kind][1](material, rng, seconds), np.float32)
