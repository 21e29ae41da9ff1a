"""From notes on paper to a performance: tempo that breathes, phrases that swell, uneven hands."""

from collections.abc import Iterable

import numpy as np

from onara.demo.melodies import Melody, Note
from onara.demo.sustained import Tone

TIMING_JITTER_S = 0.011
"""Standard deviation of a player's onset about the beat: what is heard as human, not as wrong."""


def hertz(pitch: float) -> float:
    """Frequency of a MIDI pitch in equal temperament with A4 (69) at 440 Hz."""
    return float(440 * 2 ** ((pitch - 69) / 12))


class Pulse:
    """Turns beats into seconds: a tempo that drifts, waits at phrase ends, slows at the end."""

    def __init__(
        self, rng: np.random.Generator, beats_per_minute: float, beats: float, phrase_beats: int
    ) -> None:
        """A pulse for `beats` beats whose phrases last `phrase_beats`."""
        count = int(np.ceil(beats)) + 8
        beat = np.arange(count)
        slow = np.convolve(rng.standard_normal(count + 6), np.ones(7) / 7, "valid") * 0.035
        held = np.where(beat % phrase_beats == phrase_beats - 1, 0.07, 0.0)
        ending = 0.45 * np.clip((beat - (beats - 6)) / 6, 0, 1) ** 2
        self._beat = np.arange(count + 1)
        self._second = np.concatenate(
            [[0.0], np.cumsum(60 / beats_per_minute * (1 + slow + held + ending))]
        )

    def at(self, beat: float) -> float:
        """The second of a beat, counted from 0."""
        return float(np.interp(beat, self._beat, self._second))


def line(
    rng: np.random.Generator,
    pulse: Pulse,
    notes: Iterable[Note],
    first_beat: float,
    *,
    start_s: float = 0.0,
    transpose: float = 0,
    loudness: float = 0.7,
    phrase_beats: int = 12,
    bar_beats: int = 3,
) -> list[Tone]:
    """Plays `notes` one after the other from `first_beat` on: the tones, in order.

    Velocity follows an arch over each phrase and leans on the first beat of a bar.
    """
    tones = []
    beat = first_beat
    for note in notes:
        begin, end = pulse.at(beat), pulse.at(beat + note.beats)
        within = (beat - first_beat) % phrase_beats / phrase_beats
        lean = 0.06 if (beat - first_beat) % bar_beats < 0.01 else 0.0
        velocity = loudness * (0.78 + 0.24 * np.sin(np.pi * within)) + lean + rng.normal(0, 0.03)
        tones.append(
            Tone(
                max(0.0, start_s + begin + rng.normal(0, TIMING_JITTER_S)),
                end - begin,
                hertz(note.pitch + transpose),
                float(np.clip(velocity, 0.12, 1.0)),
            )
        )
        beat += note.beats
    return tones


def phrases(melody: Melody, first: int, last: int) -> tuple[Note, ...]:
    """The notes of phrases `first` up to, but not with, `last`."""
    return tuple(note for phrase in melody.phrases[first:last] for note in phrase)


def beats_of(notes: Iterable[Note]) -> float:
    """Length of `notes` in beats."""
    return sum(note.beats for note in notes)


def chord(
    rng: np.random.Generator,
    pulse: Pulse,
    pitches: Iterable[int],
    beat: float,
    beats: float,
    loudness: float,
    *,
    start_s: float = 0.0,
    spread_s: float = 0.0,
) -> list[Tone]:
    """Tones that begin together (or rolled upward by `spread_s` a tone) and last `beats`."""
    tones = []
    for place, pitch in enumerate(pitches):
        begin, end = pulse.at(beat), pulse.at(beat + beats)
        strayed = begin + place * spread_s + rng.normal(0, TIMING_JITTER_S)
        tones.append(
            Tone(
                max(0.0, start_s + strayed),
                end - begin,
                hertz(pitch),
                float(np.clip(loudness + rng.normal(0, 0.03), 0.08, 1)),
            )
        )
    return tones
