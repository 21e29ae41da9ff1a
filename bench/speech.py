"""Dialogue made of recorded prompts and lines: the bed that clips are laid under."""

from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt

from bench.butterworth import high_pass
from bench.debian import fetch
from bench.level import FRAME_S, active, amplified, frame_levels, to_level
from bench.sound import Sound, as_float, as_int16, decode, mono, resample

RATE = 48000
SPEECH_DBFS = -26.0  # active level of every utterance
FOLDED_DB = -8.0  # of the octave made above a narrow band
NEAR_DB = 20.0  # frames within this range of the speech's level count as spoken
SPOKEN_SHARE = 0.6  # of a stretch of dialogue that fills a clip


def matching(root: Path, include: list[str], exclude: list[str]) -> list[Path]:
    """Files below root whose relative path fits a pattern of include and none of exclude."""
    files = sorted(p for p in root.rglob("*") if p.is_file() and not p.is_symlink())
    names = {path: str(path.relative_to(root)) for path in files}
    return [
        path
        for path, name in names.items()
        if any(fnmatch(name, p) for p in include) and not any(fnmatch(name, p) for p in exclude)
    ]


def widened(x: Sound, rate: int) -> Sound:
    """Mono speech at 48 kHz, with an octave above its band where it was recorded at 8-22 kHz.

    The upper part of the band is mirrored about its Nyquist frequency, 8 dB down (spectral
    folding, Makhoul & Berouti 1979), or music would lie bare above the voice.
    """
    base = resample(x, rate, RATE)
    if rate >= 0.8 * RATE:
        return base
    folded = np.zeros(2 * len(x), dtype=np.float32)
    folded[::2] = 2 * high_pass(x, rate, 0.45 * rate / 2, order=6)
    folded = resample(high_pass(folded, 2 * rate, rate / 2, order=8), 2 * rate, RATE)
    count = min(len(base), len(folded))
    return base[:count] + amplified(folded[:count], FOLDED_DB)


def utterance(path: Path) -> Sound | None:
    """A spoken file at 48 kHz and -26 dBFS, its ends trimmed; None where hardly any speech is."""
    try:
        stereo, rate = decode(path)
    except (av.FFmpegError, ValueError):
        return None
    x = mono(stereo)
    levels = frame_levels(x, rate)
    spoken = np.flatnonzero(active(levels))
    if len(spoken) < 30 or levels.max() < -60:
        return None
    frame = round(FRAME_S * rate)
    x = np.ascontiguousarray(x[max(0, spoken[0] - 2) * frame : (spoken[-1] + 3) * frame])
    return to_level(widened(x, rate), RATE, SPEECH_DBFS)


def voices(
    entries: list[dict[str, Any]], cache: Path, per_voice: int, rng: np.random.Generator
) -> list[list[Sound]]:
    """Up to per_voice utterances of each voice, drawn by rng."""
    found = []
    for entry in entries:
        root = fetch(entry["package"], cache)
        for pattern in entry["voices"].values():
            files = matching(root, [pattern], entry.get("exclude", []))
            drawn = [files[i] for i in rng.permutation(len(files))[:per_voice]]
            found.append([u for u in map(utterance, drawn) if u is not None])
    return found


def dialogue(
    spoken: list[list[Sound]], seconds: float, rng: np.random.Generator
) -> npt.NDArray[np.int16]:
    """Changing speakers with short pauses, mono, 48 kHz."""
    parts: list[npt.NDArray[np.int16]] = []
    wanted = int(seconds * RATE)
    while sum(map(len, parts)) < wanted:
        voice = spoken[rng.integers(len(spoken))]
        for _ in range(rng.integers(1, 4)):
            line = amplified(voice[rng.integers(len(voice))], rng.uniform(-2, 2))
            pause = np.zeros(int(rng.uniform(0.08, 0.5) * RATE), np.int16)
            parts += [as_int16(line), pause]
    return np.concatenate(parts)[:wanted]


def stretch(bed: npt.NDArray[np.int16], at_s: float, length_s: float) -> Sound:
    """length_s seconds of the bed from at_s on, moved on until at least 60 % is speech."""
    count = int(length_s * RATE)
    for step in range(40):
        first = int((at_s + 0.35 * step) * RATE) % (len(bed) - count)
        x = as_float(bed[first : first + count])
        if np.mean(frame_levels(x, RATE) > SPEECH_DBFS - NEAR_DB) >= SPOKEN_SHARE:
            break
    return x


def babble(bed: npt.NDArray[np.int16], count: int, rng: np.random.Generator) -> Sound:
    """Four talkers at once, count samples at 48 kHz."""
    x = np.zeros(count, np.float32)
    for first in rng.integers(0, len(bed) - count, 4):
        x += as_float(bed[first : first + count])
    return x
