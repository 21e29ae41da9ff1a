"""Sound that many tests share."""

from __future__ import annotations

import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from onara.demo import Rendered, render

Sound = npt.NDArray[np.float32]
RATE = 16000


def play(seed: int, seconds: float, rate: int = RATE) -> Sound:
    """Something like music: notes with harmonics and decay, an attack of noise; shape (n,)."""
    rng = np.random.default_rng(seed)
    sound = rng.standard_normal(round(seconds * rate)).astype(np.float32) * 1e-3
    for start in range(0, len(sound), rate // 6):
        length = min(len(sound) - start, rate)
        t = np.arange(length) / rate
        pitch = 110 * 2 ** (rng.integers(0, 36) / 12)
        tones = sum(
            np.sin(2 * np.pi * pitch * k * t) / k for k in range(1, 9) if pitch * k < rate / 2
        )
        attack = rng.standard_normal(length) * np.exp(-t * 80) * 0.3
        sound[start : start + length] += (0.1 * (tones + attack) * np.exp(-t * 4)).astype(
            np.float32
        )
    return sound


def save_wav(path: Path, sound: Sound, rate: int = RATE) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
    return path


@pytest.fixture
def wav(tmp_path: Path) -> Callable[..., Path]:
    """Writes ``play(seed, seconds)`` as a WAV file of the name given."""

    def write(name: str, seed: int = 1, seconds: float = 12.0) -> Path:
        return save_wav(tmp_path / name, play(seed, seconds))

    return write


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """The demo, rendered once for all tests, into a folder named with a space and Hangul."""
    return render(tmp_path_factory.mktemp("demo") / "시연 files")
