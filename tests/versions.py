"""Versions of one song, made of the demo's soundtrack: what a library of soundtracks holds."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import soxr

from onara.audio import SAMPLE_RATE, Samples, decode
from onara.demo import Rendered
from onara.demo.arrangements import doraji_waltz
from onara.demo.signal import RATE as DEMO_RATE

CUT_S = (25.0, 40.0)
"""What the edit lacks."""
LATE_S = 0.3
"""By how much the remaster begins later."""
SUNG_S = ((16.0, 40.0), (50.0, 75.0))
"""Where the song is sung."""
PASSAGE_S, PASSAGE_AT_S = (45.0, 60.0), 30.0
"""What the medley has of the instrumental, and from which of its seconds on."""

RATE = SAMPLE_RATE


def versions(rendered: Rendered) -> Mapping[str, Samples]:
    """By name, float32 at `RATE`: a waltz, what was made of it, and what has nothing of it.

    ``instrumental``; ``song``: with a haegeum over it that is louder than its backing; ``edit``,
    ``remaster`` and ``medley``; ``cover``: the same notes, played again on the same piano.
    """
    waltz = _decoded(rendered, "yeonhwas-waltz")
    haegeum = _decoded(rendered, "blue-bird")
    night = _decoded(rendered, "night-under-the-pass")
    cover = doraji_waltz(np.random.default_rng(77)).mean(axis=0)
    return {
        "instrumental": waltz,
        "song": _sung(waltz, haegeum),
        "edit": np.concatenate([waltz[: _at(CUT_S[0])], waltz[_at(CUT_S[1]) :]]),
        "remaster": np.concatenate([np.zeros(_at(LATE_S), np.float32), _remastered(waltz)]),
        "medley": np.concatenate(
            [
                night[: _at(PASSAGE_AT_S)],
                waltz[_at(PASSAGE_S[0]) : _at(PASSAGE_S[1])],
                night[_at(PASSAGE_AT_S) : _at(PASSAGE_AT_S + 15)],
            ]
        ),
        "cover": _at_rate(cover),
        "other": _decoded(rendered, "bellflower-path"),
    }


def cut(sound: Samples, at_s: float, seconds: float) -> Samples:
    """A clip of a sound."""
    return sound[_at(at_s) : _at(at_s + seconds)]


def noisy(sound: Samples, seed: int, *, louder: float = 1.0) -> Samples:
    """A sound with noise over it, by so much louder."""
    rng = np.random.default_rng(seed)
    noise = rng.standard_normal(len(sound)).astype(np.float32)
    return sound + louder * float(np.sqrt(np.mean(sound**2))) * noise


def _at(seconds: float) -> int:
    return round(seconds * RATE)


def _decoded(rendered: Rendered, song: str) -> Samples:
    return decode(rendered.recordings[song])


def _at_rate(sound: Samples) -> Samples:
    return np.asarray(soxr.resample(sound, DEMO_RATE, RATE, "HQ"), np.float32)


def _sung(backing: Samples, voice: Samples) -> Samples:
    """A voice over its backing, 3 dB louder, faded in and out."""
    sung = backing.copy()
    level = 1.4 * float(np.sqrt(np.mean(backing**2) / np.mean(voice**2)))
    for begin, end in SUNG_S:
        inside = slice(_at(begin), min(_at(end), len(backing)))
        part = level * voice[_at(8) : _at(8) + inside.stop - inside.start]
        inside = slice(inside.start, inside.start + len(part))
        sung[inside] += part * np.minimum(1, np.hanning(len(part)) * 30).astype(np.float32)
    return np.asarray(sung / np.abs(sung).max(), np.float32)


def _remastered(sound: Samples) -> Samples:
    """Treble up, middle down, compressed and limited, and at another level."""
    spectrum = np.fft.rfft(sound)
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    boost_db = 4 * np.tanh((hertz - 1500) / 800) - 3 * np.exp(-(((hertz - 900) / 300) ** 2))
    equalised = np.fft.irfft(spectrum * 10 ** (boost_db / 20), len(sound))
    loudness = np.sqrt(np.convolve(equalised**2, np.ones(800) / 800, "same")) + 1e-3
    pressed = equalised / np.sqrt(loudness)
    return np.asarray(0.6 * np.tanh(2 * pressed / np.abs(pressed).max()), np.float32)
