"""How long a file says that it is, where it can know: the way to tell a truncated file."""

from __future__ import annotations

import os
import struct
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
_WAV_ORDER = {b"RIFF": "<", b"RF64": "<", b"BW64": "<", b"RIFX": ">"}
_WAV_CHUNKS = 64
"""Chunks of a WAV file that are looked through for the one with the sound."""
_PIPED_WAV = ((0, 0), (0x7FFF0000, 0x80000FFF), (0xFFFFF000, 0xFFFFFFFF))
"""Programs that write WAV to a pipe cannot know its size: they state one of these."""


def declared_seconds(
    container: av.container.InputContainer, stream: av.AudioStream, path: Path
) -> float | None:
    """Length in seconds as the file's own header states it, ``None`` where it states none."""
    name = container.format.name
    if name == "wav":
        # The decoder tells the length of what is there, not of what the header says.
        return _wav_seconds(path)
    if name == "mp3":
        if not _has_xing_frame(path):
            return None
    elif not any(stated in name.split(",") for stated in _STATED):
        return None
    if name.startswith("matroska") and "DURATION" in stream.metadata:
        # The length that the decoder tells is that of the longest track, often the pictures.
        return _matroska_seconds(stream.metadata["DURATION"])
    if stream.duration is not None and stream.time_base is not None:
        seconds = float(stream.duration * stream.time_base)
    elif container.duration is not None:
        seconds = container.duration / av.time_base
    else:
        return None
    return seconds if seconds > 0 else None


def _wav_seconds(path: Path) -> float | None:
    """The size of the sound over its bytes a second, both from the chunks of a WAV file.

    Chunks are those of RIFF ("Multimedia Programming Interface and Data Specifications 1.0", 1991);
    a file over 4 GiB has its size in a chunk ds64 (EBU Tech 3306).
    """
    with path.open("rb") as file:
        order = _WAV_ORDER.get(file.read(12)[:4])
        if order is None:
            return None
        bytes_a_second = long_size = 0
        for _ in range(_WAV_CHUNKS):
            header = file.read(8)
            if len(header) < 8:
                return None
            name, size = struct.unpack(f"{order}4sI", header)
            begin = file.tell()
            if name == b"data":
                if long_size and size == 0xFFFFFFFF:
                    size = long_size
                unknown = any(least <= size <= most for least, most in _PIPED_WAV)
                return None if unknown or not bytes_a_second else size / bytes_a_second
            fields = file.read(16)
            if name == b"fmt " and len(fields) == 16:
                (bytes_a_second,) = struct.unpack(f"{order}I", fields[8:12])
            elif name == b"ds64" and len(fields) == 16:
                (long_size,) = struct.unpack(f"{order}Q", fields[8:16])
            file.seek(begin + size + size % 2)
    return None


def _matroska_seconds(text: str) -> float | None:
    """A track's length as Matroska writers note it in a tag: hours:minutes:seconds."""
    try:
        hours, minutes, seconds = text.split(":")
        return 3600 * int(hours) + 60 * int(minutes) + float(seconds)
    except ValueError:
        return None


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
