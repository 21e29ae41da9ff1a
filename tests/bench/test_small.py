import hashlib

import numpy as np
import pytest

from bench import cache, small
from bench.level import active_level
from bench.sound import decode, mono


@pytest.fixture(scope="module")
def corpus() -> small.SmallCorpus:
    made = small.available(cache.folder())
    if made is None:
        pytest.skip("no real recordings on this machine")
    return made


def test_clips_are_cut_where_their_truth_says(corpus: small.SmallCorpus) -> None:
    files = {path.name: path for path in corpus.library}
    for clip in corpus.of("clean", 5)[:4]:
        heard, rate = decode(clip.path)
        track = mono(decode(files[clip.track], rate)[0])
        assert clip.start_s is not None
        first = round(clip.start_s * rate)
        cut, heard_mono = track[first : first + len(heard)], mono(heard)
        agreement = np.corrcoef(cut, heard_mono)[0, 1]
        assert agreement > 0.99


def test_every_clip_has_one_level_and_its_length(corpus: small.SmallCorpus) -> None:
    for clip in corpus.clips:
        x, rate = decode(clip.path)
        assert len(x) / rate == pytest.approx(clip.length_s, abs=0.001)
        # Lower only where a peak forbids the level.
        assert active_level(mono(x), rate) < -22.9
        assert np.abs(x).max() < 0.96


def test_unknown_music_is_not_in_the_library(corpus: small.SmallCorpus) -> None:
    names = {path.name for path in corpus.library}
    unknown = [c for c in corpus.clips if not c.track]
    assert {c.condition for c in unknown} == {
        "unknown_clean",
        "unknown_speech_-5dB",
        "speech_only",
    }
    assert all(c.track in names for c in corpus.clips if c.track)
    root = corpus.library[0].parent.parent
    digests = {
        hashlib.sha256(path.read_bytes()).hexdigest()
        for path in [*corpus.library, *(root / "unknown").iterdir()]
    }
    assert len(digests) == len(names) + len(list((root / "unknown").iterdir()))
