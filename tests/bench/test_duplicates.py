import numpy as np

from bench.duplicates import RATE, peaks, sharing
from bench.sound import Sound


def _music(seed: int, seconds: int = 40) -> Sound:
    """Struck notes at random times, on a bed of noise."""
    rng = np.random.default_rng(seed)
    x = 0.02 * rng.standard_normal(seconds * RATE)
    time = np.arange(RATE) / RATE
    for _ in range(6 * seconds):
        at = int(rng.uniform(0, len(x) - RATE))
        x[at : at + RATE] += np.exp(-3 * time) * np.sin(2 * np.pi * rng.uniform(200, 3200) * time)
    return (0.1 * x).astype(np.float32)


def test_a_stretch_in_both_tracks_is_found_at_another_level_and_phase() -> None:
    first, second, third = _music(1), _music(2), _music(3)
    second[10 * RATE + 333 : 25 * RATE + 333] = 0.3 * first[2 * RATE : 17 * RATE]
    assert sharing([peaks(first), peaks(third), peaks(second)]) == {(0, 2)}


def test_a_stretch_under_other_music_is_found() -> None:
    first, second = _music(1), _music(2)
    second[12 * RATE : 32 * RATE] += first[5 * RATE : 25 * RATE]
    assert sharing([peaks(first), peaks(second)]) == {(0, 1)}


def test_unrelated_tracks_share_nothing() -> None:
    assert sharing([peaks(_music(seed)) for seed in range(4)]) == set()


def test_a_loop_shares_nothing_with_its_neighbours() -> None:
    loop = np.tile(_music(1, 4), 10)
    assert sharing([peaks(_music(2)), peaks(loop), peaks(_music(3))]) == set()


def test_silence_has_no_peaks_to_share() -> None:
    silence = np.zeros(30 * RATE, np.float32)
    assert len(peaks(silence)) == 0
    assert sharing([peaks(silence), peaks(silence)]) == set()
