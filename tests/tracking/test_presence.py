import numpy as np
import numpy.typing as npt
import pytest

from onara.tracking.presence import CHANGE, stretches


def evidence(*parts: tuple[int, float]) -> npt.NDArray[np.float64]:
    """Frames of noise of spread 1 with means: (how many, mean) in a row."""
    rng = np.random.default_rng(8)
    return np.concatenate([rng.normal(mean, 1.0, count) for count, mean in parts])


def test_noise_alone_is_worth_nothing() -> None:
    assert all(one.gain < 5.0 for one in stretches(evidence((20_000, 0.0))))


def test_what_is_there_is_found_from_frame_to_frame() -> None:
    (one,) = stretches(evidence((400, 0.0), (150, 4.0), (300, 0.0)))
    assert one.begin == pytest.approx(400, abs=2)
    assert one.end == pytest.approx(550, abs=2)
    # Each frame is worth half its mean squared; to begin and to end costs.
    assert one.gain == pytest.approx(150 * 4.0**2 / 2 - 2 * CHANGE, rel=0.2)


def test_a_gap_without_evidence_is_not_bridged() -> None:
    found = stretches(evidence((100, 0.0), (200, 4.0), (150, 0.0), (200, 4.0), (100, 0.0)))
    assert len(found) == 2
    assert found[0].end == pytest.approx(300, abs=3)
    assert found[1].begin == pytest.approx(450, abs=3)


def test_a_gap_in_which_the_music_is_ducked_is_bridged() -> None:
    (one,) = stretches(evidence((100, 0.0), (200, 4.0), (150, 0.9), (200, 4.0), (100, 0.0)))
    assert one.begin == pytest.approx(100, abs=3)
    assert one.end == pytest.approx(650, abs=3)


def test_evidence_against_it_ends_it() -> None:
    found = stretches(evidence((100, 4.0), (30, -5.0), (100, 4.0)))
    assert [(one.begin, one.end) for one in found] == [(0, 100), (130, 230)]


def test_what_runs_over_both_ends_is_whole() -> None:
    (one,) = stretches(evidence((80, 3.0)))
    assert one.begin <= 1
    assert one.end >= 79


def test_no_frames_have_no_stretch() -> None:
    assert stretches(np.zeros(0)) == []
