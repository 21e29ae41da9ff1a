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


def test_nothing_has_no_hits() -> None:
    postings = Postings.of([])
    assert len(postings) == 0
    assert postings.apart() == []
    assert len(postings.hits(SONGS[0].hash).which) == 0


def test_hits_are_all_postings_of_a_hash() -> None:
    postings = Postings.of(SONGS)
    asked = SONGS[1].hash[::7]
    hashes, times = postings.packed.all()
    coarse, fine = postings.hits(asked >> FINE_BITS), postings.fine_hits(asked, 10**6)
    for number, hash_ in enumerate(asked):
        for hits, own in (
            (coarse, hashes >> FINE_BITS == hash_ >> FINE_BITS),
            (fine, hashes == hash_),
        ):
            found = np.sort(hits.time[hits.which == number])
            np.testing.assert_array_equal(found, np.sort(TICKS * times[own]))


def test_of_too_many_hits_those_of_the_rarest_hashes_are_told() -> None:
    hashes = np.repeat(np.array([5, 7, 9], np.uint32), [50, 3, 20])
    postings = Postings.of([Landmarks(hashes, np.arange(73, dtype=np.uint32))])
    asked = np.array([9, 5, 7], np.uint32)
    assert len(postings.fine_hits(asked, 100).which) == 73
    assert set(postings.fine_hits(asked, 30).which) == {0, 2}
    assert set(postings.fine_hits(asked, 22).which) == {2}
    assert len(postings.fine_hits(asked, 0).which) == 0


def test_a_time_belongs_to_the_recording_that_is_nearest() -> None:
    postings = Postings.of(SONGS)
    begin = float(TICKS * postings.start[1])
    times = np.array([-100.0, begin - 5 * TICKS_A_SECOND, begin + 1, begin - APART * TICKS])
    np.testing.assert_array_equal(postings.recording_at(times), [0, 1, 1, 0])
