from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest

from onara.audio import SAMPLE_RATE, Samples, Sound

RATE = 48000
Wave = npt.NDArray[np.float32]


def tone(hertz: float, seconds: float = 4.0) -> Wave:
    return (0.2 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE)).astype(
        np.float32
    )


def write(path: Path, channels: list[Wave], layout: str, *, gap_s: float = 0.0) -> Path:
    """A WAV-like sound in Matroska; its second half begins ``gap_s`` later than it should."""
    sound = np.stack(channels)
    with av.open(str(path), "w", format="matroska") as container:
        stream = container.add_stream("pcm_f32le", rate=RATE, layout=layout)
        step = RATE // 10
        half = sound.shape[1] // 2
        for at in range(0, sound.shape[1], step):
            part = np.ascontiguousarray(sound[:, at : at + step])
            frame = av.AudioFrame.from_ndarray(
                part.T.reshape(1, -1).copy(), format="flt", layout=layout
            )
            frame.sample_rate = RATE
            late = round(gap_s * RATE) if at >= half else 0
            frame.pts, frame.time_base = at + late, Fraction(1, RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def mid_and_side(path: Path) -> tuple[Samples, Samples]:
    with Sound(path) as sound:
        pairs = list(sound.mid_and_side())
    return np.concatenate([mid for mid, _ in pairs]), np.concatenate([side for _, side in pairs])


def level(sound: Samples, hertz: float) -> float:
    """Amplitude of a tone in a sound."""
    inside = sound[SAMPLE_RATE // 2 : -SAMPLE_RATE // 2]
    wave = np.exp(-2j * np.pi * hertz * np.arange(len(inside)) / SAMPLE_RATE)
    return float(2 * np.abs(inside @ wave) / len(inside))


def test_what_left_and_right_share_is_not_in_the_side(tmp_path: Path) -> None:
    speech, music = tone(500), tone(900)
    path = write(tmp_path / "a.mkv", [speech + music, speech - music], "stereo")
    mid, side = mid_and_side(path)
    assert level(mid, 500) == pytest.approx(0.2, rel=0.02)
    assert level(mid, 900) < 0.002
    assert level(side, 900) == pytest.approx(0.2, rel=0.02)
    assert level(side, 500) < 0.002


def test_the_centre_channel_is_not_in_the_side(tmp_path: Path) -> None:
    speech, music, nothing = tone(500), tone(900), tone(500) * 0
    channels = [music, music, speech, nothing, nothing, nothing]
    mid, side = mid_and_side(write(tmp_path / "a.mkv", channels, "5.1"))
    assert level(mid, 500) > 0.02
    assert level(mid, 900) > 0.05
    assert level(side, 900) > 0.05
    assert level(side, 500) < 0.002


def test_one_channel_has_no_side(tmp_path: Path) -> None:
    mid, side = mid_and_side(write(tmp_path / "a.mkv", [tone(500)], "mono"))
    assert level(mid, 500) == pytest.approx(0.2, rel=0.02)
    assert not side.any()


def test_eight_channels_are_mixed(tmp_path: Path) -> None:
    mid, side = mid_and_side(write(tmp_path / "a.mkv", [tone(500)] * 8, "7.1"))
    assert level(mid, 500) == pytest.approx(0.2, rel=0.02)
    assert level(side, 500) == pytest.approx(0.2, rel=0.02)


def test_a_gap_in_the_time_stamps_becomes_silence(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mkv", [tone(500)], "mono", gap_s=1.5)
    mid, _ = mid_and_side(path)
    assert len(mid) == pytest.approx(5.5 * SAMPLE_RATE, abs=0.1 * SAMPLE_RATE)
    assert not mid[int(2.2 * SAMPLE_RATE) : int(3.3 * SAMPLE_RATE)].any()


def test_a_broken_time_stamp_is_not_believed(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mkv", [tone(500)], "mono", gap_s=9000.0)
    mid, _ = mid_and_side(path)
    assert len(mid) == pytest.approx(4 * SAMPLE_RATE, abs=0.1 * SAMPLE_RATE)


def test_the_tracks_of_a_file_are_listed_and_chosen_by_language(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    with av.open(str(path), "w", format="matroska") as container:
        streams = []
        for language in ("eng", "kor"):
            stream = container.add_stream("pcm_s16le", rate=RATE, layout="mono")
            stream.metadata["language"] = language
            streams.append(stream)
        for hertz, stream in zip((500, 900), streams, strict=True):
            samples = (tone(hertz) * 32767).astype(np.int16)[None]
            frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
            frame.sample_rate = RATE
            container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
    with Sound(path) as sound:
        assert [track.language for track in sound.tracks] == ["eng", "kor"]
    with Sound(path, languages=("kor", "ko")) as sound:
        assert sound.track.language == "kor"
        heard = np.concatenate(list(sound.blocks()))
    assert level(heard, 900) > 0.15
