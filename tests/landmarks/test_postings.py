import numpy as np

from onara.landmarks.pairs import FINE_BITS
from onara.landmarks.peaks import TICKS_A_SECOND, pick
from onara.landmarks.postings import APART, TICKS, Landmarks, Postings
from tests.landmarks.playing import song

SONGS = [Landmarks.of(pick(song(seed))) for seed in range(3)]


def test_a_recording_has_few_landmarks() -> None:
    assert all(8 <= len(landmarks) / 20 <= 30 for landmarks in SONGS)


def test_what_was_laid_together_comes_apart() -> None:
    held = [SONGS[0], Landmarks.none(), SONGS[1], SONGS[2]]
    for before, after in zip(held, Postings.of(held).apart(), strict=True):
        np.testing.assert_array_equal(before.hash, after.hash)
        np.testing.assert_array_equal(before.time, after.time)


def test_some_recordings_are_read_alone() -> None:
    postings = Postings.of(SONGS)
    found = postings.of_each({2, 0})
    assert list(found) == [0, 2]
    np.testing.assert_array_equal(found[2].hash, SONGS[2].hash)
    np.testing.assert_array_equal(found[2].time, SONGS[2].time)


def test_nothing_has_no_hits() -> None:
    postings = Postings.of([])
    assert len(postings) == 0
    assert postings.apart() == []
    assert len(postings.hits(SONGS[0].hash).which) == 0


def test_hits_are_all_postings_of_a_hash() -> None:
    postings = Postings.of(SONGS)
    asked = SONGS[1].hash[::7]
    hashes, times = postings.packed.all()
    hits = postings.hits(asked >> np.uint32(FINE_BITS))
    first, count = postings.packed.runs(asked)
    fine = np.split(postings.times(first, count), np.cumsum(count)[:-1])
    for number, hash_ in enumerate(asked):
        found = np.sort(hits.time[hits.which == number])
        own = TICKS * times[hashes >> FINE_BITS == hash_ >> FINE_BITS]
        np.testing.assert_array_equal(found, np.sort(own))
        np.testing.assert_array_equal(np.sort(fine[number]), TICKS * times[hashes == hash_])


def test_of_too_many_hits_the_rarest_hashes_are_told() -> None:
    postings = Postings.of([*SONGS, SONGS[0], SONGS[0]])
    asked = np.unique(np.concatenate([SONGS[0].hash, SONGS[1].hash]) >> np.uint32(FINE_BITS))
    every = postings.hits(asked)
    most = len(every.which) // 3
    some = postings.hits(asked, most)
    assert most / 2 < len(some.which) <= most
    counts = np.bincount(every.which, minlength=len(asked))
    told = np.bincount(some.which, minlength=len(asked))
    assert set(told[told > 0] - counts[told > 0]) == {0}
    assert counts[told > 0].max() <= counts[(told == 0) & (counts > 0)].min()
    assert len(postings.hits(asked, len(every.which)).which) == len(every.which)


def test_a_time_belongs_to_the_recording_that_is_nearest() -> None:
    postings = Postings.of(SONGS)
    begin = float(TICKS * postings.start[1])
    times = np.array([-100.0, begin - 5 * TICKS_A_SECOND, begin + 1, begin - APART * TICKS])
    np.testing.assert_array_equal(postings.recording_at(times), [0, 1, 1, 0])
