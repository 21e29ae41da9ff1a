import numpy as np
import pytest

from onara.lyrics.score import NEED_BITS, evidence, explained, rarity


@pytest.mark.parametrize(("slips", "share"), [(0, 1.0), (2, 0.8), (10, 0.0), (15, 0.0)])
def test_every_slip_leaves_a_letter_unexplained(slips: int, share: float) -> None:
    assert explained(10, slips) == share


def test_evidence_grows_with_bits_from_none_to_certainty() -> None:
    few, as_likely, many = evidence(np.array([0.0, NEED_BITS, 1000.0]))
    assert few < 0.1
    assert as_likely == 0.5
    assert many == pytest.approx(1.0)


def test_what_many_songs_hold_is_worth_little_in_each() -> None:
    alone, three, hundred = (rarity(np.ones(n), np.arange(n))[0] for n in (1, 3, 100))
    assert 1.0 == alone > three > hundred
    assert hundred == pytest.approx(0.1)


def test_recordings_of_one_song_are_no_rivals() -> None:
    assert list(rarity(np.array([1.0, 1.0, 0.9]), np.array([0, 0, 0]))) == [1.0, 1.0, 1.0]


def test_a_song_that_explains_less_takes_nothing_from_a_better_one() -> None:
    better, worse = rarity(np.array([1.0, 0.5]), np.array([0, 1]))
    assert better > 0.99
    assert worse < 0.75


def test_no_hits_have_no_worth() -> None:
    assert len(rarity(np.array([]), np.array([], np.int64))) == 0
