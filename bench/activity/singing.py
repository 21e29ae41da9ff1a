"""Singing made of speech: its vowels and consonants, slowed down, on the notes of a melody.

Free recordings of singing are rare, and most music of a drama is sung.  The spectral envelope of
speech (cepstral smoothing, Oppenheim & Schafer 1968) shapes a source of harmonics that follows a
melody with slides and vibrato.  It is no good singer, but it has what sets singing apart from
speech: vowels that last, on pitches that are held.
"""

import numpy as np
import numpy.typing as npt

from bench.activity.material import RATE
from bench.sound import Sound

_FRAME, _HOP = 256, 64
_SMOOTH = 28
"""Cepstral coefficients kept: all that is coarser than some 280 Hz."""
_HARMONICS = 24
SCALES = ((0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10), (0, 2, 4, 7, 9), (0, 3, 5, 7, 10))


def sung(speech: Sound, rng: np.random.Generator, count: int) -> Sound:
    """count samples of song to the words of speech, mono at 8 kHz, full scale about 0.5."""
    slower = rng.uniform(1.5, 3.5)
    window = np.hanning(_FRAME)
    steps = np.arange(0, count + _FRAME, _HOP)
    places = (steps / slower).astype(int) % max(1, len(speech) - _FRAME)
    framed = speech[places[:, None] + np.arange(_FRAME)] * window
    spectrum = np.abs(np.fft.rfft(framed)) + 1e-6
    cepstrum = np.fft.irfft(np.log(spectrum))
    cepstrum[:, _SMOOTH : _FRAME - _SMOOTH] = 0
    envelope = np.exp(np.fft.rfft(cepstrum).real)
    low = spectrum[:, : _FRAME // 8].sum(axis=1)
    voiced = np.clip(low / spectrum.sum(axis=1) * 3 - 0.9, 0, 1)
    phase = 2 * np.pi * np.cumsum(melody(rng, count + 2 * _FRAME)) / RATE
    source = np.zeros(len(phase), np.float32)
    for number in range(1, _HARMONICS):
        source += np.cos(number * phase)
    breath = rng.standard_normal(len(phase)).astype(np.float32) * 3
    at = steps[:, None] + np.arange(_FRAME)
    held, rough = (np.fft.rfft(x[at] * window) for x in (source, breath))
    share = voiced[:, None]
    frames = np.fft.irfft(envelope * (share * held + (1 - share) * rough * 0.5)) * window
    out = np.zeros(len(phase) + _FRAME)
    for first, frame in zip(steps, frames, strict=True):
        out[first : first + _FRAME] += frame
    part = out[:count]
    return np.asarray(0.5 * part / (np.abs(part).max() + 1e-9), np.float32)


def melody(rng: np.random.Generator, count: int) -> npt.NDArray[np.float64]:
    """Fundamental frequency in hertz of each sample: notes of a scale, with slides and vibrato."""
    scale = np.array(SCALES[rng.integers(len(SCALES))])
    steps = np.concatenate([scale - 12, scale, scale + 12])
    tonic = 12 * np.log2(rng.uniform(130, 330))
    beat = rng.uniform(0.25, 0.6) * RATE
    pitch: list[npt.NDArray[np.float64]] = []
    place, total = len(scale) + 2, 0
    while total < count:
        place = int(np.clip(place + rng.integers(-3, 4), len(scale) - 2, 2 * len(scale) + 2))
        size = int(beat * rng.choice([0.5, 1, 1, 2, 4]))
        deep = rng.uniform(0, 0.6) * np.clip(np.arange(size) / (0.6 * RATE), 0, 1)
        swing = np.sin(2 * np.pi * rng.uniform(4.8, 6.5) * np.arange(size) / RATE)
        pitch.append(tonic + steps[place] + deep * swing)
        total += size
    slide = np.ones(400) / 400
    return np.asarray(
        2 ** (np.convolve(np.concatenate(pitch)[: count + 400], slide, "same")[:count] / 12)
    )
