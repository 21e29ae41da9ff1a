import numpy as np
import pytest

from bench.damage import (
    TEMPO_LEAD_S,
    changed_pitch,
    changed_speed,
    changed_tempo,
    convolved,
    in_a_room,
    room_response,
    under_speech,
)
from bench.level import active_level
from bench.sound import Sound

RATE = 16000


def _noise(seed: int, seconds: float = 3.0) -> Sound:
    rng = np.random.default_rng(seed)
    return (0.1 * rng.standard_normal(int(seconds * RATE))).astype(np.float32)


@pytest.mark.parametrize("level", [0.0, -10.0, -15.0])
def test_music_lies_so_many_decibels_under_speech(level: float) -> None:
    speech, music = _noise(1), _noise(2)
    laid = under_speech(music, speech, RATE, level) - speech
    assert active_level(laid, RATE) - active_level(speech, RATE) == pytest.approx(level, abs=0.1)


def test_faster_sound_is_shorter_and_higher() -> None:
    tone = np.sin(2 * np.pi * 1000 * np.arange(2 * RATE) / RATE).astype(np.float32)
    faster = changed_speed(tone, 4.0)
    assert len(faster) == pytest.approx(len(tone) / 1.04, abs=2)
    spectrum = np.abs(np.fft.rfft(faster * np.hanning(len(faster))))
    assert np.argmax(spectrum) * RATE / len(faster) == pytest.approx(1040, abs=1)


def test_a_room_keeps_the_time_of_arrival() -> None:
    click = np.zeros(RATE, np.float32)
    click[1000] = 1.0
    response = room_response(np.random.default_rng(3), RATE, 0.4, 6.0)
    heard = convolved(click, response)
    assert np.argmax(np.abs(heard)) == 1000
    assert np.abs(heard[:1000]).max() < 1e-5


def test_reverberation_is_as_strong_as_asked_for() -> None:
    response = room_response(np.random.default_rng(4), RATE, 0.5, -2.0)
    tail = float(np.sum(response[1:] ** 2))
    assert 10 * np.log10(response[0] ** 2 / tail) == pytest.approx(-2.0, abs=0.01)


def test_a_room_takes_away_the_bass_and_adds_noise() -> None:
    time = np.arange(3 * RATE) / RATE
    music = (np.sin(2 * np.pi * 100 * time) + np.sin(2 * np.pi * 1000 * time)).astype(np.float32)
    heard = in_a_room(music, _noise(5), RATE, np.random.default_rng(6))
    power = np.abs(np.fft.rfft(heard)) ** 2
    hertz = np.fft.rfftfreq(len(heard), 1 / RATE)

    def near(centre: float) -> float:
        return float(power[np.abs(hertz - centre) < 2].sum())

    assert near(100) < 0.01 * near(1000)
    assert power.sum() > 1.02 * near(1000)


@pytest.mark.parametrize("percent", [-8, 5])
def test_another_tempo_keeps_the_pitch(percent: float) -> None:
    rate = 8000
    time = np.arange(4 * rate) / rate
    pulse = (np.sin(2 * np.pi * 4 * time) > 0).astype(np.float32)
    tone = (np.sin(2 * np.pi * 500 * time) * (0.2 + pulse)).astype(np.float32)
    played = changed_tempo(tone, rate, percent)[: 3 * rate]
    spectrum = np.abs(np.fft.rfft(played * np.hanning(len(played))))
    assert np.argmax(spectrum) * rate / len(played) == pytest.approx(500, abs=3)
    envelope = np.abs(np.fft.rfft(np.abs(played) - np.abs(played).mean()))
    beat = np.argmax(envelope[: 10 * len(played) // rate]) * rate / len(played)
    assert beat == pytest.approx(4 * (1 + percent / 100), abs=0.2)


@pytest.mark.parametrize("cents", [-100, 50])
def test_another_pitch_keeps_the_tempo(cents: float) -> None:
    rate = 8000
    time = np.arange(4 * rate) / rate
    pulse = (np.sin(2 * np.pi * 4 * time) > 0).astype(np.float32)
    tone = (np.sin(2 * np.pi * 500 * time) * (0.2 + pulse)).astype(np.float32)
    played = changed_pitch(tone, rate, cents)[: 3 * rate]
    spectrum = np.abs(np.fft.rfft(played * np.hanning(len(played))))
    hertz = 500 * 2 ** (cents / 1200)
    assert np.argmax(spectrum) * rate / len(played) == pytest.approx(hertz, abs=3)
    envelope = np.abs(np.fft.rfft(np.abs(played) - np.abs(played).mean()))
    assert np.argmax(envelope[:30]) * rate / len(played) == pytest.approx(4, abs=0.2)


@pytest.mark.parametrize("percent", [-8, 8])
def test_another_tempo_begins_where_it_says(percent: float) -> None:
    rate = 8000
    sound = _noise(7)[: 2 * rate]
    sound[rate:] *= 10
    played = changed_tempo(sound, rate, percent)
    began = np.argmax(np.abs(played) > 0.6) / rate
    assert began == pytest.approx((1 - TEMPO_LEAD_S) / (1 + percent / 100), abs=0.03)
