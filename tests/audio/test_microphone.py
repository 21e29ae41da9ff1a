import os
import threading
from collections.abc import Generator

import miniaudio
import numpy as np
import pytest

from onara.audio import SAMPLE_RATE, microphone
from onara.audio.microphone import CAPTURE_RATE, Microphone
from onara.errors import NoMicrophone
from tests.media import Wave, music

BLOCK = CAPTURE_RATE // 10


class PlayedDevice:
    """Stands in for the audio system: plays ``sound`` to the receiver from its own thread."""

    sound: Wave = np.zeros(0, np.float32)
    asked: dict[str, object]
    closed = False

    def __init__(self, **asked: object) -> None:
        type(self).asked = asked
        type(self).closed = False

    def start(self, receiver: Generator[None, bytes, None]) -> None:
        self._thread = threading.Thread(target=self._play, args=(receiver,))
        self._thread.start()

    def _play(self, receiver: Generator[None, bytes, None]) -> None:
        for begin in range(0, len(self.sound), BLOCK):
            receiver.send(self.sound[begin : begin + BLOCK].tobytes())

    def close(self) -> None:
        self._thread.join()
        type(self).closed = True


def no_device(**_: object) -> object:
    os.write(2, b"ALSA lib: cannot find card '0'\n")
    raise miniaudio.MiniaudioError("failed to init device", -203)


def lowest_free_descriptor() -> int:
    handle = os.dup(0)
    os.close(handle)
    return handle


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> type[PlayedDevice]:
    monkeypatch.setattr(miniaudio, "CaptureDevice", PlayedDevice)
    monkeypatch.setattr(microphone, "_SILENT_S", 0.2)
    return PlayedDevice


def test_no_device_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(miniaudio, "CaptureDevice", no_device)
    with pytest.raises(NoMicrophone) as refused:
        Microphone()
    assert str(refused.value) == (
        "no microphone was found; connect one, or record a clip for onara identify"
    )
    assert capfd.readouterr().err == ""


def test_standard_error_is_back_after_the_search(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(miniaudio, "CaptureDevice", no_device)
    before = lowest_free_descriptor()
    for _ in range(3):
        with pytest.raises(NoMicrophone):
            Microphone()
    os.write(2, b"said aloud\n")
    assert capfd.readouterr().err == "said aloud\n"
    assert lowest_free_descriptor() == before


def test_sound_comes_in_blocks_at_8_khz(played: type[PlayedDevice]) -> None:
    played.sound = music(3.0, rate=CAPTURE_RATE)
    blocks = []
    with Microphone() as opened, pytest.raises(NoMicrophone):
        for block in opened.blocks():
            blocks.append(block)
    assert max(len(block) for block in blocks) <= 0.2 * SAMPLE_RATE
    assert all(block.dtype == np.float32 for block in blocks)
    sound, expected = np.concatenate(blocks), music(3.0, rate=CAPTURE_RATE)[::6]
    # The resampler keeps a little back for what would come next.
    assert len(sound) > 2.9 * SAMPLE_RATE
    assert np.corrcoef(sound, expected[: len(sound)])[0, 1] > 0.99


def test_a_device_that_stops_delivering_is_one_sentence(played: type[PlayedDevice]) -> None:
    played.sound = music(0.5, rate=CAPTURE_RATE)
    with Microphone() as opened, pytest.raises(NoMicrophone) as stopped:
        list(opened.blocks())
    assert str(stopped.value) == "the microphone has stopped delivering sound"


def test_the_device_is_asked_for_what_nearly_all_have(played: type[PlayedDevice]) -> None:
    with Microphone():
        pass
    assert played.asked["sample_rate"] == CAPTURE_RATE
    assert played.asked["nchannels"] == 1
    assert played.asked["input_format"] is miniaudio.SampleFormat.FLOAT32
    backends = played.asked["backends"]
    assert isinstance(backends, list)
    assert backends
    assert miniaudio.Backend.NULL not in backends


def test_the_device_is_closed_when_listening_is_broken_off(played: type[PlayedDevice]) -> None:
    with pytest.raises(KeyboardInterrupt), Microphone():
        raise KeyboardInterrupt
    assert played.closed
