"""The truth of the small corpus against its sound."""

import numpy as np
import pytest

from bench import cache
from bench.debian import DebianError
from bench.episodes import making, truth
from bench.episodes.recipe import SMALL
from bench.sound import Sound, decode, mono
from bench.speech import RATE

REACH = RATE // 10  # to either side is looked for the place


@pytest.fixture(scope="module")
def corpus() -> truth.Episodes:
    try:
        return truth.load(making.build(SMALL, cache.folder()))
    except DebianError as error:
        pytest.skip(f"no real recordings: {error}")


def _place(heard: Sound, track: Sound, second: float) -> float:
    """Where in the track the sound lies, as seconds off the second told."""
    first = int(second * RATE) - REACH
    wider = track[first : first + len(heard) + 2 * REACH]
    size = 1 << (len(wider) + len(heard)).bit_length()
    found = np.fft.irfft(np.fft.rfft(wider, size) * np.conj(np.fft.rfft(heard, size)), size)
    return (int(np.argmax(found[: 2 * REACH])) - REACH) / RATE


def test_loud_music_lies_where_its_truth_says(corpus: truth.Episodes) -> None:
    judged = 0
    for path in corpus.paths:
        sound = mono(decode(path, RATE)[0])
        assert len(sound) / RATE == pytest.approx(corpus.durations_s[path.name], abs=0.1)
        loud = [c for c in corpus.cues if c.level == "foreground" and c.track]
        for cue in [c for c in loud if c.episode == path.name]:
            track = mono(decode(corpus.library[cue.track], RATE)[0])
            for at, second in cue.parts:
                heard = sound[int((at + 1) * RATE) : int((at + 4) * RATE)]
                assert abs(_place(heard, track, second + 1)) < 0.03
                judged += 1
    assert judged >= 4


def test_the_same_music_opens_and_closes_both_and_a_theme_comes_back(
    corpus: truth.Episodes,
) -> None:
    assert len(corpus.durations_s) == 2
    for kind in ("opening", "ending", "recap", "preview"):
        found = [c for c in corpus.cues if c.kind == kind]
        assert len(found) == 2
        assert len({(c.track, round(c.track_start_s, 2)) for c in found}) == 1
    assert len([c for c in corpus.cues if c.theme == "theme 1"]) == 3


def test_unknown_music_is_named_nowhere(corpus: truth.Episodes) -> None:
    assert all(c.track in corpus.library for c in corpus.cues if c.track)
    assert all(not c.track for c in corpus.cues if c.theme)
