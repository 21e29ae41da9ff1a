"""A copy of a clip that browsers play, of one that they do not."""

from __future__ import annotations

from pathlib import Path

import av

from onara.audio.decode import FORMATS
from onara.errors import UnusableInput

LONGEST_S = 600.0
"""As much of a clip is copied as is listened to."""
_RATE, _BIT_RATE = 44100, 128_000


def copy(path: str, target: str) -> None:
    """Write the beginning of a file's sound as MP3.  Raises `UnusableInput`."""
    options = {"protocol_whitelist": "file", "format_whitelist": FORMATS}
    try:
        with av.open(path, options=options) as source, av.open(target, "w", format="mp3") as made:
            heard = source.streams.best("audio")
            written = made.add_stream("libmp3lame", rate=_RATE, layout="stereo")
            if not isinstance(heard, av.AudioStream) or not isinstance(written, av.AudioStream):
                raise UnusableInput(path, "has no audio track")
            written.bit_rate = _BIT_RATE
            _write(source, heard, made, written)
    except (av.error.FFmpegError, OSError, ValueError) as error:
        Path(target).unlink(missing_ok=True)
        raise UnusableInput(path, "is not audio that can be read") from error


def _write(
    source: av.container.InputContainer,
    heard: av.AudioStream,
    made: av.container.OutputContainer,
    written: av.AudioStream,
) -> None:
    resampler = av.AudioResampler(format="s16p", layout="stereo", rate=_RATE)
    samples = 0
    for packet in source.demux(heard):
        try:
            frames = packet.decode()
        except (av.error.InvalidDataError, av.error.EOFError, av.error.PatchWelcomeError):
            continue
        for frame in frames:
            if not isinstance(frame, av.AudioFrame):
                continue
            frame.pts = None  # gaps in the time stamps are no gaps in what was heard
            for part in resampler.resample(frame):
                samples += part.samples
                made.mux(written.encode(part))
        if samples >= LONGEST_S * _RATE:
            break
    for part in resampler.resample(None):
        made.mux(written.encode(part))
    made.mux(written.encode(None))
