"""Two small episodes under noise, scanned once for all tests: known music and unknown music."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from sqlite3 import connect

import numpy as np
import pytest

from onara.library import Library
from onara.scan import Scanner
from onara.sheet.store import NAME
from tests.media import Wave, music, raw_wav
from tests.shared import once

RATE = 8000
ONE, TWO, LOST, OTHER = 1, 2, 9, 8
"""Seeds: two tracks of the library, and two that it lacks."""
FIRST = ((4, ONE), (20, LOST), (38, TWO), (54, LOST), (72, OTHER))
THIRD = ((6, LOST), (24, TWO), (40, OTHER))
"""What begins at which second of the first and the third episode, each for `LASTS_S`."""
LASTS_S = 12.0
_FROM_S = 5.0


@dataclass(frozen=True)
class SmallSeason:
    """A home in which two episodes of Goblin are scanned, and the files beside it."""

    home: Path
    first: Path
    third: Path

    def restore(self, home: Path) -> None:
        """Put the sheets of a copy of the home back to what was scanned.

        A server may have them open: to copy the file would leave its log of changes beside it.
        """
        with closing(connect(self.home / NAME)) as kept, closing(connect(home / NAME)) as there:
            kept.backup(there)


def track(seed: int) -> Wave:
    return music(40.0, seed, RATE)


def programme(places: Sequence[tuple[int, int]], seconds: float, seed: int) -> Wave:
    """Noise of ``seconds``, and in it the tracks at their places."""
    sound = 0.02 * np.random.default_rng(seed).standard_normal(round(seconds * RATE))
    for at, each in places:
        part = track(each)[round(_FROM_S * RATE) : round((_FROM_S + LASTS_S) * RATE)]
        sound[at * RATE : at * RATE + len(part)] += 0.6 * part
    return sound.astype(np.float32)


def made(folder: Path) -> SmallSeason:
    """That which lies in a folder."""
    episodes = folder / "Goblin"
    first, third = episodes / "Goblin.S01E01.wav", episodes / "Goblin.S01E03.wav"
    return SmallSeason(folder / "home", first, third)


def make(folder: Path) -> SmallSeason:
    season = made(folder)
    season.first.parent.mkdir(parents=True)
    raw_wav(season.first, programme(FIRST, 90.0, 1), RATE)
    raw_wav(season.third, programme(THIRD, 60.0, 2), RATE)
    tracks = [
        raw_wav(folder / f"{name}.wav", track(seed), RATE)
        for name, seed in (("one", ONE), ("two", TWO))
    ]
    with Library.open(season.home) as library:
        library.add(tracks)
    with Scanner.open(season.home) as scanner:
        done = list(scanner.scan([season.first, season.third], processes=1))
    assert [each.status for each in done] == ["scanned", "scanned"]
    return season


@pytest.fixture(scope="session")
def kept_season(tmp_path_factory: pytest.TempPathFactory) -> SmallSeason:
    """Made once; no test may write to it."""
    season = made(once(tmp_path_factory, "season", make))
    home = tmp_path_factory.mktemp("season") / "home"
    shutil.copytree(season.home, home)
    return replace(season, home=home)


@pytest.fixture
def season(kept_season: SmallSeason, tmp_path: Path) -> SmallSeason:
    """A copy of its home that a test may write to; the episodes are where they were."""
    home = Path(shutil.copytree(kept_season.home, tmp_path / "season home"))
    return SmallSeason(home, kept_season.first, kept_season.third)
