"""Speech-like babble: voices that say nothing, at the level, pace and colour of speech.

Source and filter (Fant, "Acoustic theory of speech production", 1960): pulses of the glottis or
the hiss of a consonant, through formants that move from vowel to vowel.  Syllables come about four
a second, the rate at which the level of real speech rises and falls in every language.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onara.demo.signal import RATE, Samples, drift
from onara.demo.sustained import read_table, wave_table

SYLLABLES_PER_S = 4.2

_VOWELS = np.array(  # First three formants in hertz of a, eo, o, u, eu, i, ae.
    [
        (780, 1260, 2550),
        (600, 1020, 2500),
        (430, 780, 2450),
        (340, 820, 2350),
        (390, 1400, 2400),
        (300, 2250, 2950),
        (560, 1850, 2600),
    ],
    dtype=np.float32,
)
_WIDTHS_HZ = np.array([80, 100, 150], dtype=np.float32)

_FRAME = 1024
"""Samples of one frame of the moving filter, 23 ms: shorter than any vowel, longer than a pulse."""


@dataclass(frozen=True)
class Talker:
    """A voice: mean pitch in hertz, size of the throat (1 is a man's), syllables a second."""

    pitch_hz: float
    throat: float
    pace: float = SYLLABLES_PER_S


MAN = Talker(118, 1.0)
WOMAN = Talker(196, 1.16, 4.5)
ELDER = Talker(104, 0.97, 3.8)


@dataclass
class _Track:
    """What the mouth does, by syllable: seconds, and the values there."""

    at: list[float]
    voiced: list[float]
    hiss: list[float]
    formants: list[tuple[float, float, float]]
    pitch: list[float]
    bright: list[float]

    def point(
        self, at: float, voiced: float, hiss: float, vowel: Samples, pitch: float, bright: float
    ) -> None:
        self.at.append(max(at, self.at[-1] + 0.002) if self.at else at)
        self.voiced.append(voiced)
        self.hiss.append(hiss)
        self.formants.append((float(vowel[0]), float(vowel[1]), float(vowel[2])))
        self.pitch.append(pitch)
        self.bright.append(bright)


def _articulate(
    rng: np.random.Generator, talker: Talker, turns: list[tuple[float, float]]
) -> _Track:
    """Phrases of a few syllables within each turn (from second, to second)."""
    track = _Track([], [], [], [], [], [])
    vowel = _VOWELS[0] * talker.throat
    track.point(0, 0, 0, vowel, talker.pitch_hz, 4000)
    for begin, end in turns:
        now = begin
        while now < end - 0.3:
            syllables = int(rng.integers(4, 11))
            top = talker.pitch_hz * rng.uniform(1.0, 1.18)
            for index in range(syllables):
                length = rng.uniform(0.75, 1.25) / talker.pace
                if now + length > end:
                    break
                fall = 1 - 0.2 * index / syllables
                pitch = top * fall * rng.uniform(0.94, 1.08)
                vowel = _VOWELS[rng.integers(len(_VOWELS))] * talker.throat
                loud = rng.uniform(0.65, 1.0) * (0.7 + 0.3 * fall)
                kind = rng.choice(["stop", "hiss", "nasal"], p=[0.45, 0.25, 0.3])
                onset = length * rng.uniform(0.26, 0.36)
                murmur = 0.16 * loud if kind == "nasal" else 0.0
                track.point(now, murmur, 0, vowel, pitch, 3500)
                if kind == "stop":
                    track.point(now + 0.7 * onset, 0, 0, vowel, pitch, 2800)
                    track.point(now + 0.78 * onset, 0, 0.5 * loud, vowel, pitch, 2800)
                elif kind == "hiss":
                    track.point(now + 0.5 * onset, 0, 0.22 * loud, vowel, pitch, 5600)
                    track.point(now + 0.9 * onset, 0, 0.18 * loud, vowel, pitch, 5600)
                else:
                    track.point(now + 0.8 * onset, 0.2 * loud, 0, vowel, pitch, 3500)
                track.point(now + onset + 0.03, loud, 0.02, vowel, pitch, 4000)
                track.point(now + 0.75 * length, 0.7 * loud, 0.01, vowel, 0.97 * pitch, 4000)
                now += length
            track.point(now, 0, 0, vowel, 0.85 * talker.pitch_hz, 4000)
            now += rng.uniform(0.25, 0.8)
            track.point(now - 0.02, 0, 0, vowel, talker.pitch_hz, 4000)
    return track


def talk(
    rng: np.random.Generator, talker: Talker, seconds: float, turns: list[tuple[float, float]]
) -> Samples:
    """One voice speaking during `turns` (pairs of seconds), shape (samples,).

    The level is 1 as root mean square over the samples where he speaks.
    """
    samples = int(seconds * RATE)
    track = _articulate(rng, talker, turns)
    knots = np.asarray(track.at) * RATE
    at = np.arange(samples)
    pitch = np.interp(at, knots, track.pitch) * (1 + 0.012 * drift(rng, samples, 12))
    cycles = np.cumsum(pitch, dtype=np.float64) / RATE
    # Glottal flow falls by 12 dB an octave, the lips give 6 back.
    pulses = read_table(wave_table(np.arange(1, 90, dtype=np.float64) ** -1.1, rng), cycles)
    voice = pulses * np.interp(at, knots, track.voiced).astype(np.float32)
    noise = rng.standard_normal(samples, dtype=np.float32)
    breath = noise * np.interp(at, knots, track.hiss).astype(np.float32)
    spoken = _through_mouth(voice, breath, track)
    loud = np.interp(at, knots, np.asarray(track.voiced) + np.asarray(track.hiss)) > 0.02
    level = float(np.sqrt(np.mean(spoken[loud] ** 2))) if loud.any() else 1.0
    return spoken / level


def _through_mouth(voice: Samples, breath: Samples, track: _Track) -> Samples:
    """Filters frame by frame, half overlapping: formants for the voice, a broad peak for hiss."""
    hop = _FRAME // 2
    frames = voice.size // hop + 1
    centre = (np.arange(frames) * hop) / RATE
    hertz = np.fft.rfftfreq(2 * _FRAME, 1 / RATE).astype(np.float32)
    formants = np.stack(
        [np.interp(centre, track.at, line) for line in zip(*track.formants, strict=True)], axis=1
    ).astype(np.float32)
    bright = np.interp(centre, track.at, track.bright).astype(np.float32)
    window = np.hanning(_FRAME + 1)[:-1].astype(np.float32)
    whole = np.zeros((frames + 3) * hop, np.float32)
    # A few hundred frames at once keep the working set within the cache.
    for begin in range(0, frames, 256):
        rows = np.arange(begin, min(begin + 256, frames))
        mouth = np.full((rows.size, hertz.size), 0.35, np.float32)
        for number in range(3):
            offset = (hertz - formants[rows, number, None]) / _WIDTHS_HZ[number]
            mouth += (9.0, 5.0, 3.0)[number] / (1 + offset * offset)
        hiss = 1 / (1 + ((hertz - bright[rows, None]) / 1500) ** 2)
        # Above the third formant little of the voice is left; hiss is what lies there.
        mouth /= 1 + (hertz / 3600) ** 2
        spectrum = mouth * np.fft.rfft(_frames(voice, rows, hop) * window, 2 * _FRAME)
        spectrum += 7 * hiss * np.fft.rfft(_frames(breath, rows, hop) * window, 2 * _FRAME)
        # The gain is real, so its response spreads both ways: half a frame of room on each side.
        pieces = np.fft.irfft(spectrum * _half_frame_later(hertz), 2 * _FRAME).astype(np.float32)
        for row, piece in enumerate(pieces, begin):
            start = row * hop - hop
            low = max(0, start)
            part = whole[low : start + 2 * _FRAME]
            part += piece[low - start : low - start + part.size]
    return whole[: voice.size]


def _half_frame_later(hertz: Samples) -> NDArray[np.complex64]:
    return np.asarray(np.exp(-2j * np.pi * hertz * (_FRAME // 2) / RATE), np.complex64)


def _frames(sound: Samples, rows: NDArray[np.intp], hop: int) -> Samples:
    padded = np.pad(sound[rows[0] * hop : rows[-1] * hop + _FRAME], (0, _FRAME))
    return np.lib.stride_tricks.sliding_window_view(padded, _FRAME)[::hop][: rows.size]
