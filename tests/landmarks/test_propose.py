import numpy as np
import pytest

from onara.audio import Samples
from onara.landmarks import (
    Landmarks,
    Postings,
    elsewhere,
    line,
    measure,
    pairs_asked,
    pick,
    propose,
)
from onara.landmarks.pairs import Pairs
from onara.landmarks.peaks import TICKS_A_SECOND
from onara.landmarks.postings import TICKS
from onara.landmarks.propose import Candidate, Played
from tests.landmarks.playing import at_pitch, at_speed, at_tempo, cut, song

SONGS = [song(seed) for seed in range(6)]
POSTINGS = Postings.of([Landmarks.of(pick(each)) for each in SONGS])

PLAYED = {
    "speed -4 %": (0.96, 1200 * np.log2(0.96), at_speed(cut(SONGS[3], 6, 6), 0.96)),
    "speed +0.1 %": (1.001, 1.7, at_speed(cut(SONGS[3], 6, 6), 1.001)),
    "speed 25/24": (25 / 24, 70.7, at_speed(cut(SONGS[3], 6, 6), 25 / 24)),
    "tempo -8 %": (0.92, 0.0, at_tempo(cut(SONGS[3], 6, 6), 0.92)),
    "tempo +4 %": (1.04, 0.0, at_tempo(cut(SONGS[3], 6, 6), 1.04)),
    "pitch -100": (1.0, -100.0, at_pitch(cut(SONGS[3], 6, 6), -100)),
    "pitch +50": (1.0, 50.0, at_pitch(cut(SONGS[3], 6, 6), 50)),
}


@pytest.mark.parametrize(("faster", "cents", "clip"), PLAYED.values(), ids=PLAYED)
def test_a_clip_played_otherwise_is_proposed_and_measured(
    faster: float, cents: float, clip: Samples
) -> None:
    pairs = pairs_asked(pick(clip))
    proposed = propose(pairs, POSTINGS)
    best = proposed.candidates[0]
    assert best.recording == 3
    assert measure(proposed.heights).probability(best.votes) < 1e-6
    measured = line(best, pairs, POSTINGS)
    assert measured.offset_s == pytest.approx(6.0, abs=0.06)
    assert measured.faster == pytest.approx(faster, abs=0.006)
    assert measured.cents == pytest.approx(cents, abs=6)
    assert measured.is_tape == (abs(1200 * np.log2(faster) - cents) < 3)
    assert measured.support >= 6


def test_a_clip_that_begins_before_its_recording_is_proposed() -> None:
    lead = np.random.default_rng(1).standard_normal(2 * 8000).astype(np.float32) * 1e-3
    clip = at_speed(np.concatenate([lead, cut(SONGS[2], 0, 5)]), 1.02)
    pairs = pairs_asked(pick(clip))
    best = propose(pairs, POSTINGS).candidates[0]
    assert best.recording == 2
    assert line(best, pairs, POSTINGS).offset_s == pytest.approx(-2.0, abs=0.06)


def test_all_places_of_a_loop_are_told() -> None:
    loop = song(9, 6.0)
    postings = Postings.of([Landmarks.of(pick(each)) for each in (SONGS[1], np.tile(loop, 4))])
    pairs = pairs_asked(pick(at_tempo(cut(np.tile(loop, 2), 2.0, 5.0), 1.04)))
    best = propose(pairs, postings).candidates[0]
    assert best.recording == 1
    others = elsewhere(best, pairs, postings, 3)
    begins = [(each.time - postings.begin_of(1)) / TICKS_A_SECOND for each in (best, *others)]
    assert sorted(begins) == pytest.approx([2.0, 8.0, 14.0, 20.0], abs=0.1)
    assert all(each.recording == 1 and each.played == best.played for each in others)
    assert [each.votes for each in others] == sorted((each.votes for each in others), reverse=True)
    assert elsewhere(best, pairs, postings, 1) == others[:1]


def test_a_song_that_does_not_repeat_itself_has_few_other_places() -> None:
    pairs = pairs_asked(pick(PLAYED["tempo +4 %"][2]))
    best = propose(pairs, POSTINGS).candidates[0]
    assert all(each.votes < best.votes / 2 for each in elsewhere(best, pairs, POSTINGS, 9))


def test_other_music_is_proposed_at_the_level_of_chance() -> None:
    for seed in range(50, 56):
        proposed = propose(pairs_asked(pick(song(seed, 5.0))), POSTINGS)
        best = proposed.candidates[0]
        assert measure(proposed.heights).probability(best.votes) > 1e-3


def test_pairs_that_are_far_from_every_line_have_one_all_the_same() -> None:
    time = np.array([0.0, 600.0, 1200.0, 1800.0])
    pairs = Pairs(time, 400 + 500 * np.arange(4.0), np.full(4, 200.0), np.full(4, 100.0))
    away = np.array([24, -24, -24, 24])
    hashes = pairs.hashes()
    order = np.argsort(hashes)
    frames = ((time + 2000 + away) / TICKS).astype(np.uint32)
    postings = Postings.of([Landmarks(hashes[order], frames[order])])
    measured = line(Candidate(0, 2000.0, Played(1.0, 0.0), 4), pairs, postings)
    assert measured.offset_s == pytest.approx(4.0, abs=0.05)
    assert measured.faster == pytest.approx(1.0, abs=0.01)


def test_nothing_is_proposed_where_there_is_nothing() -> None:
    clip = pairs_asked(pick(cut(SONGS[0], 3, 5)))
    assert propose(clip, Postings.of([])).candidates == ()
    silence = pairs_asked(pick(np.zeros(5 * 8000, np.float32)))
    assert propose(silence, POSTINGS).candidates == ()


def test_every_chunk_tells_its_height() -> None:
    proposed = propose(pairs_asked(pick(cut(SONGS[0], 3, 5))), POSTINGS)
    assert proposed.heights.max() == proposed.candidates[0].votes
    assert len(proposed.heights) >= TICKS * POSTINGS.end // (8 * TICKS_A_SECOND)
