"""Piano pieces, string pads, ballads without words: played on sampled instruments.

Games have little of what dramas are full of.  Chords of a random progression are laid out as
arpeggios, block chords and held notes, with a melody above.  Samples and their pitches are read
from the SoundFont 2.04 file (Creative Technology, 2006): chunk smpl, headers in chunk shdr.
"""

import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from bench.activity.material import RATE
from bench.activity.singing import SCALES
from bench.sound import Sound, as_float, resample

FAMILIES = {
    "struck": ("piano", "rhodes", "harp", "music box", "vibra", "celest", "marimba"),
    "plucked": ("guitar", "gtr", "nylon", "koto", "pizz"),
    "held": ("violin", "viola", "cello", "string", "choir", "aah", "ooh", "organ", "pad"),
    "blown": ("flute", "oboe", "clarinet", "horn", "sax", "shaku", "recorder", "bassoon"),
}
"""Words in the names of samples, by how the instruments are played."""


@dataclass(frozen=True)
class Sample:
    """A recorded note: where it is in the file, where it may be repeated, its pitch (MIDI)."""

    name: str
    first: int
    last: int
    loop: tuple[int, int]
    rate: int
    pitch: float


class Soundfont:
    """The samples of a SoundFont file, by family."""

    def __init__(self, path: Path) -> None:
        chunks = _chunks(path)
        first, size = chunks[b"smpl"]
        self._data = np.memmap(path, np.dtype("<i2"), "r", first, (size // 2,))
        self.families: dict[str, dict[str, list[Sample]]] = {name: {} for name in FAMILIES}
        first, size = chunks[b"shdr"]
        with path.open("rb") as file:
            file.seek(first)
            headers = file.read(size)
        for name, *numbers, pitch, cents, _, kind in struct.iter_unpack("<20sIIIIIBbHH", headers):
            sample = _sample(name, numbers, pitch + cents / 100)
            for family, words in FAMILIES.items():
                if kind < 0x8000 and any(word in sample.name for word in words):
                    stem = "".join(c for c in sample.name.split("-")[0] if c.isalpha())[:4]
                    self.families[family].setdefault(stem, []).append(sample)
                    break

    def note(self, choice: list[Sample], pitch: float, seconds: float, hold: bool) -> Sound:
        """A note at 8 kHz on the sample of the nearest pitch; hold repeats its loop."""
        sample = min(choice, key=lambda each: abs(each.pitch - pitch))
        x = self._decoded(sample)
        step = 2 ** ((pitch - sample.pitch) / 12)
        count = int(seconds * RATE)
        places = np.arange(count) * step
        begin, end = (each * RATE / sample.rate for each in sample.loop)
        if hold and end - begin > 40:
            over = places > end
            places[over] = begin + (places[over] - end) % (end - begin)
        y = np.interp(places, np.arange(len(x)), x, right=0.0)
        fade = min(count, int(0.12 * RATE))
        y[count - fade :] *= np.linspace(1, 0, fade)
        return np.asarray(y, np.float32)

    @cache  # noqa: B019 - one soundfont lives as long as its process
    def _decoded(self, sample: Sample) -> Sound:
        x = as_float(self._data[sample.first : sample.last][: 8 * sample.rate])
        return resample(x, sample.rate, RATE)


def piece(font: Soundfont, rng: np.random.Generator, count: int) -> Sound:
    """count samples of music, mono, full scale about 0.5."""
    out = np.zeros(count + 8 * RATE, np.float32)
    scale = SCALES[rng.integers(2)]
    tonic = int(rng.integers(-6, 6)) + 60
    beat = 60 / rng.uniform(55, 130)
    parts = [
        (_instrument(font, rng), rng.choice(["arpeggio", "block", "held", "melody", "bass"]))
        for _ in range(rng.integers(1, 5))
    ]
    at = 0.0
    degrees = [int(d) for d in rng.choice([0, 3, 4, 5, 1, 2], 4)]
    bar = 0
    while at * RATE < count:
        chord = [_pitch(scale, tonic, degrees[bar % 4] + third) for third in (0, 2, 4, 7)]
        for (choice, hold), manner in parts:
            for place, length, pitch in _figure(rng, str(manner), chord, beat):
                note = font.note(choice, pitch, length, hold) * rng.uniform(0.5, 1)
                first = int((at + place) * RATE)
                out[first : first + len(note)] += note[: len(out) - first]
        at += 4 * beat
        bar += 1
    part = out[:count]
    return np.asarray(0.5 * part / (np.abs(part).max() + 1e-9), np.float32)


def _figure(
    rng: np.random.Generator, manner: str, chord: list[int], beat: float
) -> list[tuple[float, float, int]]:
    """The notes of one bar as (second, length, pitch)."""
    if manner == "arpeggio":
        order = [0, 1, 2, 3, 2, 1, 2, 1]
        return [(i * beat / 2, rng.uniform(0.5, 2) * beat, chord[order[i]]) for i in range(8)]
    if manner == "block":
        return [(b * beat, beat, pitch) for b in (0, 2) for pitch in chord[:3]]
    if manner == "held":
        return [(0.0, 4.1 * beat, pitch) for pitch in chord[:3]]
    if manner == "bass":
        return [(0.0, 2 * beat, chord[0] - 24), (2 * beat, 2 * beat, chord[2] - 24)]
    notes, place = [], 0.0
    while place < 4:
        length = float(rng.choice([0.5, 1, 1, 2]))
        if rng.random() < 0.85:
            notes.append((place * beat, length * beat, int(rng.choice(chord)) + 12))
        place += length
    return notes


def _instrument(font: Soundfont, rng: np.random.Generator) -> tuple[list[Sample], bool]:
    family = str(rng.choice(list(FAMILIES), p=[0.4, 0.15, 0.3, 0.15]))
    stems = sorted(font.families[family])
    return font.families[family][stems[rng.integers(len(stems))]], family in ("held", "blown")


def _pitch(scale: tuple[int, ...], tonic: int, degree: int) -> int:
    return tonic + scale[degree % len(scale)] + 12 * (degree // len(scale))


def _sample(name: bytes, numbers: list[int], pitch: float) -> Sample:
    first, last, loop_first, loop_last, rate = numbers
    text = name.split(b"\0")[0].decode("latin-1").lower()
    return Sample(text, first, last, (loop_first - first, loop_last - first), rate, pitch)


def _chunks(path: Path) -> dict[bytes, tuple[int, int]]:
    """Where the chunks of a RIFF file and of its lists begin, and how long they are."""
    found: dict[bytes, tuple[int, int]] = {}
    end = path.stat().st_size
    with path.open("rb") as file:
        at = 12
        while at + 8 <= end:
            file.seek(at)
            name, size = struct.unpack("<4sI", file.read(8))
            found[name] = (at + 8, size)
            at += 12 if name == b"LIST" else 8 + size + size % 2
    return found


@cache
def soundfont(path: Path) -> Soundfont:
    """A soundfont, opened once in each process."""
    return Soundfont(path)
