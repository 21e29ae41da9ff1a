"""A real episode that runs at another speed than its soundtrack."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
import soxr

from bench.episodes import truth
from onara.audio import SAMPLE_RATE, Sound
from onara.library import Library
from onara.scan import Done, Scanner
from onara.sheet import Cue
from tests.media import encode


class Played(NamedTuple):
    """A home with the soundtrack, and the episode scanned as it is."""

    home: Path
    done: Done


def played(path: Path, target: Path, speed: float) -> Path:
    """The sound of an episode, faster and higher."""
    with Sound(path) as sound:
        blocks = [np.stack([mid + side, mid - side], 1) for mid, side in sound.mid_and_side()]
    fast = soxr.resample(np.concatenate(blocks), SAMPLE_RATE * speed, SAMPLE_RATE, "HQ")
    return encode(target, fast.T.astype(np.float32), "matroska", "flac", rate=SAMPLE_RATE)


def known(done: Done) -> list[Cue]:
    assert done.sheet is not None
    return [line.cue for line in done.sheet.lines if line.cue.recording]


@pytest.fixture(scope="module")
def at_true_speed(corpus: truth.Episodes, tmp_path_factory: pytest.TempPathFactory) -> Played:
    home = tmp_path_factory.mktemp("played fast") / "home"
    with Library.open(home) as library:
        library.add(list(corpus.library.values()))
    with Scanner.open(home) as scanner:
        (done,) = scanner.scan([corpus.paths[0]])
    return Played(home, done)


@pytest.mark.parametrize("speed", [25 / 24, 1.001])
def test_its_cues_are_those_of_the_episode_at_true_speed(
    corpus: truth.Episodes, at_true_speed: Played, tmp_path: Path, speed: float
) -> None:
    fast = played(corpus.paths[0], tmp_path / "Show S01E01.mkv", speed)
    true = at_true_speed.done
    with Scanner.open(at_true_speed.home) as scanner:
        (other,) = scanner.scan([fast])
    wanted, found = known(true), known(other)
    assert len(wanted) >= 5
    assert [cue.recording for cue in found] == [cue.recording for cue in wanted]
    for cue, same in zip(found, wanted, strict=True):
        assert cue.start_s == pytest.approx(same.start_s / speed, abs=1.0)
        assert cue.end_s == pytest.approx(same.end_s / speed, abs=1.0)
        assert cue.parts[0].speed == pytest.approx(speed, abs=2e-4)
        assert cue.evidence.z is not None
    assert other.sheet is not None
    assert other.sheet.episode.duration_s == pytest.approx(
        true.sheet.episode.duration_s / speed if true.sheet else 0, abs=0.1
    )
    assert any("of the speed of the recordings" in note for note in other.notes)
    assert not any("of the speed of the recordings" in note for note in true.notes)
