import numpy as np
import pytest

from onara.fingerprint import BASEBAND_RATE
from onara.tracking import Seed, leads, window_samples

HOP = window_samples()


def seeds(delay: float, count: int, *, slope: float = 0.0, first: int = 0) -> list[Seed]:
    """Windows in a row on one recording; delays have the grid of a quarter of a sample."""
    starts = [first + number * HOP for number in range(count)]
    return [Seed(at, 0, round(4 * (delay + slope * at)) / 4, 50.0) for at in starts]


def test_seeds_at_one_delay_are_one_lead_from_the_first_to_the_last() -> None:
    (lead,) = leads(seeds(700.0, 6), BASEBAND_RATE)
    assert (lead.begin, lead.end) == (0, 6 * HOP)
    assert (lead.path.reference, lead.path.delay, lead.path.slope) == (0, 700.0, 0.0)


def test_seeds_that_no_clock_can_join_are_leads_of_their_own() -> None:
    other_place = seeds(5000.0, 3, first=3 * HOP)
    long_after = seeds(700.0, 3, first=round(200 * BASEBAND_RATE) + 3 * HOP)
    other_recording = [Seed(one.at, 1, one.delay, one.height) for one in seeds(700.0, 3)]
    mixed = [*other_recording, *long_after, *other_place, *seeds(700.0, 3)]
    assert len(leads(mixed, BASEBAND_RATE)) == 4


def test_repeats_that_interleave_stay_apart() -> None:
    found = leads([*seeds(700.0, 4), *seeds(90_000.0, 4)], BASEBAND_RATE)
    assert sorted(lead.path.delay for lead in found) == [700.0, 90_000.0]


def test_the_best_comes_first() -> None:
    weak = [Seed(one.at, 1, one.delay, 21.0) for one in seeds(10.0, 2)]
    assert [lead.height for lead in leads([*weak, *seeds(700.0, 2)], BASEBAND_RATE)] == [50.0, 21.0]


@pytest.mark.parametrize("slope", [1e-4, -2e-4])
def test_a_clock_that_drifts_is_followed(slope: float) -> None:
    (lead,) = leads(seeds(700.0, 8, slope=slope), BASEBAND_RATE)
    assert lead.path.slope == pytest.approx(slope, rel=0.05)
    assert lead.path.delay_at(0) == pytest.approx(700.0, abs=1.0)


def test_the_grid_of_delays_is_no_drift() -> None:
    rng = np.random.default_rng(4)
    jittered = [
        Seed(one.at, 0, one.delay + rng.choice([-0.25, 0.0, 0.25]), one.height)
        for one in seeds(700.0, 12)
    ]
    (lead,) = leads(jittered, BASEBAND_RATE)
    assert lead.path.slope == 0.0


def test_no_seeds_lead_nowhere() -> None:
    assert leads([], BASEBAND_RATE) == []
