import sys

import numpy as np
import pytest

from onara.landmarks import CELL, Landmarks, Pairs, Postings, pairs_asked, pick, places
from onara.landmarks.peaks import TICKS_A_SECOND
from tests.landmarks.playing import cut, song

SONGS = [song(seed) for seed in range(6)]
HELD = [Landmarks.of(pick(each)) for each in SONGS]
POSTINGS = Postings.of(HELD)
ALL = 10**6


@pytest.mark.parametrize("seconds", [2.0, 5.0])
def test_the_place_of_a_clip_has_the_most_weight(seconds: float) -> None:
    (found,) = places(pairs_asked(pick(cut(SONGS[4], 7.0, seconds))), [POSTINGS], ALL)
    best = int(np.argmax(found.weight))
    assert POSTINGS.recording_at(found.time[best : best + 1])[0] == 4
    begin = (found.time[best] - POSTINGS.begin_of(4)) / TICKS_A_SECOND
    assert begin == pytest.approx(7.0, abs=0.06)
    assert found.votes[best] > 5 * seconds
    assert found.votes.min() == 1


def test_places_do_not_overlap() -> None:
    (found,) = places(pairs_asked(pick(cut(SONGS[0], 3, 5))), [POSTINGS], ALL)
    assert len(found.time) > 1
    assert np.diff(found.time).min() > CELL / 2


def test_no_more_postings_are_looked_at_than_asked_for() -> None:
    pairs = pairs_asked(pick(cut(SONGS[0], 3, 5)))
    (every,), (some,) = (places(pairs, [POSTINGS], most) for most in (ALL, 40))
    assert 0 < some.votes.sum() <= 40 < every.votes.sum()
    assert len(places(pairs, [POSTINGS], 0)[0].time) == 0


def test_a_rare_hash_weighs_more_than_a_common_one() -> None:
    one = np.ones(2)
    rare, common = (
        Pairs(0 * one, 1000 * one, 100 * one, 100 * one),
        Pairs(0 * one, 2000 * one, 300 * one, 200 * one),
    )
    last = Pairs(one[:1], 3000 * one[:1], 0 * one[:1], 300 * one[:1])
    hashes = np.concatenate([rare.hashes(), np.repeat(common.hashes(), 50), last.hashes()])
    frames = np.concatenate([[10, 10], np.repeat(np.arange(50), 2) * 10, [10**7]])
    order = np.argsort(hashes, kind="stable")
    held = Postings.of([Landmarks(hashes[order], frames[order].astype(np.uint32))])
    (of_rare,) = places(rare, [held], ALL)
    (of_common,) = places(common, [held], ALL)
    assert of_rare.weight.max() / of_rare.votes.max() > of_common.weight.max() / (
        of_common.votes.max()
    )


def test_how_recordings_lie_in_segments_changes_nothing() -> None:
    pairs = pairs_asked(pick(cut(SONGS[2], 3, 5)))
    (together,) = places(pairs, [POSTINGS], ALL)
    apart = places(pairs, [Postings.of([held]) for held in HELD], ALL)
    best = int(np.argmax(together.weight))
    assert int(np.argmax([each.weight.max(initial=0) for each in apart])) == 2
    assert apart[2].votes.max() == together.votes[best]
    assert sum(len(each.time) for each in apart) == len(together.time)


def test_where_many_entries_are_looked_at_a_place_needs_two_pairs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pairs = pairs_asked(pick(cut(SONGS[0], 3, 5)))
    (every,) = places(pairs, [POSTINGS], ALL)
    monkeypatch.setattr(sys.modules["onara.landmarks.places"], "_FEW", 10)
    (some,) = places(pairs, [POSTINGS], ALL)
    assert some.votes.min() == 2
    assert every.votes.max() == some.votes.max()
    assert len(every.time) > len(some.time)


def test_where_there_is_nothing_there_are_no_places() -> None:
    pairs = pairs_asked(pick(cut(SONGS[0], 3, 5)))
    silence = pairs_asked(pick(np.zeros(5 * 8000, np.float32)))
    assert len(places(silence, [POSTINGS], ALL)[0].time) == 0
    assert len(places(pairs, [Postings.of([])], ALL)[0].time) == 0
    assert places(pairs, [], ALL) == []
