from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest

from onara.errors import UnusableInput
from onara.playback.transcode import RATE, transcode
from tests.media import encode, music, stereo


def heard(made: bytes) -> npt.NDArray[np.float64]:
    with av.open(io.BytesIO(made), "r") as opened:
        return np.concatenate([frame.to_ndarray().mean(axis=0) for frame in opened.decode(audio=0)])


def late_s(sound: npt.NDArray[np.float64], reference: npt.NDArray[np.floating]) -> float:
    """By how many seconds the sound is later than the reference."""
    size = 1 << 18
    part = sound[RATE // 2 : RATE // 2 + 2 * RATE]
    there = np.fft.rfft(reference[: 3 * RATE], size)
    matched = np.fft.irfft(np.conj(np.fft.rfft(part, size)) * there, size)
    return 0.5 - float(np.argmax(matched[: size // 2])) / RATE


@pytest.mark.parametrize("start_s", [0.0, 7.3])
def test_it_begins_at_the_second_that_was_asked_for(tmp_path: Path, start_s: float) -> None:
    sound = music(15.0, 1)
    file = encode(tmp_path / "a.mkv", stereo(sound), "matroska", "ac3", picture_s=2.0)
    out = io.BytesIO()
    transcode(file, start_s, (), out)
    made = heard(out.getvalue())
    assert abs(len(made) / RATE - (15.0 - start_s)) < 0.15
    assert abs(late_s(made, sound[round(start_s * RATE) :])) < 0.03


def test_of_several_tracks_the_one_in_the_language_is_heard(tmp_path: Path) -> None:
    one, two = music(6.0, 1), music(6.0, 2)
    file = tmp_path / "two.mkv"
    with av.open(file, "w", format="matroska") as output:
        streams = [output.add_stream("flac", rate=RATE, layout="mono") for _ in range(2)]
        for stream, language in zip(streams, ("eng", "kor"), strict=True):
            stream.metadata["language"] = language
        for stream, sound in zip(streams, (one, two), strict=True):
            frame = av.AudioFrame.from_ndarray(
                (sound * 32767).astype("<i2").reshape(1, -1), "s16", "mono"
            )
            frame.sample_rate, frame.pts = RATE, 0
            output.mux(stream.encode(frame))
            output.mux(stream.encode(None))
    out = io.BytesIO()
    transcode(file, 0.0, ("kor",), out)
    made = heard(out.getvalue())[: 5 * RATE]

    def likeness(other: npt.NDArray[np.floating]) -> float:
        return float(np.corrcoef(made, other[: len(made)])[0, 1])

    assert abs(likeness(two)) > 5 * abs(likeness(one))


def test_what_is_no_sound_is_refused(tmp_path: Path) -> None:
    (tmp_path / "no.mkv").write_bytes(b"nothing of use")
    with pytest.raises(UnusableInput):
        transcode(tmp_path / "no.mkv", 0.0, (), io.BytesIO())


def test_the_process_ends_when_nobody_reads(tmp_path: Path) -> None:
    file = encode(tmp_path / "a.mkv", stereo(music(30.0, 1)), "matroska", "ac3")
    command = [sys.executable, "-m", "onara.playback.transcode", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.read(1000)
        process.stdout.close()
        assert process.wait(60) != 0
