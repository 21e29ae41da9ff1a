from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soxr

from onara import Library
from onara.audio import SAMPLE_RATE
from onara.library.listening import listen_until_known
from tests.conftest import RATE, play


@pytest.fixture
def library(tmp_path: Path, wav: Callable[..., Path]) -> Library:
    library = Library.open(tmp_path / "home")
    library.add([wav("a.wav", seed=1), wav("b.wav", seed=2)])
    return library


def blocks(*sounds: np.ndarray) -> list[np.ndarray]:
    """As a microphone gives them: at 8 kHz, a tenth of a second each."""
    sound = soxr.resample(np.concatenate(sounds), RATE, SAMPLE_RATE)
    return np.array_split(sound, max(1, len(sound) // 800))


def test_it_answers_as_soon_as_it_knows(library: Library) -> None:
    asked: list[float] = []
    answer = listen_until_known(library, blocks(play(2, 12.0)), progress=asked.append)
    assert answer is not None
    assert answer.match is not None
    assert str(answer.match.path).endswith("b.wav")
    assert asked[-1] < 1.2


def test_it_waits_through_silence_for_the_music(library: Library) -> None:
    silence = np.zeros(15 * RATE, np.float32)
    answer = listen_until_known(library, blocks(silence, play(1, 6.0)))
    assert answer is not None
    assert answer.match is not None
    assert str(answer.match.path).endswith("a.wav")
    # Fifteen seconds before the music there is no recording yet.
    assert answer.match.offset_s == pytest.approx(-15, abs=0.05)
    assert answer.match.at_s > 5


def test_it_gives_up_when_told_to(library: Library) -> None:
    asked: list[float] = []
    unknown = blocks(play(9, 20.0))
    assert listen_until_known(library, unknown, give_up_s=4, progress=asked.append) is None
    assert 4 <= asked[-1] < 4.2


def test_it_ends_with_the_sound(library: Library) -> None:
    assert listen_until_known(library, blocks(play(9, 5.0))) is None
