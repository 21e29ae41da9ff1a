from __future__ import annotations

import numpy as np
import pytest

from onara.timbre.aspects import SIZE
from onara.timbre.spread import STARTING_DEVIATION, STARTING_MEAN, Spread


def test_the_starting_spread_has_a_value_for_each_of_a_timbre() -> None:
    assert len(STARTING_MEAN) == len(STARTING_DEVIATION) == SIZE
    assert min(STARTING_DEVIATION) > 0


def test_without_recordings_it_is_that_of_the_corpus() -> None:
    spread = Spread.of([])
    assert spread.mean == pytest.approx(np.array(STARTING_MEAN))
    assert spread.deviation == pytest.approx(np.array(STARTING_DEVIATION))
    assert spread.standard([]).shape == (0, SIZE)


def test_many_recordings_speak_for_themselves() -> None:
    rng = np.random.default_rng(3)
    rows = (5 + 2 * rng.standard_normal((5000, SIZE))).astype(np.float32)
    spread = Spread.of(list(rows))
    assert spread.mean == pytest.approx(5, abs=0.3)
    assert spread.deviation[5:] == pytest.approx(2, abs=0.3)
    assert spread.standard(list(rows)).std() == pytest.approx(1, abs=0.1)


def test_it_is_the_spread_of_all_as_if_the_corpus_were_among_them() -> None:
    mean, deviation = np.array(STARTING_MEAN), np.array(STARTING_DEVIATION)
    corpus = np.concatenate([[mean - deviation, mean + deviation]] * 10)
    own = np.arange(3 * SIZE, dtype=np.float32).reshape(3, SIZE) / 10
    both = np.concatenate([corpus, own])
    spread = Spread.of(list(own))
    assert spread.mean == pytest.approx(both.mean(axis=0))
    assert spread.deviation == pytest.approx(both.std(axis=0))
