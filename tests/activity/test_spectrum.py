"""What the network sees of a sound."""

import numpy as np

from onara.activity.spectrum import BANDS, HOP, SILENCE, VALUES, features
from onara.audio import SAMPLE_RATE, Samples

SECONDS = 4


def tone(hertz: float, to_hertz: float | None = None) -> Samples:
    sweep = np.linspace(hertz, to_hertz or hertz, SECONDS * SAMPLE_RATE)
    return (0.1 * np.sin(2 * np.pi * np.cumsum(sweep) / SAMPLE_RATE)).astype(np.float32)


def steadiness(sound: Samples) -> float:
    """The most that any band reaches, in the middle of the sound."""
    return float(features(sound)[20:60, :, 1].max(axis=1).mean())


def test_there_is_a_frame_for_every_50_ms() -> None:
    assert features(np.zeros(10 * HOP + 7, np.float32)).shape == (10, BANDS, VALUES)
    assert features(np.zeros(0, np.float32)).shape == (0, BANDS, VALUES)


def test_silence_looks_as_the_network_is_told_that_it_does() -> None:
    assert np.allclose(features(np.zeros(20 * HOP, np.float32)), SILENCE, atol=1e-4)


def test_a_click_is_seen_in_the_frame_where_it_is() -> None:
    sound = np.zeros(40 * HOP, np.float32)
    sound[17 * HOP + HOP // 2] = 1.0
    assert features(sound)[:, :, 0].sum(axis=1).argmax() == 17


def test_ten_decibels_more_are_the_same_step_in_every_band() -> None:
    noise = 0.01 * np.random.default_rng(1).standard_normal(SAMPLE_RATE).astype(np.float32)
    step = features(noise * np.float32(10**0.5))[2:-2, :, 0] - features(noise)[2:-2, :, 0]
    assert np.allclose(step, step.mean(), atol=0.02)


def test_a_held_note_is_steadier_than_a_glide_and_that_than_noise() -> None:
    noise = 0.1 * np.random.default_rng(1).standard_normal(SECONDS * SAMPLE_RATE)
    held, glide = steadiness(tone(880)), steadiness(tone(400, 2000))
    assert held > glide + 1 > steadiness(noise.astype(np.float32)) + 1.5
