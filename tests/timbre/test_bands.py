from __future__ import annotations

import numpy as np
import pytest

from onara.timbre.bands import BANDS, CEPSTRA, cepstra, flatness, level_db, log_bands, power
from tests.timbre.sounds import noise, tone


def test_a_full_scale_tone_has_a_power_of_one_and_a_level_of_nought() -> None:
    spectra = power(tone(1000, 1, loud=1.0))
    assert spectra.max() == pytest.approx(1, abs=0.01)
    assert level_db(spectra) == pytest.approx(0, abs=0.1)
    assert level_db(power(tone(1000, 1, loud=0.1))) == pytest.approx(-20, abs=0.1)


def test_a_tone_is_in_the_band_of_its_pitch() -> None:
    found = [int(log_bands(power(tone(hertz, 1))).mean(axis=0).argmax()) for hertz in (100, 3500)]
    assert found[0] < 2
    assert found[1] == BANDS - 1


def test_playing_it_louder_moves_the_first_coefficient_alone() -> None:
    soft, loud = (cepstra(log_bands(power(noise(2, loud)))) for loud in (0.01, 0.1))
    assert soft.shape == (len(soft), CEPSTRA)
    assert loud[:, 0] - soft[:, 0] == pytest.approx(np.log(100) * np.sqrt(BANDS), rel=0.01)
    assert loud[:, 1:] == pytest.approx(soft[:, 1:], abs=0.01)


def test_noise_is_flat_and_a_tone_is_not() -> None:
    # Powers of noise are exponentially distributed: the mean of their logarithms is -0.577.
    assert flatness(power(noise(10))).mean() == pytest.approx(-0.577, abs=0.1)
    assert flatness(power(tone(440, 10))).mean() < -8


def test_less_than_a_frame_is_an_error() -> None:
    with pytest.raises(ValueError, match="window"):
        power(tone(440, 0.05))
