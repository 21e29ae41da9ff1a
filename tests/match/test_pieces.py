"""A clip whose tempo or pitch was changed, looked up in pieces along a line."""

import numpy as np
import pytest

from onara.audio import SAMPLE_RATE, Samples
from onara.fingerprint import pack, whiten
from onara.index import Reference
from onara.match import InPieces, fit_in_pieces
from onara.match.pieces import _gamma_above
from tests.landmarks.playing import at_pitch, at_speed, at_tempo, cut, song

SONG = song(1)
BAND = whiten(SONG)
REFERENCE = Reference("song", len(BAND), pack(BAND))


def fit(clip: Samples, *, offset_s: float, faster: float = 1.0, cents: float = 0.0) -> InPieces:
    found = fit_in_pieces(clip, REFERENCE, offset_s=offset_s, faster=faster, cents=cents)
    assert found is not None
    return found


@pytest.mark.parametrize("tempo", [0.92, 0.98, 1.04, 1.08])
@pytest.mark.parametrize("seconds", [1.2, 2.0, 5.0])
def test_a_tempo_is_confirmed_and_measured(tempo: float, seconds: float) -> None:
    clip = at_tempo(cut(SONG, 7.0, seconds), tempo)
    found = fit(clip, offset_s=7.03, faster=tempo + 0.004)
    assert found.p < 1e-12
    assert found.agreeing > 0.6
    assert found.offset_s == pytest.approx(7.0, abs=0.035)
    assert found.faster == pytest.approx(tempo, abs=0.05 / seconds)


@pytest.mark.parametrize("cents", [-100, -50, 50, 100])
def test_a_pitch_is_confirmed(cents: int) -> None:
    clip = at_pitch(cut(SONG, 7.0, 2.5), cents)
    assert fit(clip, offset_s=7.0, cents=cents + 2).p < 1e-12
    assert fit(clip, offset_s=7.0, cents=-cents).p > 1e-3


def test_speed_is_measured_to_a_thousandth() -> None:
    clip = at_speed(cut(SONG, 7.0, 5.0), 1.02)
    found = fit(clip, offset_s=7.01, faster=1.018, cents=1200 * np.log2(1.02))
    assert found.p < 1e-100
    assert found.faster == pytest.approx(1.02, abs=1e-3)
    assert found.offset_s == pytest.approx(7.0, abs=0.002)


def test_under_noise_as_loud_it_is_still_confirmed() -> None:
    clip = at_tempo(cut(SONG, 3.0, 5.0), 1.05)
    noise = np.random.default_rng(1).standard_normal(len(clip)).astype(np.float32)
    noise *= np.sqrt(np.mean(clip**2))
    assert fit(clip + noise, offset_s=3.0, faster=1.05).p < 1e-12


def test_other_places_and_other_music_do_not_fit() -> None:
    strange = song(9, 5.0)
    lowest = min(
        fit(strange, offset_s=offset_s, faster=faster, cents=cents).p
        for offset_s in np.arange(0.0, 15.0, 1.5)
        for faster in (0.95, 1.0, 1.05)
        for cents in (0.0, 60.0)
    )
    assert lowest > 1e-4
    clip = at_tempo(cut(SONG, 7.0, 3.0), 1.04)
    assert fit(clip, offset_s=7.4, faster=1.04).p > 1e-4


def test_a_drum_that_two_tracks_share_is_no_fit() -> None:
    clip = song(9, 4.0)
    shared = slice(2 * SAMPLE_RATE, 2 * SAMPLE_RATE + 3000)
    clip[shared] = 2 * SONG[shared]
    found = fit(clip, offset_s=0.0)
    assert found.agreeing > 0.05
    assert found.p > 1e-4


def test_beyond_the_ends_of_a_recording_nothing_fits() -> None:
    clip = at_tempo(cut(SONG, 7.0, 3.0), 1.04)
    for offset_s in (-50.0, -2.9, 19.9, 500.0):
        assert fit(clip, offset_s=offset_s, faster=1.04).p > 1e-4


def test_the_place_of_a_clip_is_ahead_of_one_that_is_alike() -> None:
    """The same piano under another melody: the clip's own place explains it better."""
    backing = song(2, 16.0)
    backing[8 * SAMPLE_RATE :] = backing[: 8 * SAMPLE_RATE]
    band = whiten(backing + 0.3 * song(3, 16.0))
    clip = at_tempo(cut(backing + 0.3 * song(3, 16.0), 9.0, 5.0), 1.04)
    told = {
        offset_s: fit_in_pieces(
            clip, Reference("", len(band), pack(band)), offset_s=offset_s, faster=1.04, cents=0.0
        )
        for offset_s in (1.0, 9.0)
    }
    alike, own = told[1.0], told[9.0]
    assert alike is not None
    assert own is not None
    assert alike.p < 1e-12
    assert own.ahead_of(alike) > 3
    assert alike.ahead_of(own) == pytest.approx(-own.ahead_of(alike))
    assert own.ahead_of(own) == 0.0


def test_silence_and_what_is_too_short_say_nothing() -> None:
    assert fit(np.zeros(2 * SAMPLE_RATE, np.float32), offset_s=1.0).p > 0.5
    assert (
        fit_in_pieces(np.ones(700, np.float32), REFERENCE, offset_s=1.0, faster=1.0, cents=0.0)
        is None
    )


def test_the_law_of_sums() -> None:
    # By simulation: sums of five exponential values.
    sums = np.random.default_rng(1).exponential(size=(200_000, 5)).sum(axis=1)
    for value in (2.0, 5.0, 10.0):
        assert _gamma_above(value, 5) == pytest.approx(float((sums > value).mean()), abs=0.004)
    assert _gamma_above(0.0, 3) == 1.0
    assert 0.0 <= _gamma_above(5000.0, 300) < 1e-200
