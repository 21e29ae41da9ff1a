from pathlib import Path

import numpy as np
import pytest

from onara.audio import SAMPLE_RATE, decode
from onara.clips.listening import Listening
from onara.library.hearing import Heard
from onara.match import SURE_P, Found
from tests.media import music

RATE = 48000


def heard(p: float) -> Heard:
    return Heard((Found("one", 3.0, 1.0, 30.0, p, 400.0),), 0.0, 3.0)


def test_it_is_looked_up_after_a_second_and_then_when_there_is_more() -> None:
    listening = Listening(RATE)
    due = []
    for _ in range(50):
        listening.take(np.full(RATE // 10, 0.1, np.float32))
        if listening.due() is not None:
            due.append(round(listening.seconds, 1))
    assert due == [1.0, 1.5, 2.0, 2.5, 3.2, 4.0, 5.0]


def test_each_look_has_to_be_twice_as_sure_as_the_one_before() -> None:
    listening = Listening(RATE)
    for look in range(1, 5):
        listening.take(np.zeros(2 * RATE, np.float32))
        assert listening.due() is not None
        assert listening.share == 2.0**-look
        assert listening.is_enough(heard(SURE_P * 2.0**-look))
        assert not listening.is_enough(heard(1.01 * SURE_P * 2.0**-look))
    assert not listening.is_enough(Heard((), 0.0, 3.0))


@pytest.mark.parametrize("rate", [8000, 16000, 44100, 48000])
def test_any_rate_is_brought_to_that_of_the_library(rate: int) -> None:
    listening = Listening(rate)
    for piece in np.array_split(music(4.0, 3, rate), 40):
        listening.take(piece)
    sound = listening.due()
    assert sound is not None
    # The resampler holds a little back.
    assert len(sound) == pytest.approx(4 * SAMPLE_RATE, abs=800)
    assert listening.seconds == pytest.approx(4.0, abs=0.01)


def test_only_the_last_seconds_are_held() -> None:
    listening = Listening(8000)
    for _ in range(60):
        listening.take(np.full(8000, 0.1, np.float32))
    sound = listening.due()
    assert sound is not None
    assert len(sound) == 10 * SAMPLE_RATE


def test_what_was_heard_can_be_written_as_it_was(tmp_path: Path) -> None:
    listening = Listening(RATE)
    listening.take(music(3.0, 3, RATE))
    path = tmp_path / "heard.wav"
    listening.write(path)
    sound = decode(path)
    assert len(sound) == pytest.approx(3 * SAMPLE_RATE, abs=2)
    assert path.stat().st_size == 44 + 3 * RATE * 2


def test_the_level_is_told_and_what_is_no_number_is_silence() -> None:
    listening = Listening(RATE)
    listening.take(np.full(100, np.nan, np.float32))
    assert listening.level_db == -100.0
    listening.take(np.full(100, 99.0, np.float32))
    assert listening.level_db == 0.0
    listening.take(np.empty(0, np.float32))
    assert listening.level_db == -100.0
