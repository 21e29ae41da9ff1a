import numpy as np
import pytest

from onara.audio import SAMPLE_RATE
from onara.landmarks.peaks import BANDS_HZ, TICKS_A_SECOND, Picker, pick
from tests.landmarks.playing import song


def beep(hertz: float, at_s: float, seconds: float = 4.0) -> np.ndarray:
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    loud = np.exp(-(((time - at_s) / 0.05) ** 2))
    hiss = np.random.default_rng(1).standard_normal(len(time)) * 1e-4
    return (np.sin(2 * np.pi * hertz * time) * loud + hiss).astype(np.float32)


@pytest.mark.parametrize("hertz", [300.0, 777.0, 2500.0])
def test_a_note_is_found_at_its_second_and_pitch(hertz: float) -> None:
    peaks = pick(beep(hertz, 2.0))
    cents = 1200 * np.log2(hertz / BANDS_HZ[0])
    near = np.abs(peaks.time / TICKS_A_SECOND + 0.064 - 2.0) < 0.02
    best = peaks.take(near & (peaks.rank == 0) & (np.abs(peaks.pitch - cents) < 60))
    assert np.abs(best.pitch - cents).min() <= 6


def test_loudness_changes_nothing() -> None:
    sound = song(1, 8.0)
    sound += np.random.default_rng(1).standard_normal(len(sound)).astype(np.float32) * 1e-3
    loud, quiet = (pick(part).best(2) for part in (sound, 0.3 * sound))
    same = set(zip(loud.time, loud.pitch, strict=True)) & set(
        zip(quiet.time, quiet.pitch, strict=True)
    )
    assert len(same) > 0.9 * len(loud)


def test_silence_has_no_peaks() -> None:
    assert len(pick(np.zeros(3 * SAMPLE_RATE, np.float32))) == 0
    assert len(pick(np.zeros(10, np.float32))) == 0


@pytest.mark.parametrize("cuts", [[1], [511, 1024, 1025], [100, 90_000, 270_001]])
def test_blocks_give_the_same_peaks_as_one_piece(cuts: list[int]) -> None:
    sound = song(2, 45.0)
    picker = Picker()
    for block in np.split(sound, cuts):
        picker.take(block)
    whole, pieces = pick(sound), picker.peaks()
    np.testing.assert_array_equal(whole.time, pieces.time)
    np.testing.assert_array_equal(whole.pitch, pieces.pitch)
    np.testing.assert_array_equal(whole.rank, pieces.rank)


def test_only_the_ranks_that_are_wanted_are_kept() -> None:
    sound = song(2, 45.0)
    picker = Picker(2)
    picker.take(sound)
    few, best = picker.peaks(), pick(sound).best(2)
    np.testing.assert_array_equal(few.time, best.time)
    np.testing.assert_array_equal(few.pitch, best.pitch)
    np.testing.assert_array_equal(few.rank, best.rank)


def test_a_clip_has_the_peaks_that_it_has_within_the_song() -> None:
    sound = song(3, 20.0)
    start = 8 * SAMPLE_RATE
    whole, clip = pick(sound), pick(sound[start : start + 2 * SAMPLE_RATE]).best(2)
    later = np.abs(whole.time[:, None] - clip.time - 8 * TICKS_A_SECOND)
    higher = np.abs(whole.pitch[:, None] - clip.pitch)
    assert np.mean(np.any((later <= 4) & (higher <= 2), axis=0)) > 0.7


def test_no_band_spends_the_share_of_another() -> None:
    sound = song(4, 10.0)
    noise = np.random.default_rng(1).standard_normal(len(sound)).astype(np.float32)
    rumble = np.cumsum(noise - noise.mean()) * 0.075
    noisy = pick((sound + rumble).astype(np.float32))
    edges = 1200 * np.log2(np.array(BANDS_HZ) / BANDS_HZ[0])
    counts, _ = np.histogram(noisy.best(2).pitch, edges)
    assert counts.min() > 0.6 * counts.max()
