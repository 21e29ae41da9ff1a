"""What a browser cannot play, as MP3: ``python -m onara.playback.transcode FILE`` writes it.

A process of its own for each that listens: it decodes what strangers made, so it has limits, and
whoever started it ends it when nobody listens any more.  A full pipe holds it, so that it is never
more than some seconds ahead of who plays.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

import av
import numpy as np
import numpy.typing as npt

from onara.audio.decode import FORMATS, GAP_S, LONGEST_GAP_S
from onara.errors import UnusableInput

RATE, BIT_RATE = 44100, 160_000
_MEMORY = 768 << 20
_PROCESSOR_S = 1800
"""Decoding and encoding an hour takes about a minute of a processor; this is for days of it."""
_NICE = 5
_DELAY_S = 1105 / RATE
"""An MP3 begins with so much of nothing: the sound of a second shall be heard at that second."""
_TICK = Fraction(1, RATE)
Stereo: TypeAlias = npt.NDArray[np.int16]


def transcode(path: Path, start_s: float, languages: Sequence[str], out: BinaryIO) -> None:
    """Write a file's sound from second ``start_s`` on.

    Seconds are counted as a scan does: from the beginning of the file, with silence where the time
    stamps leave a gap.  Raises `UnusableInput`, and `BrokenPipeError` where nobody reads.
    """
    options = {"protocol_whitelist": "file", "format_whitelist": FORMATS}
    try:
        with av.open(os.path.abspath(path), options=options) as source:  # noqa: PTH100
            stream = source.streams.best("audio")
            if not isinstance(stream, av.AudioStream):
                raise UnusableInput(path, "has no audio track")
            spoken = (one for one in source.streams.audio if one.language in languages)
            _write(source, next(spoken, stream), start_s, out)
    except BrokenPipeError:
        raise
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise UnusableInput(path, "is not audio that can be read") from error


def _write(
    source: av.container.InputContainer, stream: av.AudioStream, start_s: float, out: BinaryIO
) -> None:
    encoder = av.CodecContext.create("libmp3lame", "w")
    assert isinstance(encoder, av.AudioCodecContext)
    encoder.sample_rate, encoder.layout = RATE, "stereo"
    encoder.format, encoder.bit_rate = av.AudioFormat("s16p"), BIT_RATE
    encoder.options = {"compression_level": "7"}  # half the work, and nobody hears it
    written = 0
    for sound in _sound(source, stream, start_s + _DELAY_S):
        frame = av.AudioFrame.from_ndarray(sound, "s16p", "stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, written, _TICK
        written += frame.samples
        _put(encoder.encode(frame), out)
    _put(encoder.encode(None), out)
    out.flush()


def _put(packets: Sequence[Any], out: BinaryIO) -> None:
    for packet in packets:
        out.write(bytes(packet))


def _sound(
    source: av.container.InputContainer, stream: av.AudioStream, start_s: float
) -> Iterator[Stereo]:
    """The sound from a second on, int16 (2, samples) at `RATE`, with silence in the gaps."""
    resampler, kind = _resampler(), None
    written = 0
    for frame, begin in _timed(source, stream, start_s):
        this = (frame.format.name, frame.layout.name, frame.sample_rate)
        if kind is not None and this != kind:
            resampler = _resampler()
        kind = this
        missing = round((begin - start_s) * RATE) - written
        frame.pts = None
        parts = _arrays(resampler.resample(frame))
        if missing < 0 and not written:
            parts = _without(-missing, parts)
        if GAP_S * RATE < missing < LONGEST_GAP_S * RATE:
            yield from _silence(missing)
            written += missing
        for part in parts:
            if part.shape[1]:
                yield part
                written += part.shape[1]
    yield from _arrays(resampler.resample(None))


def _timed(
    source: av.container.InputContainer, stream: av.AudioStream, start_s: float
) -> Iterator[tuple[av.AudioFrame, float]]:
    """Frames that end after a second, each with the second at which it begins."""
    zero = (source.start_time or 0) / 1e6
    at: float | None = 0.0
    if start_s > 0:
        try:
            source.seek(round((zero + start_s) * 1e6))
            at = None  # the first frame says where we are
        except av.error.FFmpegError:
            at = 0.0
    for frame in _decoded(source, stream):
        told = None if frame.time is None else frame.time - zero
        if at is None:
            at = start_s if told is None else told
        begin = told if told is not None and abs(told - at) < LONGEST_GAP_S else at
        at = begin + frame.samples / frame.sample_rate
        if at > start_s:
            yield frame, begin


def _decoded(
    source: av.container.InputContainer, stream: av.AudioStream
) -> Iterator[av.AudioFrame]:
    try:
        for packet in source.demux(stream):
            try:
                for frame in packet.decode():
                    if isinstance(frame, av.AudioFrame) and frame.samples and frame.sample_rate:
                        yield frame
            except (av.error.InvalidDataError, av.error.EOFError, av.error.PatchWelcomeError):
                continue
    except (av.error.FFmpegError, OSError):
        return


def _resampler() -> av.AudioResampler:
    return av.AudioResampler(format="s16p", layout="stereo", rate=RATE)


def _arrays(frames: Iterable[av.AudioFrame]) -> list[Stereo]:
    return [np.asarray(frame.to_ndarray(), np.int16) for frame in frames]


def _silence(samples: int) -> Iterator[Stereo]:
    for begin in range(0, samples, RATE):
        yield np.zeros((2, min(RATE, samples - begin)), np.int16)


def _without(samples: int, parts: Iterable[Stereo]) -> list[Stereo]:
    """Parts without their first samples."""
    left = []
    for part in parts:
        left.append(np.ascontiguousarray(part[:, samples:]))
        samples = max(0, samples - part.shape[1])
    return left


def _limit() -> None:
    """What one that listens may cost."""
    import resource

    os.nice(_NICE)
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_PROCESSOR_S, _PROCESSOR_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def main() -> int:
    """The process: 0 where all was written, 1 where the file is of no use."""
    parser = argparse.ArgumentParser(description="Sound of a media file as MP3.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--start", type=float, default=0.0)
    parser.add_argument("--languages", default="")
    asked = parser.parse_args()
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    _limit()
    languages = tuple(filter(None, asked.languages.split(",")))
    try:
        transcode(asked.path, asked.start, languages, sys.stdout.buffer)
    except (UnusableInput, BrokenPipeError):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
