"""Media files that tests make for themselves: music, encoded as asked for."""

import os
import struct
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

Wave = npt.NDArray[np.float32]

RATE = 44100
LAYOUTS = {1: "mono", 2: "stereo", 6: "5.1", 8: "7.1"}
_BLOCK = 1 << 14
_PICTURES_A_SECOND = 5


@cache
def music(seconds: float, seed: int = 1, rate: int = RATE) -> Wave:
    """Notes of random pitch and length, a few at a time: shape (n,), peak 0.5, below 3.4 kHz."""
    rng = np.random.default_rng(seed)
    time = np.arange(rate) / rate
    sound = np.zeros(round(seconds * rate) + 2 * rate)
    for start in np.arange(0, seconds + 1, 0.11):
        pitch = 220 * 2 ** (rng.integers(0, 25) / 12)
        note = np.zeros(rate)
        for overtone in range(1, int(min(3400, rate * 0.45) / pitch) + 1):
            phase = rng.uniform(0, 2 * np.pi)
            note += np.sin(2 * np.pi * pitch * overtone * time + phase) / overtone
        note *= np.exp(-time / rng.uniform(0.1, 0.5)) * np.minimum(1, time / 0.004)
        begin = round((start + rng.uniform(0, 0.05)) * rate)
        note = note[: len(sound) - begin]
        sound[begin : begin + len(note)] += note
    sound = sound[rate : rate + round(seconds * rate)]
    loud = np.asarray(0.5 * sound / np.abs(sound).max(), np.float32)
    loud.setflags(write=False)  # every caller gets the same array
    return loud


def stereo(sound: Wave) -> Wave:
    """The same sound on two channels: shape (2, n)."""
    return np.stack([sound, sound])


def encode(
    path: Path,
    sound: Wave | Sequence[Wave],
    container: str,
    codec: str,
    *,
    rate: int = RATE,
    sample_format: str | None = None,
    bit_rate: int | None = None,
    tags: dict[str, str] | None = None,
    options: dict[str, str] | None = None,
    picture_s: float = 0.0,
) -> Path:
    """Write a media file of ``sound``, shape (n,) or (channels, n) at ``rate`` hertz.

    Several sounds become several audio tracks; ``options`` are the container's; ``picture_s``
    seconds of video come first.
    """
    tracks = [np.atleast_2d(each) for each in ([sound] if isinstance(sound, np.ndarray) else sound)]
    with av.open(path, "w", format=container, container_options=options or {}) as output:
        output.metadata.update(tags or {})
        video = output.add_stream("mpeg4", rate=_PICTURES_A_SECOND) if picture_s else None
        streams = []
        for track in tracks:
            stream = output.add_stream(
                codec,
                rate=rate,
                layout=LAYOUTS[len(track)],
                # FFmpeg's own Vorbis encoder calls itself experimental and wants to be asked.
                options={"strict": "experimental"},
            )
            assert isinstance(stream, av.AudioStream)
            if sample_format:
                stream.format = av.AudioFormat(sample_format)
            if bit_rate:
                stream.bit_rate = bit_rate
            streams.append(stream)
        if isinstance(video, av.VideoStream):
            _draw(output, video, picture_s)
        for track, stream in zip(tracks, streams, strict=True):
            _play(output, stream, track, rate)
    return path


def _play(
    output: av.container.OutputContainer, stream: av.AudioStream, sound: Wave, rate: int
) -> None:
    layout = LAYOUTS[len(sound)]
    converter = av.AudioResampler(format=stream.format.name, layout=layout, rate=rate)
    for begin in range(0, sound.shape[1], _BLOCK):
        # Interleaved, because av fails to fill a frame of eight planes.
        block = np.ascontiguousarray(sound[:, begin : begin + _BLOCK].T, np.float32)
        frame = av.AudioFrame.from_ndarray(block.reshape(1, -1), format="flt", layout=layout)
        frame.sample_rate, frame.pts = rate, begin
        for converted in converter.resample(frame):
            output.mux(stream.encode(converted))
    for converted in converter.resample(None):
        output.mux(stream.encode(converted))
    output.mux(stream.encode(None))


def _draw(output: av.container.OutputContainer, stream: av.VideoStream, seconds: float) -> None:
    stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
    for _ in range(round(_PICTURES_A_SECOND * seconds)):
        picture = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 90, np.uint8), format="rgb24")
        output.mux(stream.encode(picture))
    output.mux(stream.encode(None))


def video_only(path: Path, seconds: float = 2.0) -> Path:
    """A Matroska file with pictures and no sound."""
    with av.open(path, "w", format="matroska") as output:
        _draw(output, output.add_stream("mpeg4", rate=_PICTURES_A_SECOND), seconds)
    return path


def raw_wav(path: Path, samples: npt.NDArray[np.generic], rate: int) -> Path:
    """A WAV file of exactly these samples: integers or floats, shape (n,) or (n, channels)."""
    kind = 3 if samples.dtype.kind == "f" else 1
    channels = 1 if samples.ndim == 1 else samples.shape[1]
    frame = channels * samples.dtype.itemsize
    data = samples.tobytes()
    form = struct.pack("<HHIIHH", kind, channels, rate, rate * frame, frame, 8 * frame // channels)
    path.write_bytes(
        struct.pack("<4sI4s4sI", b"RIFF", 36 + len(data), b"WAVE", b"fmt ", 16)
        + form
        + struct.pack("<4sI", b"data", len(data))
        + data
    )
    return path


def cut(path: Path, share: float) -> Path:
    """Leave only the first part of a file."""
    os.truncate(path, int(path.stat().st_size * share))
    return path
