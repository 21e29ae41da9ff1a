"""Cues, and programmes that need no media file."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from onara.activity import Activity
from onara.audio import SAMPLE_RATE
from onara.fingerprint import whiten
from onara.scan.programme import Programme
from onara.sheet import Cue, Episode, Evidence, Scanned
from tests.media import Wave


def cue(id_: str, start_s: float, end_s: float, **more: Any) -> Cue:
    """A cue of music that is not known; ``more`` are other fields."""
    plain = Cue(id_, start_s, end_s, None, None, (), Evidence(None, None, 1.0), None, 0.0)
    return replace(plain, **more)


def scanned(id_: str, path: Path, **more: Any) -> Scanned:
    """A finished episode; ``more`` are other fields of the episode."""
    episode = replace(
        Episode(
            id_, path, 3600.0, "goblin", "Goblin", "도깨비", 1, 7, frame_rate=Fraction(24000, 1001)
        ),
        **more,
    )
    return Scanned(episode, 10, 20, {"drama": "goblin"}, 1.5e9, "sign", ("a note",), "Kim")


def programme(sound: Wave, music: bool = True) -> Programme:
    """A mono programme at `SAMPLE_RATE` with music from end to end, or nowhere, and no speech."""
    whole = len(sound) // (SAMPLE_RATE // 10) * (SAMPLE_RATE // 10)
    power = (sound[:whole].reshape(-1, SAMPLE_RATE // 10) ** 2).mean(axis=1)
    there = np.full(len(power), float(music), np.float32)
    return Programme(
        Path("nowhere"),
        len(sound) / SAMPLE_RATE,
        whiten(sound),
        None,
        np.rint(sound * 32767).astype(np.int16),
        power.astype(np.float32),
        Activity(there, np.zeros(len(power), np.float32)),
        None,
        None,
        None,
    )
