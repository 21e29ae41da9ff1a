import numpy as np

from onara.audio import SAMPLE_RATE
from onara.scan.hearing import Sounding
from onara.scan.making import make_cues
from onara.tracking import Tracked, TrackedPart
from tests.scan.made import programme

MADE = programme(np.random.default_rng(1).normal(0, 0.1, 120 * SAMPLE_RATE).astype(np.float32))


def sounding(recording: str, start_s: float, end_s: float, *family: str) -> Sounding:
    part = TrackedPart(start_s, end_s, 30.00004, 1.0000001)
    tracked = Tracked(
        0, start_s, end_s, (part,), 500.0, 33.333, 9.87, -6.66, "side", tuple(range(len(family)))
    )
    return Sounding(recording, tracked, family, 1e-9)


def test_a_recording_becomes_a_cue_with_its_evidence() -> None:
    song, rest = make_cues(MADE, [sounding("abc", 0.0, 100.0, "def", "unknown-7")])
    assert (song.recording, song.unknown, song.family) == ("abc", None, ("def",))
    assert (song.evidence.z, song.evidence.p, song.evidence.support_s) == (33.33, 1e-9, 9.9)
    assert (song.evidence.channel, song.level_db, song.speech) == ("side", -6.7, 0.0)
    (part,) = song.parts
    assert (part.start_s, part.end_s, part.offset_s, part.speed) == (0.0, 100.0, 30.0, 1.0)
    assert (rest.recording, rest.unknown, rest.evidence.z) == (None, None, None)
    assert (101.0 < rest.start_s < 102.0, rest.end_s) == (True, 120.0)


def test_an_excerpt_of_unknown_music_is_no_recording() -> None:
    (cue,) = make_cues(MADE, [sounding("unknown-3", 0.0, 119.0)])
    assert (cue.recording, cue.unknown) == (None, "3")
    assert cue.parts


def test_a_short_rest_of_music_is_the_end_of_a_cue() -> None:
    (cue,) = make_cues(MADE, [sounding("abc", 5.0, 115.5)])
    assert cue.recording == "abc"


def test_music_that_nothing_explains_is_unknown_from_end_to_end() -> None:
    (cue,) = make_cues(MADE, [])
    assert (cue.start_s, cue.end_s, cue.evidence.support_s) == (0.0, 120.0, 120.0)


def test_cues_come_in_the_order_in_which_they_begin() -> None:
    cues = make_cues(MADE, [sounding("b", 60.0, 80.0), sounding("a", 20.0, 40.0)])
    assert [cue.recording for cue in cues] == [None, "a", None, "b", None]
    assert [cue.start_s for cue in cues] == sorted(cue.start_s for cue in cues)


def test_an_unknown_goes_on_as_far_as_its_music() -> None:
    (cue,) = make_cues(MADE, [sounding("unknown-3", 6.0, 114.0)])
    assert (cue.unknown, cue.start_s, cue.end_s) == ("3", 0.0, 120.0)
    assert (cue.parts[0].start_s, cue.parts[0].end_s) == (6.0, 114.0)


def test_an_unknown_does_not_go_on_over_other_music() -> None:
    song, piece = make_cues(MADE, [sounding("abc", 0.0, 60.0), sounding("unknown-3", 64.0, 114.0)])
    assert song.recording == "abc"
    assert (piece.start_s, piece.end_s) == (60.0, 120.0)


def test_much_more_music_beside_an_unknown_is_a_cue_of_its_own() -> None:
    rest, piece = make_cues(MADE, [sounding("unknown-3", 60.0, 120.0)])
    assert (rest.unknown, piece.unknown) == (None, "3")
    assert piece.start_s == 60.0
