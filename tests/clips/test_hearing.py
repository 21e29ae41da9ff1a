from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from onara.audio import Samples
from onara.clips import hearing
from onara.clips.hearing import Tape, hear_clip, heard_of, listened_of, look
from onara.clips.refusal import Refused
from onara.errors import UnusableInput
from onara.library import Library
from tests.clips.conftest import RATE
from tests.media import music, raw_wav


def block(number: int) -> Samples:
    return np.full(RATE, number / 10, np.float32)


def endless(told: list[int]) -> Iterator[Samples]:
    number = 0
    while True:
        told.append(number)
        yield block(number)
        number += 1


def test_a_tape_is_decoded_once_however_often_it_is_heard() -> None:
    asked: list[int] = []
    tape = Tape(block for _, block in zip(range(4), endless(asked), strict=False))
    first = list(tape.blocks())
    assert len(first) == len(list(tape.blocks())) == 4
    assert asked[:4] == [0, 1, 2, 3]
    assert len(asked) <= 5
    assert tape.is_whole
    assert tape.seconds == 4.0


def test_a_tape_is_decoded_no_further_than_it_is_heard() -> None:
    asked: list[int] = []
    tape = Tape(endless(asked))
    next(tape.blocks())
    assert asked == [0]
    assert not tape.is_whole


def test_a_tape_ends_at_the_longest_that_is_listened_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "LONGEST_S", 3.0)
    tape = Tape(endless([]))
    assert len(list(tape.blocks())) == 3
    assert not tape.is_whole


def test_a_tape_ends_where_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "LOOKS_FOR_S", -1.0)
    assert list(Tape(endless([])).blocks()) == []


def test_a_stretch_can_be_cut_out_of_a_tape() -> None:
    tape = Tape(iter([block(1), block(2), block(3)]))
    list(tape.blocks())
    cut = tape.cut(0.5, 1.0)
    assert len(cut) == RATE
    assert cut[0] == pytest.approx(0.1)
    assert cut[-1] == pytest.approx(0.2)
    assert len(tape.cut(2.5, 9.0)) == RATE // 2


def test_what_is_no_number_is_silence_or_loud() -> None:
    tape = Tape(iter([np.array([np.nan, np.inf, -np.inf, 0.5], np.float32)]))
    assert next(tape.blocks()).tolist() == [0.0, 1.0, -1.0, 0.5]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    file = raw_wav(tmp_path / "song.wav", music(30.0, 1, RATE), RATE)
    with Library.open(tmp_path / "home") as library:
        library.add([file])
    return tmp_path / "home"


def test_the_recording_is_shown_as_silence_where_it_has_not_begun(
    home: Path, tmp_path: Path
) -> None:
    clip = np.concatenate([0.3 * music(3.0, 60, RATE), music(30.0, 1, RATE)[: 4 * RATE]])
    path = raw_wav(tmp_path / "clip.wav", clip.astype(np.float32), RATE)
    found = listened_of(hear_clip(str(home), str(path)))
    assert found.songs.best is not None
    assert found.song is not None
    assert found.song.other_s == pytest.approx(-3.0, abs=0.01)
    assert max(found.song.other[:120]) == 0.0
    assert min(found.song.other[140:]) > 0.05


def test_without_its_file_a_recording_is_told_without_a_waveform(
    home: Path, tmp_path: Path
) -> None:
    path = raw_wav(tmp_path / "clip.wav", music(30.0, 1, RATE)[4 * RATE : 9 * RATE], RATE)
    (tmp_path / "song.wav").unlink()
    found = listened_of(hear_clip(str(home), str(path)))
    assert found.song is not None
    assert found.song.other == ()
    assert found.song.agreement


def test_a_home_with_nothing_in_it_answers_too(tmp_path: Path) -> None:
    path = raw_wav(tmp_path / "clip.wav", music(3.0, 1, RATE), RATE)
    found = listened_of(hear_clip(str(tmp_path / "no home"), str(path)))
    assert found.songs.found == ()
    assert found.episodes is None
    assert found.itself.seconds == 3.0


def test_a_look_at_silence_is_refused(home: Path) -> None:
    with pytest.raises(UnusableInput):
        look(str(home), np.zeros(2 * RATE, "<f4").tobytes())


@pytest.mark.parametrize("told", [{}, {"found": [{}]}, {"found": 3}])
def test_an_answer_that_is_none_is_a_crash(told: dict[str, object]) -> None:
    with pytest.raises(Refused):
        heard_of(told)
    with pytest.raises(Refused):
        listened_of(told)
