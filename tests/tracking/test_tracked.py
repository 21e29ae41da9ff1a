import numpy as np
import pytest
import soxr

from onara.audio import SAMPLE_RATE, Samples
from onara.tracking import Tracked
from tests.tracking.conftest import Recorded, Track
from tests.tracking.programme import decibels, library, piece, placed, power


def faded(sound: Samples, in_s: float, out_s: float) -> Samples:
    ramp = np.ones(len(sound), np.float32)
    rising, falling = round(in_s * SAMPLE_RATE), round(out_s * SAMPLE_RATE)
    ramp[:rising] = np.linspace(0, 1, rising)
    ramp[len(ramp) - falling :] *= np.linspace(1, 0, falling, dtype=np.float32)
    return sound * ramp


def assert_lies(cue: Tracked, start_s: float, end_s: float, within_s: float = 0.2) -> None:
    assert cue.start_s == pytest.approx(start_s, abs=within_s)
    assert cue.end_s == pytest.approx(end_s, abs=within_s)


@pytest.mark.parametrize("under_db", [0.0, -8.0])
def test_an_excerpt_under_speech_has_its_bounds_and_its_place(
    recorded: Recorded, track: Track, under_db: float
) -> None:
    part = decibels(under_db) * piece(recorded.tracks[1], 21.3, 38.8)
    sound = placed(36.0, (9.25, part), (0.0, recorded.speech))
    (cue,) = track(sound, library(recorded.tracks))
    assert cue.recording == 1
    assert_lies(cue, 9.25, 26.75)
    (only,) = cue.parts
    assert only.offset_s - only.start_s == pytest.approx(21.3 - 9.25, abs=0.002)
    assert only.speed == 1.0
    assert cue.z > 14
    assert 0 < cue.support_s <= cue.end_s - cue.start_s
    assert cue.family == ()


def test_all_of_a_library_sounds_where_it_is_played(recorded: Recorded, track: Track) -> None:
    parts = [(3.0 + 14.0 * n, piece(each, 5.0, 15.0)) for n, each in enumerate(recorded.tracks)]
    found = track(placed(58.0, *parts), library(recorded.tracks))
    assert [cue.recording for cue in found] == [0, 1, 2, 3]
    for cue, (at_s, _) in zip(found, parts, strict=True):
        assert_lies(cue, at_s, at_s + 10.0)


def test_two_parts_of_one_track_are_one_cue(recorded: Recorded, track: Track) -> None:
    song = recorded.tracks[2]
    edit = np.concatenate([piece(song, 4.0, 13.0), piece(song, 33.0, 45.0)])
    (cue,) = track(placed(30.0, (5.0, edit)), library(recorded.tracks))
    assert_lies(cue, 5.0, 26.0)
    assert [part.offset_s - part.start_s for part in cue.parts] == pytest.approx(
        [-1.0, 19.0], abs=0.01
    )
    assert cue.parts[0].end_s == pytest.approx(14.0, abs=0.3)
    assert cue.parts[1].start_s == pytest.approx(14.0, abs=0.3)


def test_a_loop_is_one_cue(recorded: Recorded, track: Track) -> None:
    bars = piece(recorded.tracks[3], 10.0, 19.0)
    (cue,) = track(placed(26.0, (4.0, np.concatenate([bars, bars]))), library(recorded.tracks))
    assert_lies(cue, 4.0, 22.0)
    assert len(cue.parts) >= 2


def test_a_track_that_comes_back_later_is_two_cues(recorded: Recorded, track: Track) -> None:
    song = recorded.tracks[0]
    sound = placed(40.0, (3.0, piece(song, 5.0, 14.0)), (25.0, piece(song, 5.0, 14.0)))
    first, second = track(sound, library(recorded.tracks))
    assert_lies(first, 3.0, 12.0)
    assert_lies(second, 25.0, 34.0)


def test_a_crossfade_gives_both(recorded: Recorded, track: Track) -> None:
    before = faded(piece(recorded.tracks[0], 10.0, 25.0), 0.0, 4.0)
    after = faded(piece(recorded.tracks[1], 20.0, 35.0), 4.0, 0.0)
    first, second = track(placed(34.0, (3.0, before), (14.0, after)), library(recorded.tracks))
    assert (first.recording, second.recording) == (0, 1)
    assert first.start_s == pytest.approx(3.0, abs=0.2)
    assert 15.5 < first.end_s <= 18.2
    assert 13.8 <= second.start_s < 16.5
    assert second.end_s == pytest.approx(29.0, abs=0.2)


def test_a_cue_ends_where_its_fade_cannot_be_heard_any_more(
    recorded: Recorded, track: Track
) -> None:
    song = faded(piece(recorded.tracks[1], 20.0, 40.0), 0.0, 8.0)
    (cue,) = track(placed(26.0, (2.0, song)), library(recorded.tracks))
    # A straight line to nothing passes a tenth 0.8 s before its end.
    assert 19.0 < cue.end_s < 21.9
    assert cue.start_s == pytest.approx(2.0, abs=0.2)


@pytest.mark.parametrize("under_db", [6.0, 0.0, -6.0, -12.0])
def test_the_level_is_that_of_the_music_over_all_else(
    recorded: Recorded, track: Track, under_db: float
) -> None:
    speech = recorded.speech[: 30 * SAMPLE_RATE].copy()
    # A second of every five without a word: pauses show how loud the music is.
    speech.reshape(-1, 5 * SAMPLE_RATE)[:, 4 * SAMPLE_RATE :] = 0
    spoken = power(speech, SAMPLE_RATE // 10) > 0
    part = piece(recorded.tracks[0], 10.0, 30.0)
    ratio = 10 * np.log10(np.mean(np.square(part)) / np.mean(np.square(piece(speech, 5.0, 25.0))))
    sound = placed(30.0, (5.0, part * decibels(under_db - float(ratio))), (0.0, speech))
    (cue,) = track(sound, library(recorded.tracks), spoken)
    assert cue.level_db == pytest.approx(under_db, abs=3.0)


@pytest.mark.parametrize("faster", [1e-4, -1e-4])
def test_a_clock_that_runs_a_hundredth_of_a_percent_off_is_followed(
    recorded: Recorded, track: Track, faster: float
) -> None:
    song = recorded.tracks[1]
    played = soxr.resample(piece(song, 5.0, 55.0), (1 + faster) * 8000.0, 8000.0)
    (cue,) = track(placed(56.0, (3.0, played)), library(recorded.tracks))
    assert_lies(cue, 3.0, 3.0 + 50.0 / (1 + faster))
    (only,) = cue.parts
    assert only.speed - 1 == pytest.approx(faster, rel=0.15)


def test_nothing_held_is_no_cue(recorded: Recorded, track: Track) -> None:
    assert track(recorded.speech, library(recorded.tracks)) == []
