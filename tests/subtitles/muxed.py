"""Media files with text tracks inside, as players make them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.subtitles.codeccontext import SubtitleCodecContext
from av.subtitles.subtitle import SubtitleSet

_HEADER = b"""[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, \
Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, \
Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


@dataclass(frozen=True)
class Track:
    """A text track: its language and its lines as (first second, last second, ASS text)."""

    lines: Sequence[tuple[float, float, str]]
    language: str | None = None


def mux(path: Path, container: str, codec: str, *tracks: Track) -> Path:
    """Write a media file of nothing but text tracks."""
    with av.open(path, "w", format=container) as output:
        packets = []
        for track in tracks:
            stream = output.add_stream(codec)
            stream.time_base = Fraction(1, 1000)
            context = stream.codec_context
            assert isinstance(context, SubtitleCodecContext)
            context.subtitle_header = _HEADER
            if track.language:
                stream.metadata["language"] = track.language
            for number, (start, end, text) in enumerate(track.lines):
                event = f"{number},0,Default,,0,0,0,,{text}".encode()
                length = round(1000 * (end - start))
                packet = context.encode_subtitle(
                    SubtitleSet.create(event, 0, length, round(1e6 * start))
                )
                packet.stream = stream
                packet.time_base = Fraction(1, 1000)
                packet.pts = packet.dts = round(1000 * start)
                packet.duration = length
                packets.append(packet)
        for packet in sorted(packets, key=lambda one: one.pts or 0):
            output.mux(packet)
    return path
