import math

import numpy as np
import pytest

from onara.fingerprint import BASEBAND_RATE, SAMPLE_RATE, pack, whiten
from onara.index import Reference
from onara.match import best_matches


def noise(seconds: float, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.standard_normal(round(seconds * SAMPLE_RATE)).astype(np.float32) * 0.1


SOUNDS = {f"track {seed}": noise(40, seed) for seed in range(5)}
LIBRARY = [
    Reference(name, len(whiten(sound)), pack(whiten(sound))) for name, sound in SOUNDS.items()
]


def clip_of(name: str, start_s: float, seconds: float = 3) -> np.ndarray:
    start = round(start_s * SAMPLE_RATE)
    return SOUNDS[name][start : start + round(seconds * SAMPLE_RATE)]


def test_a_clip_far_below_other_sound_is_named_with_its_second() -> None:
    clip = clip_of("track 3", 17.25) + 4 * noise(3, 99)
    found = best_matches([whiten(clip)], LIBRARY)[0]
    assert found[0].is_sure
    assert found[0].recording == "track 3"
    assert abs(found[0].offset_s - 17.25) < 0.001
    assert found[1].recording != "track 3"
    assert found[1].p > 0.01


def test_unknown_sound_is_not_named() -> None:
    answers = best_matches([whiten(noise(3, seed)) for seed in range(100, 120)], LIBRARY)
    assert not any(found[0].is_sure for found in answers)


def test_a_shared_drum_sample_is_not_a_recording() -> None:
    clip = noise(4, 200)
    clip[8_000:12_000] = clip_of("track 1", 5, 0.5)
    found = best_matches([whiten(clip)], LIBRARY)[0]
    assert found[0].recording == "track 1"
    assert 9 < found[0].z < 14
    assert found[0].p > 0.01
    assert not found[0].is_sure


def test_p_is_a_probability_where_moments_are_shared() -> None:
    """More than chance, and still no recording: what lasts of it says how improbable it is."""
    rng = np.random.default_rng(5)
    clips = []
    for seed in range(80):
        clip = noise(3, 1000 + seed)
        length, begin = int(rng.integers(1_000, 3_000)), int(rng.integers(20_000))
        clip[begin : begin + length] = clip_of("track 2", rng.uniform(1, 30))[:length]
        clips.append(whiten(clip))
    best = [found[0] for found in best_matches(clips, LIBRARY)]
    assert np.mean([one.z > 8 for one in best]) > 0.2
    assert max(one.z for one in best) < 14
    for limit in (0.5, 0.2, 0.05, 0.01):
        # Three standard errors above the limit.
        allowed = limit + 3 * math.sqrt(limit * (1 - limit) / len(best))
        assert np.mean([one.p < limit for one in best]) <= allowed


def test_what_was_looked_through_and_who_looked_both_count() -> None:
    clip = whiten(clip_of("track 0", 3) + 9 * noise(3, 98))
    once = best_matches([clip], LIBRARY)[0][0]
    for looks, shares in ((100, 1), (1, 10**8)):
        more = best_matches([clip], LIBRARY, looks=looks, shares=shares)[0][0]
        assert more.z == once.z
        assert more.p > once.p


def test_a_plain_peak_of_one_moment_is_not_a_recording() -> None:
    """Of a tone outside the band hardly more than its beginning is left."""
    query = whiten(noise(3, 500)) * np.float32(1e-4)
    query[:300] = whiten(clip_of("track 1", 5))[:300]
    (found,) = best_matches([query], LIBRARY)
    assert found[0].z >= 14
    assert found[0].p > 0.01
    assert not found[0].is_sure


def test_music_in_half_of_a_clip_is_named() -> None:
    clip = noise(4, 400)
    clip[: 2 * SAMPLE_RATE] = clip_of("track 2", 11, 2)
    (found,) = best_matches([whiten(clip)], LIBRARY)
    assert found[0].is_sure
    assert found[0].recording == "track 2"


def test_a_song_that_repeats_itself_is_seen_beside_another() -> None:
    bar = noise(3, 300)
    loop = whiten(np.tile(bar, 12))
    library = [Reference("loop", len(loop), pack(loop)), *LIBRARY]
    (found,) = best_matches([whiten(bar)], library, looked_at=4)
    assert found[0].recording == "loop"
    assert found[1].recording != "loop"
    assert not found[1].is_sure
    (alone,) = best_matches([whiten(bar)], library[:1], looked_at=4)
    assert [one.recording for one in alone] == ["loop"]


def test_more_looks_ask_for_more() -> None:
    clip = whiten(clip_of("track 0", 3) + 9 * noise(3, 98))
    once, often = (best_matches([clip], LIBRARY, looks=looks)[0][0] for looks in (1, 1000))
    assert often.p > 100 * once.p


def test_silence_has_no_answer() -> None:
    assert best_matches([np.zeros(2 * BASEBAND_RATE, np.complex64)], LIBRARY) == [[]]


@pytest.mark.parametrize("loudness", [1e-30, 1e-12, 1e-5])
def test_a_query_with_hardly_any_sound_has_no_sure_answer(loudness: float) -> None:
    query = (whiten(noise(2, 300)) * loudness).astype(np.complex64)
    (found,) = best_matches([query], LIBRARY)
    assert not any(one.is_sure for one in found)


def test_an_empty_library_has_no_answer() -> None:
    assert best_matches([whiten(noise(2, 1))], []) == [[]]


def test_the_right_place_is_named_though_another_of_the_recording_is_higher() -> None:
    sound = noise(40, 300)
    clip = sound[80_000 : 80_000 + 3 * SAMPLE_RATE] + 4 * noise(3, 301)
    # The same moment of the clip, and louder, is elsewhere in the recording.
    sound[240_000:244_000] = clip[8_000:12_000]
    held = Reference("twice", len(whiten(sound)), pack(whiten(sound)))
    found = best_matches([whiten(clip)], [held, *LIBRARY])[0]
    assert found[0].is_sure
    assert found[0].recording == "twice"
    assert found[0].offset_s == pytest.approx(10, abs=0.001)


@pytest.mark.parametrize(("at_s", "alone"), [(None, True), (30.0, False), (12.2, False)])
def test_a_peak_stands_alone_unless_its_sound_comes_back(at_s: float | None, alone: bool) -> None:
    sound = noise(60, 7)
    if at_s is not None:
        first, again = 10 * SAMPLE_RATE, round(at_s * SAMPLE_RATE)
        length = 5 * SAMPLE_RATE if at_s > 15 else round(2.2 * SAMPLE_RATE)
        for turn in range(1 if at_s > 15 else 4):
            begin = again + turn * length
            sound[begin : begin + length] = sound[first : first + length]
    held = Reference("r", len(whiten(sound)), pack(whiten(sound)))
    clip = sound[10 * SAMPLE_RATE : 15 * SAMPLE_RATE] + noise(5, 8)
    found = best_matches([whiten(clip)], [held, *LIBRARY])[0]
    assert found[0].recording == "r"
    assert found[0].stands_alone is alone
