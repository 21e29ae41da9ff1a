"""How long a file says that it is, where it can know: the way to tell a truncated file."""

from __future__ import annotations

import os
from pathlib import Path

import av

# Formats whose header states a length.  The others (raw AAC, AC-3, MPEG streams, MP3 without a Xing
# frame) give the decoder's guess from size and bit rate, which proves nothing.
_STATED = (
    "flac",
    "wav",
    "mov",
    "mp4",
    "matroska",
    "webm",
    "aiff",
    "caf",
    "ape",
    "wv",
    "tta",
    "asf",
)
_HEAD = 64 * 1024
_UNKNOWN_WAV = 0xFFFFFFFF - 4096
"""Programs that write WAV to a pipe leave this size (or nearly) in the header."""


def declared_seconds(
    container: av.container.InputContainer, stream: av.AudioStream, path: Path
) -> float | None:
    """Length in seconds as the file's own header states it, ``None`` where it states none."""
    name = container.format.name
    if name == "mp3":
        if not _has_xing_frame(path):
            return None
    elif not any(stated in name.split(",") for stated in _STATED):
        return None
    if stream.duration is not None and stream.time_base is not None:
        seconds = float(stream.duration * stream.time_base)
    elif container.duration is not None:
        seconds = container.duration / av.time_base
    else:
        return None
    if name == "wav" and seconds * stream.rate * stream.layout.nb_channels >= _UNKNOWN_WAV / 4:
        return None
    return seconds if seconds > 0 else None


def _has_xing_frame(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(10)
        if head[:3] == b"ID3" and len(head) == 10:
            # An ID3v2 size is four bytes of seven bits (id3.org, ID3v2.3 section 3.1).
            size = sum(
                (byte & 0x7F) << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=True)
            )
            file.seek(10 + size)
        else:
            file.seek(0)
        frame = file.read(4096)
    return b"Xing" in frame or b"Info" in frame


def last_ogg_page_is_cut(path: Path) -> bool:
    """True when an Ogg file (Vorbis, Opus) stops inside a page.

    Ogg has no length in its header; the last page states the sizes of its segments
    (RFC 3533, section 6), and a file that was cut off has fewer bytes than they add up to.
    """
    with path.open("rb") as file:
        if file.read(4) != b"OggS":
            return False
        size = file.seek(0, os.SEEK_END)
        # A page is at most 65,307 bytes long.
        start = max(0, size - 2 * _HEAD)
        file.seek(start)
        tail = file.read()
    at = tail.rfind(b"OggS")
    if at < 0:
        return True
    header = tail[at : at + 27]
    if len(header) < 27:
        return True
    table = tail[at + 27 : at + 27 + header[26]]
    if len(table) < header[26]:
        return True
    return len(tail) - at < 27 + len(table) + sum(table)
