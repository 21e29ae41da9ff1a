from __future__ import annotations

import numpy as np
import pytest

from onara.timbre.bands import FRAME_RATE, Floats, log_bands, power
from onara.timbre.onsets import BEATS, LAGS, beats, onset_strength, onsets, self_similarity
from tests.timbre.sounds import notes, tone


def strength(sound: Floats) -> Floats:
    return onset_strength(log_bands(power(sound)))


def test_onsets_are_counted() -> None:
    assert onsets(strength(notes(16, 0.5))) == pytest.approx(32, abs=3)
    assert onsets(strength(notes(16, 1.0))) == pytest.approx(16, abs=2)


def test_a_held_tone_has_no_onset_and_no_beat() -> None:
    held = strength(tone(440, 16))
    assert onsets(held) == 0
    assert np.isfinite(self_similarity(held)).all()


@pytest.mark.parametrize("every_s", [0.3, 0.5, 0.8])
def test_an_even_pulse_returns_after_its_time(every_s: float) -> None:
    similarity = self_similarity(strength(notes(16, every_s)))
    assert similarity.shape == (LAGS,)
    lag = round(every_s * FRAME_RATE)
    assert similarity[lag - 1 : lag + 2].max() > 0.5
    assert beats(similarity).shape == (BEATS,)
    assert beats(similarity).max() > 0.5


def test_notes_at_random_have_no_beat() -> None:
    uneven = notes(64, 0.5, evenly=False)
    assert beats(self_similarity(strength(uneven))).max() < 0.3
