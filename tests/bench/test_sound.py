from pathlib import Path

import numpy as np
import pytest

from bench.sound import decode, mono, write_mp3, write_wav


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    x = np.random.default_rng(1).uniform(-0.5, 0.5, (4000, 2)).astype(np.float32)
    write_wav(tmp_path / "x.wav", x, 22050)
    y, rate = decode(tmp_path / "x.wav")
    assert rate == 22050
    assert np.abs(x - y).max() < 1e-4


def test_one_channel_is_not_made_louder_or_softer_in_two(tmp_path: Path) -> None:
    x = np.random.default_rng(1).uniform(-0.5, 0.5, 4000).astype(np.float32)
    write_wav(tmp_path / "x.wav", x, 16000)
    assert np.abs(mono(decode(tmp_path / "x.wav")[0]) - x).max() < 1e-4


def test_mp3_begins_and_ends_where_the_sound_did(tmp_path: Path) -> None:
    rate = 44100
    x = np.random.default_rng(2).standard_normal(3 * rate)
    smooth = np.convolve(x, np.ones(40) / 40, "same").astype(np.float32)
    write_mp3(tmp_path / "x.mp3", np.column_stack([smooth, smooth]), rate, 64000)
    y = mono(decode(tmp_path / "x.mp3")[0])
    size = 1 << 19
    lags = np.fft.irfft(np.fft.rfft(y, size) * np.conj(np.fft.rfft(smooth, size)), size)
    assert len(y) == len(smooth)
    assert int(np.argmax(lags)) == 0
    assert (tmp_path / "x.mp3").stat().st_size == pytest.approx(3 * 64000 / 8, rel=0.1)
