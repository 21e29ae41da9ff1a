from itertools import pairwise

import numpy as np
import pytest

from onara.demo.babble import ELDER, MAN, WOMAN, Talker, talk
from onara.demo.signal import RATE, Samples, level_db

SECONDS = 30.0


@pytest.fixture(scope="module", params=[MAN, WOMAN, ELDER])
def talker(request: pytest.FixtureRequest) -> Talker:
    chosen: Talker = request.param
    return chosen


@pytest.fixture(scope="module")
def voice(talker: Talker) -> Samples:
    return talk(np.random.default_rng(4), talker, SECONDS, [(0.0, SECONDS)])


def _octave_band_db(sound: Samples, low_hz: float) -> float:
    spectrum = np.abs(np.fft.rfft(sound)) ** 2
    hertz = np.fft.rfftfreq(sound.size, 1 / RATE)
    return float(10 * np.log10(spectrum[(hertz >= low_hz) & (hertz < 2 * low_hz)].sum()))


def test_its_level_swings_as_that_of_speech(voice: Samples) -> None:
    step = RATE // 100
    power = np.mean(voice[: voice.size // step * step].reshape(-1, step) ** 2, axis=1)
    envelope = np.sqrt(power)
    swing = np.abs(np.fft.rfft(envelope - envelope.mean())) ** 2
    hertz = np.fft.rfftfreq(envelope.size, 0.01)
    edges = np.array([0.5, 1, 2, 3, 5, 8, 12, 20])
    per_octave = [
        swing[(hertz >= low) & (hertz < high)].sum() / np.log2(high / low)
        for low, high in pairwise(edges)
    ]
    assert edges[int(np.argmax(per_octave))] in (2, 3, 5)


def test_it_pauses(voice: Samples) -> None:
    power = np.mean(voice[: voice.size // 441 * 441].reshape(-1, 441) ** 2, axis=1)
    silent = float(np.mean(power < 1e-3))
    assert 0.1 < silent < 0.5


def test_its_pitch_is_a_persons(voice: Samples, talker: Talker) -> None:
    pitches = []
    for begin in range(0, voice.size - 2048, 4096):
        frame = voice[begin : begin + 2048] * np.hanning(2048)
        if np.mean(frame**2) < 0.1:
            continue
        lags = np.fft.irfft(np.abs(np.fft.rfft(frame, 8192)) ** 2)
        span = slice(RATE // 300, RATE // 70)
        if lags[span].max() > 0.5 * lags[0]:
            pitches.append(RATE / (RATE // 300 + int(np.argmax(lags[span]))))
    assert len(pitches) > 30
    assert 95 < float(np.median(pitches)) < 225
    assert abs(np.log2(float(np.median(pitches)) / talker.pitch_hz)) < 0.4
    assert np.std(np.log2(pitches)) > 0.05


def test_its_spectrum_falls(voice: Samples) -> None:
    assert _octave_band_db(voice, 400) > _octave_band_db(voice, 1600) + 3
    assert _octave_band_db(voice, 1600) > _octave_band_db(voice, 6400)


def test_it_is_silent_outside_its_turns() -> None:
    sound = talk(np.random.default_rng(1), MAN, 6.0, [(2.0, 4.0)])
    assert level_db(sound[: int(1.9 * RATE)]) < -60
    assert level_db(sound[int(4.2 * RATE) :]) < -60
    assert level_db(sound[2 * RATE : 4 * RATE]) > -6
