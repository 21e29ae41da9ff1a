from __future__ import annotations

import numpy as np
import pytest

from bench.timbre.figures import figures, unrelated
from bench.timbre.heard import Heard
from onara.timbre.aspects import SIZE
from onara.timbre.spread import STARTING_DEVIATION, STARTING_MEAN


def heard(name: str, soundtrack: str, artist: str | None, place: float) -> Heard:
    """A track that lies so many deviations from the middle, its halves just beside it."""

    def at(score: float) -> np.ndarray:
        return np.array(STARTING_MEAN, np.float32) + np.float32(score) * np.array(
            STARTING_DEVIATION, np.float32
        )

    return Heard(
        name, soundtrack, artist, 60, at(place), (at(place - 0.01), at(place + 0.01)), 1, 0.1
    )


def test_what_lies_together_is_found_together() -> None:
    tracks = [
        heard("a", "one", "x", -3.0),
        heard("b", "one", "x", -2.8),
        heard("c", "one", "y", -2.0),
        heard("d", "one", "y", -1.8),
        heard("e", "two", None, 2.0),
        heard("f", "two", None, 2.1),
    ]
    halves, soundtrack, artist, within, between = figures(tracks)
    assert halves.share == 1
    assert halves.chance == pytest.approx(1 / 6)
    assert (soundtrack.count, soundtrack.share) == (6, 1)
    assert soundtrack.chance == pytest.approx((4 * 3 / 5 + 2 * 1 / 5) / 6)
    assert (artist.count, artist.share) == (4, 1)
    assert artist.chance == pytest.approx(1 / 3)
    assert (within.count, between.count) == (7, 8)
    assert within.share > 0.8
    assert between.share == 0


def test_what_lies_across_is_not() -> None:
    tracks = [
        heard("a", "one", None, -2.0),
        heard("b", "two", None, -1.9),
        heard("c", "one", None, 2.0),
        heard("d", "two", None, 2.1),
    ]
    found = {each.what: each for each in figures(tracks)}
    assert found["nearest is of the same soundtrack"].share == 0
    assert not any("artist" in what for what in found)


def test_unrelated_pairs_have_a_mean_and_a_deviation() -> None:
    tracks = [heard(str(n), str(n), None, float(n)) for n in range(4)]
    mean, deviation = unrelated(tracks)
    assert np.isfinite([mean, deviation]).all()
    assert deviation > 0
    assert len(tracks[0].whole) == SIZE
