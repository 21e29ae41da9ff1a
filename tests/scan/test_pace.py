"""At which speed a programme runs against the recordings."""

from pathlib import Path

import numpy as np
import pytest

from onara import Library
from onara.audio import SAMPLE_RATE
from onara.index import Index
from onara.scan.hearing import Sounding
from onara.scan.pace import as_it_runs, joined, pace
from onara.tracking import Tracked
from onara.tracking.tracked import TrackedPart
from tests.conftest import save_wav
from tests.landmarks.playing import at_speed, at_tempo, song
from tests.scan.made import programme

SEEDS = range(4)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("pace")
    for seed in SEEDS:
        save_wav(folder / f"{seed}.wav", song(seed), SAMPLE_RATE)
    with Library.open(folder / "home") as library:
        library.add([folder])
    return Index(folder / "home" / "index")


def sounding(start_s: float, end_s: float, recording: str = "a") -> Sounding:
    parts = (TrackedPart(start_s, end_s, 7.0, 1.00002),)
    tracked = Tracked(0, start_s, end_s, parts, 90.0, 13.4, 12.0, -3.0, "mid", ())
    return Sounding(recording, tracked, (), 1e-30)


@pytest.mark.parametrize("speed", [25 / 24, 24 / 25, 1.001, 0.999, 0.98])
def test_the_speed_is_measured(index: Index, speed: float) -> None:
    sound = np.concatenate([song(90), at_speed(song(1), speed), at_speed(song(3), speed)])
    assert pace(programme(sound), [], index) == pytest.approx(speed, abs=1e-4)


def test_what_runs_as_recorded_stays_so(index: Index) -> None:
    assert pace(programme(np.concatenate([song(0), song(2)])), [], index) == 1.0


def test_one_window_is_no_witness(index: Index) -> None:
    sound = np.concatenate([song(90), at_speed(song(1)[: 9 * SAMPLE_RATE], 25 / 24), song(91)])
    assert pace(programme(sound), [], index) == 1.0


def test_music_of_another_tempo_is_not_played_back(index: Index) -> None:
    assert pace(programme(at_tempo(song(1), 1.04)), [], index) == 1.0


def test_what_is_explained_is_not_asked(index: Index) -> None:
    sound = at_speed(song(1), 25 / 24)
    everything = [sounding(0.0, len(sound) / SAMPLE_RATE)]
    assert pace(programme(sound), everything, index) == 1.0


def test_silence_has_no_speed(index: Index, tmp_path: Path) -> None:
    assert pace(programme(song(1), music=False), [], index) == 1.0
    assert pace(programme(at_speed(song(1), 1.02)), [], Index(tmp_path / "none")) == 1.0


def test_what_was_played_back_is_told_in_seconds_of_the_programme() -> None:
    told = as_it_runs(sounding(100.0, 125.0), 1.25).tracked
    assert (told.start_s, told.end_s) == (80.0, 100.0)
    (part,) = told.parts
    assert (part.start_s, part.end_s, part.offset_s) == (80.0, 100.0, 7.0)
    assert part.speed == pytest.approx(1.25 * 1.00002)
    assert told.support_s == pytest.approx(12.0 / 1.25)


def test_what_both_explain_counts_once() -> None:
    played = [sounding(10.0, 30.0, "a")]
    true = [sounding(40.0, 50.0, "b"), sounding(12.0, 20.0, "a"), sounding(1.0, 5.0, "c")]
    found = joined(played, true)
    assert [(one.recording, one.tracked.start_s) for one in found] == [
        ("c", 1.0),
        ("a", 10.0),
        ("b", 40.0),
    ]
