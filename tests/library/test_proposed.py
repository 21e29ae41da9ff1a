"""The short way: what landmarks propose is looked at alone."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from onara import Library
from onara.audio import SAMPLE_RATE, Samples
from onara.fingerprint import BASEBAND_RATE, whiten
from onara.index import Index
from onara.landmarks import pairs_asked, pick
from onara.library import hearing
from onara.library.proposed import hear_proposed, looked_at
from onara.match import Found, best_matches
from tests.conftest import save_wav
from tests.landmarks.playing import at_speed, cut, song

SEEDS = range(6)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    for seed in SEEDS:
        save_wav(tmp_path / f"{seed}.wav", song(seed), SAMPLE_RATE)
    with Library.open(tmp_path / "home") as library:
        library.add([tmp_path])
        yield library


def proposed(clip: Samples, index: Index) -> list[Found]:
    return hear_proposed(whiten(clip), pairs_asked(pick(clip)), index, looks=1).plain


def test_the_short_way_finds_what_the_long_one_finds(library: Library) -> None:
    index = Index(library.home / "index")
    for seed in SEEDS:
        clip = cut(song(seed), 7.0, 5.0)
        ((best, *_),) = best_matches([whiten(clip)], index.references())
        found = proposed(clip, index)[0]
        assert found.recording == best.recording
        assert found.offset_s == pytest.approx(best.offset_s, abs=1e-3)
        assert found.z == pytest.approx(best.z, rel=0.1)


def test_an_answer_is_seen_beside_another_recording(library: Library) -> None:
    index = Index(library.home / "index")
    clip = cut(song(1), 7.0, 5.0)
    best, *_ = proposed(clip, index)
    right = index.reference(best.recording)
    lag = round(best.offset_s * BASEBAND_RATE)
    found = looked_at(whiten(clip), [(right, lag)], index, looks=1).plain
    assert [one.recording == best.recording for one in found] == [True, False]
    only = index.only([best.recording])
    assert len(looked_at(whiten(clip), [(right, lag)], only, looks=1).plain) == 1


def test_a_plain_clip_needs_no_long_way(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("the whole library was searched")

    monkeypatch.setattr(hearing, "hear_everywhere", never)
    match = library.identify(cut(song(2), 7.0, 5.0), SAMPLE_RATE).match
    assert match is not None
    assert str(match.path).endswith("2.wav")


def test_what_is_not_plain_takes_the_long_way(library: Library) -> None:
    index = Index(library.home / "index")
    assert proposed(song(99, 5.0), index) == []
    assert proposed(at_speed(cut(song(3), 7.0, 5.0), 1.02), index) == []
    noise = np.random.default_rng(1).standard_normal(5 * SAMPLE_RATE).astype(np.float32)
    clip = cut(song(3), 7.0, 5.0)
    buried = clip + noise * float(np.std(clip)) * 4
    assert proposed(buried, index) == []
    match = library.identify(buried, SAMPLE_RATE).match
    assert match is not None
    assert str(match.path).endswith("3.wav")


def test_what_was_removed_is_not_proposed(library: Library, tmp_path: Path) -> None:
    library.remove([tmp_path / "2.wav"])
    assert proposed(cut(song(2), 7.0, 5.0), Index(library.home / "index")) == []


def test_nothing_is_proposed_where_there_is_nothing(tmp_path: Path) -> None:
    assert proposed(song(1, 5.0), Index(tmp_path / "none")) == []
