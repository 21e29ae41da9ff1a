"""The small corpus of real episodes that tests of whole scans share."""

from __future__ import annotations

import pytest

from bench import cache
from bench.debian import DebianError
from bench.episodes import making, truth
from bench.episodes.recipe import SMALL


@pytest.fixture(scope="session")
def corpus() -> truth.Episodes:
    try:
        return truth.load(making.build(SMALL, cache.folder()))
    except DebianError as error:
        pytest.skip(f"no real recordings: {error}")
