import numpy as np
import pytest

from onara.landmarks.chance import measure


def chunks(count: int, fall: float, seed: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return 1 + rng.geometric(1 - fall, count).astype(np.int64)


@pytest.mark.parametrize("fall", [0.15, 0.3, 0.5])
def test_chance_is_measured_as_it_is(fall: float) -> None:
    law = measure(chunks(3000, fall))
    assert law.fall == pytest.approx(fall, abs=0.05)
    highest = np.array([chunks(3000, fall, seed).max() for seed in range(300)])
    for votes in np.unique(np.quantile(highest, [0.1, 0.5, 0.95])):
        share = float(np.mean(highest >= votes))
        assert law.probability(int(votes)) == pytest.approx(share, abs=0.15)


def test_the_recording_itself_and_its_repeats_do_not_spoil_the_measure() -> None:
    heights = chunks(1000, 0.2)
    plain = measure(heights)
    heights[[5, 300, 700]] = 60
    assert measure(heights).fall == pytest.approx(plain.fall, abs=0.02)
    assert measure(heights).probability(60) < 1e-20


def test_a_small_library_asks_for_more() -> None:
    small, large = measure(chunks(10, 0.1)), measure(chunks(3000, 0.1))
    assert small.fall > 2 * large.fall
    assert measure(np.empty(0, np.int64)).probability(1) > 0.5


def test_few_votes_are_chance() -> None:
    law = measure(chunks(1000, 0.2))
    assert law.probability(2) == 1
    assert law.probability(3) > 0.9
