import numpy as np
import pytest

from onara.fingerprint import BASEBAND_RATE
from onara.tracking import find_seeds, window_samples
from onara.tracking.seed import windows
from tests.tracking.conftest import Recorded
from tests.tracking.programme import decibels, library, piece, placed, whitened

WINDOW = window_samples()


def test_a_window_under_speech_tells_recording_and_delay(recorded: Recorded) -> None:
    part = decibels(-10.0) * piece(recorded.tracks[1], 20.0, 40.0)
    programme = whitened(placed(30.0, (3.0, part), (0.0, recorded.speech)))
    starts = [WINDOW, 2 * WINDOW, 3 * WINDOW]
    found = find_seeds(starts, windows(programme, starts), library(recorded.tracks))
    best = {seed.at: seed for seed in sorted(found, key=lambda seed: seed.height)}
    assert sorted(best) == starts
    for seed in best.values():
        assert seed.reference == 1
        assert seed.delay == pytest.approx(17.0 * BASEBAND_RATE, abs=1.0)


def test_music_that_is_not_in_the_library_and_speech_have_no_seed(recorded: Recorded) -> None:
    *known, unknown = recorded.tracks
    programme = whitened(np.concatenate([unknown, recorded.speech]))
    starts = range(0, len(programme), WINDOW)
    assert find_seeds(starts, windows(programme, starts), library(known)) == []


def test_silence_and_an_empty_library_have_no_seed(recorded: Recorded) -> None:
    silent = np.zeros((2, WINDOW), np.complex64)
    assert find_seeds([0, WINDOW], silent, library(recorded.tracks[:1])) == []
    sounding = windows(whitened(recorded.tracks[0]), [0])
    assert find_seeds([0], sounding, []) == []


def test_a_window_past_the_end_is_filled_with_silence() -> None:
    programme = np.ones(WINDOW + 10, np.complex64)
    rows = windows(programme, [0, WINDOW, 2 * WINDOW])
    assert rows.shape == (3, WINDOW)
    assert [int(np.count_nonzero(row)) for row in rows] == [WINDOW, 10, 0]
