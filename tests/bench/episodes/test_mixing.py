from pathlib import Path

import numpy as np
import pytest

from bench.episodes import mixing
from bench.episodes.material import Source
from bench.episodes.plan import EpisodePlan, Piece, Planned
from bench.episodes.recipe import Container
from bench.level import active_level
from bench.sound import Sound, as_int16, mono
from bench.speech import RATE

SOURCE = Source("a.ogg", "library", Path("a.ogg"), np.zeros(1))
PLAN = EpisodePlan(Path("1.mkv"), 0, Container("mkv", "aac", 1), 30.0, (), 1)


def _noise(seconds: float, dbfs: float, seed: int) -> Sound:
    x = np.random.default_rng(seed).standard_normal(int(seconds * RATE)).astype(np.float32)
    return x * np.float32(10 ** (dbfs / 20))


def _track() -> mixing.Stored:
    return as_int16(np.stack([_noise(40, -20, 1)] * 2, axis=1))


def test_pieces_follow_each_other_where_the_track_is_cut() -> None:
    cue = Planned(SOURCE, (Piece(2.0, 3.0), Piece(20.0, 4.0)), "edit", 0.0)
    made, track = mixing.cut(_track(), cue), _track() / np.float32(32767)
    assert len(made) == 7 * RATE
    assert np.allclose(made[: 3 * RATE], track[2 * RATE : 5 * RATE], atol=1e-6)
    late = slice(int(3.1 * RATE), 7 * RATE)
    assert np.allclose(made[late], track[int(20.1 * RATE) : 24 * RATE], atol=1e-6)


def test_a_cue_has_the_level_that_its_truth_tells() -> None:
    talk = _noise(30, -26, 2)
    talk[15 * RATE :] = 0
    bed = np.zeros((len(talk), 2), np.float32)
    cue = Planned(SOURCE, (Piece(5.0, 20.0),), "plain", -6.0, start_s=5.0, fade_in_s=2.0)
    truth = mixing.add(
        bed, talk, mixing.speaking(talk), _track(), cue, PLAN, np.random.default_rng(1)
    )
    heard = mono(bed[8 * RATE : 25 * RATE])
    assert active_level(heard, RATE) == pytest.approx(-32, abs=0.3)
    # It begins where a fade of two seconds passes a tenth, and half of it lies under speech.
    assert truth.start_s == pytest.approx(5.2, abs=0.01)
    assert truth.end_s == pytest.approx(25, abs=0.01)
    assert truth.track_start_s == pytest.approx(5.2, abs=0.01)
    assert truth.speech_share == pytest.approx(0.5, abs=0.02)
    assert truth.under_speech_db == pytest.approx(-6.5, abs=0.5)
    assert not bed[: 5 * RATE].any()
    assert not bed[25 * RATE :].any()


def test_ducked_music_is_lower_under_speech_only() -> None:
    talk = np.zeros(1500, dtype=bool)  # thirty seconds
    talk[500:1000] = True
    gain = mixing.ducking(talk, 0, 30 * RATE, 6.0)
    assert gain[: 9 * RATE].min() == 1
    assert 20 * np.log10(gain[15 * RATE]) == pytest.approx(-6, abs=0.01)
    assert gain[21 * RATE :].min() == pytest.approx(1)


def test_a_radio_is_in_one_place_and_has_no_bass() -> None:
    stereo = np.stack([_noise(3, -20, 1), _noise(3, -20, 2)], axis=1)
    heard = mixing.from_a_radio(stereo, np.random.default_rng(1))
    assert np.corrcoef(heard[:, 0], heard[:, 1])[0, 1] > 0.999
    power = np.square(np.abs(np.fft.rfft(heard[:, 0])))
    frequency = np.fft.rfftfreq(len(heard), 1 / RATE)
    inside = power[(frequency > 400) & (frequency < 4000)].mean()
    assert power[frequency < 80].mean() < inside / 300
