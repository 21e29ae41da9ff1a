"""Hearing on real music under real speech: a regression here is a regression for users.

The recordings come from free packages of Debian (bench/packages.toml).  Where there is no apt, the
rendered demo takes their place, and the reason is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soxr

from bench import small
from onara import Library, Match
from onara.audio import SAMPLE_RATE, Samples, decode
from onara.demo import Rendered
from onara.demo.babble import MAN, talk


@dataclass(frozen=True)
class Clip:
    sound: Path | Samples
    track: str
    start_s: float | None


CONDITIONS = ("clean", "speech_-10dB", "room", "unknown_clean", "unknown_speech_-5dB")
Clips = dict[tuple[str, float], list[Clip]]


@dataclass(frozen=True)
class Sounds:
    library: Library
    clips: Clips


@pytest.fixture(scope="module")
def sounds(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Sounds]:
    corpus = small.available()
    with Library.open(tmp_path_factory.mktemp("real")) as library:
        if corpus is None:
            print("the rendered demo stands in for real recordings")
            rendered: Rendered = request.getfixturevalue("rendered")
            known, clips = demo_clips(rendered)
            library.add(known)
        else:
            library.add(corpus.library)
            clips = {}
            for query in corpus.clips:
                clip = Clip(query.path, query.track, query.start_s)
                clips.setdefault((query.condition, query.length_s), []).append(clip)
        yield Sounds(library, clips)


@pytest.mark.parametrize("length_s", [2, 5])
@pytest.mark.parametrize("condition", ["clean", "speech_-10dB", "room"])
def test_known_music_is_named_at_its_second(
    sounds: Sounds, condition: str, length_s: float
) -> None:
    clips = sounds.clips[condition, length_s]
    assert len(clips) >= 8
    missed, elsewhere = [], []
    for clip in clips:
        match = identify(sounds.library, clip)
        assert match is None or Path(str(match.path)).stem == Path(clip.track).stem, "a wrong name"
        if match is None:
            missed.append(clip)
            continue
        assert clip.start_s is not None
        assert match.p < 1e-4
        if abs(match.offset_s - clip.start_s) > 0.05:
            elsewhere.append(clip)
    # One place of quiet chords stays at z 6.8, under the limit, in two seconds of a noisy room.
    assert len(missed) <= (1 if (condition, length_s) == ("room", 2) else 0)
    # Sequenced music repeats itself note for note, so a place can be right and yet another one.
    assert len(elsewhere) <= 2


@pytest.mark.parametrize("length_s", [2, 5])
@pytest.mark.parametrize("condition", ["unknown_clean", "unknown_speech_-5dB", "speech_only"])
def test_what_is_not_in_the_library_is_not_named(
    sounds: Sounds, condition: str, length_s: float
) -> None:
    clips = sounds.clips[condition, length_s]
    assert clips
    assert [clip for clip in clips if identify(sounds.library, clip)] == []


def test_the_demo_can_stand_in(rendered: Rendered, tmp_path: Path) -> None:
    """Machines without apt rely on it; one condition shows that it is fit for that."""
    known, clips = demo_clips(rendered)
    with Library.open(tmp_path) as library:
        library.add(known)
        for clip in clips["speech_-10dB", 5]:
            match = identify(library, clip)
            assert match is not None
            assert Path(str(match.path)).stem == Path(clip.track).stem


def identify(library: Library, clip: Clip) -> Match | None:
    if isinstance(clip.sound, Path):
        return library.identify(clip.sound).match
    return library.identify(clip.sound, SAMPLE_RATE).match


def demo_clips(rendered: Rendered) -> tuple[list[Path], Clips]:
    """Library files and clips of the same conditions, from the demo's music and babble."""
    rng = np.random.default_rng(20161202)
    files = list(rendered.recordings.values())
    known, unknown = files[:4], files[4:]
    sounds = {path: decode(path) for path in files}
    speech = soxr.resample(talk(rng, MAN, 60, [(0.0, 60.0)]), 44100, SAMPLE_RATE)
    clips: Clips = {}
    for length_s in (2, 5):
        for number in range(12):
            for condition in CONDITIONS:
                pool = unknown if condition.startswith("unknown") else known
                path = pool[number % len(pool)]
                start_s = float(rng.uniform(5, 30))
                music = _cut(sounds[path], start_s, length_s)
                talking = _cut(speech, float(rng.uniform(0, 50)), length_s)
                track = "" if pool is unknown else path.name
                sound = _damage(music, talking, condition, rng)
                clips.setdefault((condition, length_s), []).append(Clip(sound, track, start_s))
            clips.setdefault(("speech_only", length_s), []).append(Clip(talking, "", None))
    return known, clips


def _cut(sound: Samples, start_s: float, length_s: float) -> Samples:
    start = round(start_s * SAMPLE_RATE)
    return sound[start : start + round(length_s * SAMPLE_RATE)]


def _damage(music: Samples, speech: Samples, condition: str, rng: np.random.Generator) -> Samples:
    if condition == "room":
        t = np.arange(SAMPLE_RATE // 3) / SAMPLE_RATE
        tail = rng.standard_normal(len(t)) * np.exp(-t / 0.06)
        tail *= 0.8 / np.sqrt(np.sum(tail**2))
        tail[0] = 1
        return np.convolve(music, tail)[: len(music)].astype(np.float32)
    if "speech" in condition:
        level = float(condition.partition("_-")[2].removesuffix("dB"))
        gain = np.std(speech) / np.std(music) * 10 ** (-level / 20)
        return (speech + gain * music).astype(np.float32)
    return music
