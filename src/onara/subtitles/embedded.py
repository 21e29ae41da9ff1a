"""Subtitle tracks inside a media file."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Callable
from pathlib import Path

import av
from av.subtitles.stream import SubtitleStream

from onara.audio.decode import FORMATS
from onara.errors import UnusableInput
from onara.spelling.encoding import NotText, decoded
from onara.subtitles.language import language_of
from onara.subtitles.read import tracked
from onara.subtitles.said import MOST_LINES, Shown, Subtitles
from onara.subtitles.substation import words_of_packet

_MARKUP = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")
_LONGEST_PACKET = 65536


def _plain(packet: bytes) -> str:
    return html.unescape(_MARKUP.sub("", decoded(packet))).replace("\xa0", " ")


def _substation(packet: bytes) -> str:
    return words_of_packet(decoded(packet))


def _timed_text(packet: bytes) -> str:
    """A sample of 3GPP timed text: its length in two bytes, then the text, then styles."""
    length = int.from_bytes(packet[:2], "big")
    return decoded(packet[2 : 2 + length])


_READERS: dict[str, Callable[[bytes], str]] = {
    "ass": _substation,
    "ssa": _substation,
    "mov_text": _timed_text,
    "srt": _plain,
    "subrip": _plain,
    "text": _plain,
    "webvtt": _plain,
}
"""Codecs of text tracks.  Those of discs (PGS, VobSub) and DVB are pictures of text."""


def embedded_subtitles(path: Path) -> list[Subtitles]:
    """The text tracks of a media file in their order; none where it has none that holds a line.

    Every packet of the file is passed by, but only those of text are looked at: it takes about as
    long as reading the file.  Of a file that breaks off, what comes before is kept.  Raises
    `UnusableInput` where it cannot be opened.
    """
    with _opened(path) as container:
        tracks = {
            stream.index: (stream, _READERS[stream.codec_context.name])
            for stream in container.streams.subtitles
            if isinstance(stream, SubtitleStream)
            and stream.codec_context is not None
            and stream.codec_context.name in _READERS
        }
        if not tracks:
            return []
        shown: dict[int, list[Shown]] = {index: [] for index in tracks}
        try:
            for packet in container.demux([stream for stream, _ in tracks.values()]):
                line = _line(packet, tracks[packet.stream_index][1])
                if line and len(shown[packet.stream_index]) < MOST_LINES:
                    shown[packet.stream_index].append(line)
        except (av.error.FFmpegError, OSError):
            pass  # cut off: what was read stands
        found = [
            tracked(
                shown[index],
                language_of(stream.metadata.get("language")),
                path,
                stream.codec_context.name,
                index,
            )
            for index, (stream, _) in tracks.items()
        ]
    return [track for track in found if track.lines]


def _line(packet: av.Packet[av.stream.Stream], reader: Callable[[bytes], str]) -> Shown | None:
    if packet.pts is None or packet.time_base is None or not 0 < packet.size <= _LONGEST_PACKET:
        return None
    try:
        words = reader(bytes(packet))
    except NotText:
        return None
    start = float(packet.pts * packet.time_base)
    length = float((packet.duration or 0) * packet.time_base)
    return Shown(start, start + length if length > 0 else None, words)


def _opened(path: Path) -> av.container.InputContainer:
    try:
        if path.is_dir():
            raise UnusableInput(path, "is a folder, not a file")
        # Absolute, so that a name such as "http:x.mp4" can only mean a file.
        return av.open(
            os.path.abspath(path),  # noqa: PTH100 - resolve() would follow links
            options={"protocol_whitelist": "file", "format_whitelist": FORMATS},
            metadata_errors="replace",
        )
    except FileNotFoundError:
        raise UnusableInput(path, "no such file") from None
    except PermissionError:
        raise UnusableInput(path, "may not be read (permission denied)") from None
    except (av.error.FFmpegError, OSError, ValueError):
        raise UnusableInput(path, "is not a media file that can be read") from None
