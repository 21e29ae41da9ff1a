"""Is the sound of a file the same as it was?"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import av

from onara.errors import UnusableInput

_READS_TO_THE_END = frozenset({"ape"})
"""Codecs whose last packet has what stands behind the sound in it, tags among that."""

_MOST_HEADER = 255


def audio_digest(path: Path) -> str:
    """A hash of the coded sound of a file: of the packets that its decoder gets, and of what sets
    the decoder up.

    Decoders are functions of these, so equal digests are equal samples, without the time and the
    doubt of decoding (which steps over damage).  It is the same whatever the tags are.  Of Monkey's
    Audio, whose last packet reaches into the tags, it is a hash of the samples.

    Raises `UnusableInput` where the file has no sound that can be read.
    """
    found = hashlib.sha256()
    try:
        # Absolute, so that a name such as "http:x.mp3" can only mean a file.
        with av.open(
            os.path.abspath(path),  # noqa: PTH100 - resolve() would follow links
            options={"protocol_whitelist": "file"},
            metadata_errors="replace",
        ) as container:
            stream = container.streams.best("audio")
            if not isinstance(stream, av.AudioStream):
                raise UnusableInput(path, "has no audio track")
            codec = stream.codec_context
            found.update(f"{codec.name} {codec.sample_rate} {codec.layout.name}".encode())
            found.update(_setup(codec.name, codec.extradata or b""))
            decoded = codec.name in _READS_TO_THE_END
            for part in _samples(container, stream) if decoded else _packets(container, stream):
                found.update(part)
    except PermissionError:
        raise UnusableInput(path, "may not be read (permission denied)") from None
    except (av.error.FFmpegError, OSError, ValueError, AttributeError):
        # A stream of which no decoder is known has no codec context.
        raise UnusableInput(path, "is not audio that can be read") from None
    return found.hexdigest()


def _packets(
    container: av.container.InputContainer, stream: av.AudioStream
) -> Iterator[bytes | memoryview]:
    try:
        for packet in container.demux(stream):
            if packet.size:
                yield memoryview(packet)
    except av.error.FFmpegError:
        yield b"the rest cannot be read"


def _samples(container: av.container.InputContainer, stream: av.AudioStream) -> Iterator[bytes]:
    try:
        for packet in container.demux(stream):
            try:
                for frame in packet.decode():
                    if isinstance(frame, av.AudioFrame):
                        yield frame.to_ndarray().tobytes()
            except av.error.FFmpegError:
                yield b"a packet that cannot be decoded"
    except av.error.FFmpegError:
        yield b"the rest cannot be read"


def _setup(codec: str, extradata: bytes) -> bytes:
    """What the decoder is told before the first packet; of Vorbis without the comments in it."""
    if codec != "vorbis" or extradata[:1] != b"\x02":
        return extradata
    # Xiph lacing: two lengths in sums of bytes, then the three headers.
    at, lengths = 1, []
    for _ in range(2):
        length = 0
        while at < len(extradata) and extradata[at] == _MOST_HEADER:
            length, at = length + _MOST_HEADER, at + 1
        lengths.append(length + (extradata[at] if at < len(extradata) else 0))
        at += 1
    first, comments = lengths
    return extradata[at : at + first] + extradata[at + first + comments :]
