import numpy as np

from onara.landmarks.pairs import FINE_BITS, HASH_BITS, PITCH_STEP, Pairs, pairs_of
from onara.landmarks.peaks import TICKS_A_SECOND, Peaks, pick
from tests.landmarks.playing import song


def test_each_peak_is_paired_with_the_strongest_that_follow() -> None:
    peaks = Peaks(
        time=np.array([0, 100, 200, 300, 2000], np.int32),
        pitch=np.array([1000, 1100, 1200, 900, 1000], np.int32),
        rank=np.array([0, 3, 1, 0, 0], np.int32),
    )
    pairs = pairs_of(peaks, 2)
    of_the_first = pairs.time == 0
    assert sorted(pairs.gap[of_the_first]) == [200, 300]
    assert sorted(pairs.interval[of_the_first]) == [-100, 200]
    assert pairs.gap.max() <= TICKS_A_SECOND
    assert not np.any(pairs.time == 2000)


def test_too_few_peaks_have_no_pairs() -> None:
    nothing = np.empty(0, np.int32)
    assert len(pairs_of(Peaks(nothing, nothing, nothing), 3)) == 0
    one = np.zeros(1, np.int32)
    assert len(pairs_of(Peaks(one, one, one), 3)) == 0


def test_half_a_step_of_error_is_forgiven() -> None:
    pairs = pairs_of(pick(song(1, 5.0)), 5)
    rng = np.random.default_rng(1)

    def off(size: float) -> np.ndarray:
        return rng.uniform(-size, size, len(pairs))

    near = Pairs(
        pairs.time, pairs.pitch + off(12.4), pairs.interval + off(12.4), pairs.gap + off(7.9)
    )
    coarse = pairs.hashes() >> np.uint32(FINE_BITS)
    assert np.all(np.any(near.probes() == coarse, axis=0))
    far = Pairs(pairs.time, pairs.pitch + 40, pairs.interval, pairs.gap)
    assert not np.any(far.probes() == coarse)


def test_at_true_speed_an_eighth_of_a_step_of_pitch_is_forgiven() -> None:
    pairs = pairs_of(pick(song(1, 5.0)), 5)
    hashes = pairs.hashes()
    assert hashes.max() < 1 << HASH_BITS

    def shifted(cents: float, wider: float, ticks: float) -> np.ndarray:
        near = Pairs(pairs.time, pairs.pitch + cents, pairs.interval + wider, pairs.gap + ticks)
        return np.asarray(np.any(near.fine_probes() == hashes, axis=0))

    assert np.all(shifted(3.0, -3.0, 7.0))
    assert not np.any(shifted(10.0, 0.0, 0.0))
    assert not np.any(shifted(0.0, 10.0, 0.0))
    assert not np.any(shifted(0.0, 0.0, 30.0))


def test_a_time_that_no_recording_has_is_no_other() -> None:
    one = np.ones(1)
    longest = Pairs(one, 1000 * one, 100 * one, 500 * one)
    longer = longest.played(slower=1.1, cents=0.0)
    assert not np.any(longer.probes() == longest.hashes() >> FINE_BITS)
    assert len(np.unique(longest.probes())) == 8


def test_pairs_of_weak_peaks_can_be_left_out() -> None:
    peaks = pick(song(1, 5.0)).best(2)
    every, strong = pairs_of(peaks, 2), pairs_of(peaks, 2, most_ranks=1)
    assert 0.5 * len(every) < len(strong) < len(every)


def test_a_hash_tells_the_pitch() -> None:
    pairs = pairs_of(pick(song(1, 5.0)), 5)
    assert (
        np.abs(Pairs.pitch_of(pairs.hashes() >> np.uint32(FINE_BITS)) - pairs.pitch).max()
        <= PITCH_STEP / 2
    )


def test_playing_back_undoes_a_change_of_speed() -> None:
    pairs = pairs_of(pick(song(1, 5.0)), 5)
    again = pairs.played(slower=1.25, cents=-100).played(slower=0.8, cents=100)
    np.testing.assert_array_equal(again.hashes(), pairs.hashes())
