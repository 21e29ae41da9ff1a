from pathlib import Path

import av
import numpy as np
import pytest

from bench.episodes import container
from bench.episodes.recipe import CONTAINERS, Container
from bench.sound import decode, mono
from bench.speech import RATE


@pytest.mark.parametrize("kept", CONTAINERS, ids=lambda c: f"{c.suffix} {c.codec} {c.surround}")
def test_sound_lies_in_the_file_where_it_lay_before(tmp_path: Path, kept: Container) -> None:
    rng = np.random.default_rng(1)
    bed = np.zeros((4 * RATE, 2), np.float32)
    talk = np.zeros(4 * RATE, np.float32)
    t = np.arange(RATE) / RATE
    sweep = 0.2 * np.sin(2 * np.pi * (300 * t + 1200 * t**2)).astype(np.float32)
    bed[RATE : 2 * RATE] = sweep[:, None]
    talk[3 * RATE :] = 0.1 * rng.standard_normal(RATE).astype(np.float32)
    path = tmp_path / f"x.{kept.suffix}"
    container.write(path, kept, bed, talk)
    heard = mono(decode(path, RATE)[0])
    spectrum = np.fft.rfft(heard, 1 << 19) * np.conj(np.fft.rfft(sweep, 1 << 19))
    at = int(np.argmax(np.fft.irfft(spectrum)))
    assert at == pytest.approx(RATE, abs=0.03 * RATE)  # an encoder may delay by a frame
    spoken = np.sqrt(np.mean(heard[int(3.2 * RATE) : int(3.8 * RATE)] ** 2))
    assert spoken == pytest.approx(0.1, rel=0.3)  # MP3 takes the highest octave away


def test_in_surround_the_dialogue_is_alone_in_the_centre(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    talk = 0.1 * rng.standard_normal(2 * RATE).astype(np.float32)
    path = tmp_path / "x.mp4"
    container.write(path, CONTAINERS[-1], np.zeros((2 * RATE, 2), np.float32), talk)
    with av.open(str(path)) as file:
        planes = np.concatenate([f.to_ndarray() for f in file.decode(audio=0)], axis=1)
    assert planes.shape[0] == 6
    powers = (planes**2).mean(axis=1)
    assert powers[2] > 1000 * np.delete(powers, 2).max()
