"""Real tracks and real speech, and the tracking of a programme from end to end."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soxr

from bench import small
from onara.audio import SAMPLE_RATE, Samples, Sound
from onara.demo import Rendered
from onara.demo.babble import MAN, talk
from onara.fingerprint import BASEBAND_RATE
from onara.tracking import FRAME_S, Tracked, cues, explain, find_seeds, leads, window_samples
from onara.tracking.seed import windows
from tests.tracking.programme import Library, level, power, whitened

TRACK_S = 60.0
SPEECH_S = 40.0
BY_CHANCE = 1e-4


@dataclass(frozen=True)
class Recorded:
    """``tracks``: the beginnings of four tracks, 60 s each; ``speech``: 40 s of talking."""

    tracks: list[Samples]
    speech: Samples


@pytest.fixture(scope="session")
def recorded(request: pytest.FixtureRequest) -> Recorded:
    corpus = small.available()
    if corpus is not None:
        tracks = [_beginning(path, TRACK_S) for path in corpus.library[:4]]
        said = [_beginning(clip.path, 5.0) for clip in corpus.of("speech_only", 5)]
        # There are few such clips; they come again.
        speech = np.resize(np.concatenate(said), round(SPEECH_S * SAMPLE_RATE))
    else:
        print("the rendered demo stands in for real recordings")
        rendered: Rendered = request.getfixturevalue("rendered")
        tracks = [_beginning(path, TRACK_S) for path in list(rendered.recordings.values())[:4]]
        babble = talk(np.random.default_rng(1), MAN, SPEECH_S, [(0.0, SPEECH_S)])
        speech = soxr.resample(babble, 44100, SAMPLE_RATE)
    return Recorded([level(track, -20.0) for track in tracks], level(speech, -20.0))


def _beginning(path: Path, seconds: float) -> Samples:
    pieces: list[Samples] = []
    with Sound(path) as sound:
        for block in sound.blocks():
            pieces.append(block)
            if sum(map(len, pieces)) >= seconds * SAMPLE_RATE:
                break
    return np.concatenate(pieces)[: round(seconds * SAMPLE_RATE)]


Track = Callable[..., list[Tracked]]


@pytest.fixture(scope="session")
def track() -> Track:
    """What sounds in a mono programme at `SAMPLE_RATE`, by the quick look alone; ``spoken`` tells
    the frames in which somebody speaks."""

    def run(
        sound: Samples, library: Library, spoken: npt.NDArray[np.bool_] | None = None
    ) -> list[Tracked]:
        mid = whitened(sound)
        starts = range(0, len(mid), window_samples())
        seeds = find_seeds(starts, windows(mid, starts), library)
        looks = sum(len(mid) + reference.samples for reference in library)
        least_gain = math.log(looks / BY_CHANCE)
        found = explain(mid, "mid", leads(seeds, BASEBAND_RATE), library, least_gain)
        return cues(found, power(sound, round(FRAME_S * SAMPLE_RATE)), BASEBAND_RATE, spoken)

    return run
