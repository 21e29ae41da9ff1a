"""Music as tests need it: rendered at the rate of the library, and played otherwise."""

import numpy as np
import soxr

from onara.audio import SAMPLE_RATE, Samples
from tests.media import music

_GRAIN = 656
"""82 ms."""
_SEARCH = 120


def song(seed: int, seconds: float = 20.0) -> Samples:
    return np.array(music(seconds, seed, SAMPLE_RATE))


def cut(sound: Samples, start_s: float, seconds: float) -> Samples:
    return sound[round(start_s * SAMPLE_RATE) : round((start_s + seconds) * SAMPLE_RATE)]


def at_speed(sound: Samples, speed: float) -> Samples:
    """As on a tape that runs faster."""
    return np.asarray(soxr.resample(sound, SAMPLE_RATE * speed, SAMPLE_RATE, "HQ"), np.float32)


def at_tempo(sound: Samples, tempo: float) -> Samples:
    """Faster at the same pitch: grains are laid nearer, each where it fits the one before best."""
    window = np.hanning(_GRAIN + 1)[:-1]
    hop = _GRAIN // 2
    count = int((len(sound) - _GRAIN - 2 * _SEARCH) / (hop * tempo))
    made = np.zeros(count * hop + _GRAIN)
    wanted = sound[_SEARCH : _SEARCH + _GRAIN]
    for number in range(count):
        begin = round(number * hop * tempo)
        near = np.lib.stride_tricks.sliding_window_view(
            sound[begin : begin + _GRAIN + 2 * _SEARCH], _GRAIN
        )
        at = begin + int(np.argmax(near @ wanted))
        made[number * hop : number * hop + _GRAIN] += window * sound[at : at + _GRAIN]
        wanted = sound[at + hop : at + hop + _GRAIN]
        if len(wanted) < _GRAIN:
            break
    return made.astype(np.float32)


def at_pitch(sound: Samples, cents: float) -> Samples:
    """Higher at the same tempo."""
    ratio = 2 ** (cents / 1200)
    return at_speed(at_tempo(sound, 1 / ratio), ratio)
