"""Does a file end before the end that it declares, as one does that is still arriving?

Only a few kilobytes are read, however long the file is: sizes are stated in heads of boxes, and the
last packet is found by seeking.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

import av

from onara.audio.declared import declared_seconds, last_ogg_page_is_cut
from onara.audio.decode import open_media
from onara.errors import UnusableInput

_LAST_S = 5.0
"""Seconds before the declared end from which packets are looked at."""
_MISSING_S, _MISSING_SHARE = 1.0, 0.02
"""As of `onara.audio.decode`: a shorter sound than declared is no sign, tracks differ in length."""
_EBML, _SEGMENT = b"\x1a\x45\xdf\xa3", b"\x18\x53\x80\x67"
_MOST_BOXES = 100_000


def ends_early(path: Path) -> bool:
    """Whether a media file is cut off by what it says itself; false where it says nothing.

    Raises `UnusableInput` where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            head = file.read(12)
            if head[:4] == b"RIFF" and head[8:] == b"AVI ":
                # A RIFF file states its size less eight.
                return int.from_bytes(head[4:8], "little") + 8 > size
            if head[4:8] == b"ftyp":
                return _are_boxes_cut(file, size)
            if head[:4] == _EBML:
                return _is_segment_cut(file, size) or _is_sound_cut(path)
            if head[:4] == b"OggS":
                return last_ogg_page_is_cut(path)
    except OSError as error:
        raise UnusableInput(path, f"cannot be read ({(error.strerror or '').lower()})") from error
    return _is_sound_cut(path)


def _are_boxes_cut(file: BinaryIO, size: int) -> bool:
    """Boxes of ISO 14496-12, section 4.2: each states its size, and one is the index."""
    at, has_index = 0, False
    for _ in range(_MOST_BOXES):
        if at >= size:
            break
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:
            return True
        length, name = int.from_bytes(head[:4], "big"), head[4:8]
        has_index = has_index or name in (b"moov", b"moof")
        if length == 0:  # to the end of the file
            break
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        if length < 8 or not name.isascii() or not name.isalnum():
            break  # something behind the last box, as old tags are
        at += length
    return at > size or not has_index


def _is_segment_cut(file: BinaryIO, size: int) -> bool:
    """The segment of Matroska states its size (RFC 8794, section 6), unless it was streamed."""
    file.seek(4)
    length = _number(file)
    if length is None:
        return False
    file.seek(length, os.SEEK_CUR)
    if file.read(4) != _SEGMENT:
        return False
    length = _number(file)
    return length is not None and file.tell() + length > size


def _number(file: BinaryIO) -> int | None:
    """An EBML number: as many zero bits lead it as bytes follow; all ones is “unknown”."""
    first = file.read(1)
    if not first or not first[0]:
        return None
    more = 8 - first[0].bit_length()
    value = int.from_bytes(bytes([first[0] & (0x7F >> more)]) + file.read(more), "big")
    return None if value == (1 << 7 * (more + 1)) - 1 else value


def _is_sound_cut(path: Path) -> bool:
    """Whether the last packet of the sound ends well before the length that is declared."""
    with open_media(path) as container:
        stream = container.streams.best("audio")
        if not isinstance(stream, av.AudioStream):
            return False
        declared = declared_seconds(container, stream, path)
        if declared is None or stream.time_base is None:
            return False
        last = 0.0
        begin = (container.start_time or 0) / av.time_base
        try:
            container.seek(int((begin + max(0.0, declared - _LAST_S)) * av.time_base))
            for packet in container.demux(stream):
                if packet.pts is not None:
                    end = float((packet.pts + (packet.duration or 0)) * stream.time_base)
                    last = max(last, end - begin)
        except (av.error.FFmpegError, OSError):
            pass  # it breaks off here
        return declared - last > max(_MISSING_S, _MISSING_SHARE * declared)
