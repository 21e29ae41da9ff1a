import numpy as np
import pytest

from onara.audio import SAMPLE_RATE, Samples, decode
from tests.media import encode
from tests.tracking.conftest import Recorded, Track
from tests.tracking.programme import decibels, level, library, piece, placed

QUALITY = 48_000


@pytest.fixture(scope="module")
def again(recorded: Recorded, tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """The first track as another file, of a codec that loses what is not heard."""
    path = tmp_path_factory.mktemp("again") / "again.mp3"
    encode(path, recorded.tracks[0], "mp3", "libmp3lame", rate=SAMPLE_RATE, bit_rate=QUALITY)
    return decode(path)[: len(recorded.tracks[0])]


def test_one_recording_in_two_qualities_is_one_cue_with_its_family(
    recorded: Recorded, track: Track, again: Samples
) -> None:
    sound = placed(24.0, (2.0, piece(recorded.tracks[0], 10.0, 28.0)), (0.0, 0.3 * recorded.speech))
    (cue,) = track(sound, library([*recorded.tracks, again]))
    assert {cue.recording, *cue.family} == {0, 4}
    assert cue.end_s - cue.start_s == pytest.approx(18.0, abs=0.4)


@pytest.fixture(scope="module")
def mixes(recorded: Recorded) -> list[Samples]:
    """An instrumental, and the same with a voice over it from its tenth second on."""
    instrumental = recorded.tracks[0]
    sung = instrumental.copy()
    voice = level(recorded.speech, -18.0)
    sung[10 * SAMPLE_RATE : 10 * SAMPLE_RATE + len(voice)] += voice
    return [instrumental, sung]


@pytest.mark.parametrize("played", [0, 1])
def test_of_two_mixes_of_the_same_stems_the_right_one_is_chosen(
    recorded: Recorded, track: Track, mixes: list[Samples], played: int
) -> None:
    part = piece(mixes[played], 15.0, 40.0)
    found = track(placed(30.0, (2.0, part)), library([*mixes, recorded.tracks[1]]))
    assert [cue.recording for cue in found] == [played]
    assert found[0].family == ()


def test_before_the_voice_begins_both_mixes_explain_it(track: Track, mixes: list[Samples]) -> None:
    (cue,) = track(placed(12.0, (2.0, piece(mixes[0], 1.0, 9.0))), library(mixes))
    assert {cue.recording, *cue.family} == {0, 1}


def test_two_that_really_sound_together_are_both_told(recorded: Recorded, track: Track) -> None:
    one, other = piece(recorded.tracks[0], 5.0, 25.0), piece(recorded.tracks[1], 20.0, 32.0)
    found = track(placed(26.0, (2.0, one), (6.0, other)), library(recorded.tracks))
    assert [(cue.recording, cue.family) for cue in found] == [(0, ()), (1, ())]
    assert found[1].start_s == pytest.approx(6.0, abs=0.3)
    assert found[1].end_s == pytest.approx(18.0, abs=0.3)


@pytest.mark.parametrize("unknown", [0, 1, 2, 3])
def test_music_that_the_library_lacks_is_not_named(
    recorded: Recorded, track: Track, unknown: int
) -> None:
    known = [each for number, each in enumerate(recorded.tracks) if number != unknown]
    sound = placed(60.0, (0.0, recorded.tracks[unknown]), (10.0, 0.3 * recorded.speech))
    assert track(sound, library(known)) == []


def test_a_sampled_instant_of_a_known_track_is_not_the_track(
    recorded: Recorded, track: Track
) -> None:
    unknown = decibels(-3.0) * piece(recorded.tracks[3], 5.0, 35.0)
    hit = piece(recorded.tracks[0], 20.0, 20.4)
    hits = [(at_s, hit) for at_s in np.arange(4.0, 28.0, 4.0).tolist()]
    assert track(placed(32.0, (1.0, unknown), *hits), library(recorded.tracks[:3])) == []


def test_a_recording_sounds_once_at_a_time(recorded: Recorded, track: Track) -> None:
    """A chorus that comes back in the track itself stands out at two delays."""
    chorus = piece(recorded.tracks[2], 10.0, 24.0)
    song = np.concatenate([chorus, piece(recorded.tracks[2], 30.0, 40.0), chorus])
    (cue,) = track(placed(18.0, (2.0, chorus)), library([song, recorded.tracks[1]]))
    assert cue.recording == 0
    assert sum(part.end_s - part.start_s for part in cue.parts) == pytest.approx(14.0, abs=0.5)
