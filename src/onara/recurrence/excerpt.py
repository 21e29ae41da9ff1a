"""A stretch of a media file as an audio file of its own, the media file left as it is."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av

from onara.audio.decode import FORMATS
from onara.durable import replace_file
from onara.errors import UnusableInput

LONGEST_S = 120.0
"""An excerpt is held in memory while it is written: at most this long."""
_BEFORE_S = 1.0
"""Seeking aims so far ahead: decoders need a moment, and containers seek to the nearest mark."""


def excerpt(
    media: Path, start_s: float, end_s: float, target: Path, *, track: int | None = None
) -> None:
    """Write seconds of a media file's sound to ``target`` as FLAC: stereo, at its own rate.

    ``track``: number of the audio track in the file (`audio.AudioTrack.number`), otherwise the one
    that a player would choose.  ``target`` is put in place whole or not at all.  Raises ValueError
    where the stretch is empty or longer than two minutes, `UnusableInput` where nothing of it can
    be read, `DiskFull` or `LibraryError` where it cannot be written.
    """
    if not 0 <= start_s < end_s or end_s - start_s > LONGEST_S:
        raise ValueError(f"an excerpt from {start_s} to {end_s} s")
    written = io.BytesIO()
    try:
        with av.open(
            os.path.abspath(media),  # noqa: PTH100 - resolve() would follow links
            options={"protocol_whitelist": "file", "format_whitelist": FORMATS},
            metadata_errors="replace",
        ) as container:
            stream = _audio(container, track)
            if stream is None:
                raise UnusableInput(media, "has no such audio track")
            sounded = _write(_frames(container, stream, start_s, end_s), written)
    except PermissionError:
        raise UnusableInput(media, "may not be read (permission denied)") from None
    except (av.error.FFmpegError, OSError) as error:
        raise UnusableInput(media, f"cannot be read ({error.strerror or error})") from None
    if not sounded:
        raise UnusableInput(media, f"has no sound from {start_s:.0f} s to {end_s:.0f} s")
    replace_file(target, [written.getvalue()])


def _audio(container: av.container.InputContainer, track: int | None) -> av.AudioStream | None:
    if track is None:
        best = container.streams.best("audio")
        return best if isinstance(best, av.AudioStream) else None
    return next((one for one in container.streams.audio if one.index == track), None)


def _frames(
    container: av.container.InputContainer, stream: av.AudioStream, start_s: float, end_s: float
) -> Iterator[av.AudioFrame]:
    """Stereo 16-bit frames of exactly these seconds, counted from where the container begins."""
    begin_s = (container.start_time or 0) / 1e6
    aim = max(0.0, start_s - _BEFORE_S) + begin_s
    container.seek(int(aim * 1e6), backward=True)
    converter: av.AudioResampler | None = None
    at: float | None = None
    for packet in container.demux(stream):
        try:
            frames = [frame for frame in packet.decode() if isinstance(frame, av.AudioFrame)]
        except av.error.InvalidDataError:
            continue
        for frame in frames:
            if frame.time is not None:
                at = frame.time - begin_s
            elif at is None:
                at = 0.0
            rate, samples = frame.sample_rate, frame.samples
            if at >= end_s:
                return
            if at + samples / rate > start_s:
                converter = converter or av.AudioResampler("s16", "stereo", rate)
                for part in converter.resample(frame):
                    cut = _cut(part, round((start_s - at) * rate), round((end_s - at) * rate))
                    if cut is not None:
                        yield cut
            at += samples / rate


def _cut(frame: av.AudioFrame, first: int, last: int) -> av.AudioFrame | None:
    """Samples first to last of an interleaved stereo frame; ``None`` where there are none."""
    first, last = max(0, first), min(frame.samples, last)
    if last <= first:
        return None
    if first == 0 and last == frame.samples:
        return frame
    sound = frame.to_ndarray()[:, 2 * first : 2 * last].copy()
    made = av.AudioFrame.from_ndarray(sound, format="s16", layout="stereo")
    made.sample_rate = frame.sample_rate
    return made


def _write(frames: Iterator[av.AudioFrame], to: io.BytesIO) -> bool:
    """Encode frames; False where there are none."""
    first = next(frames, None)
    if first is None:
        return False
    with av.open(to, "w", format="flac") as output:
        stream = output.add_stream("flac", rate=first.sample_rate, layout="stereo")
        stream.format = av.AudioFormat("s16")
        frame: av.AudioFrame | None = first
        at = 0
        while frame is not None:
            frame.pts, frame.time_base = at, Fraction(1, first.sample_rate)
            at += frame.samples
            output.mux(stream.encode(frame))
            frame = next(frames, None)
        output.mux(stream.encode(None))
    return True
