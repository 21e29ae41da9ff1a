"""The picture of a recording: the one in its file, else the one that lies beside it."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import av
from PIL import Image

from onara.audio.decode import FORMATS
from onara.durable import replace_file
from onara.errors import UnusableInput

SIZES = (64, 128, 300, 600, 1200)
"""Pixels of the longer side: few sizes, so that few are kept."""
MOST_PIXELS = 40_000_000
"""A scan of a sleeve has up to 36 million; more would be a picture made to fill the memory."""
MOST_BYTES = 20 << 20
_NAMES = ("cover", "folder", "front", "album", "albumart")
_ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
_KINDS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
_QUALITY = 85
MEDIA_TYPE = "image/jpeg"


def make(path: str, beside: list[str], target: str, size: int) -> dict[str, Any]:
    """Keep the picture of a media file, or the first of those ``beside`` it, as a JPEG of at most
    ``size`` pixels a side, put in place atomically.  Raises `UnusableInput` where there is none.
    """
    for raw in _pictures(path, beside):
        try:
            made = resized(raw, size)
        except UnusableInput:
            continue
        replace_file(Path(target), [made])
        return {"bytes": len(made)}
    raise UnusableInput(path, "has no picture")


def beside(path: Path) -> list[Path]:
    """Pictures in the folder of a media file that are likely those of its album, best first."""
    try:
        with os.scandir(path.parent) as entries:
            found = [
                entry.name
                for entry in entries
                if entry.name.lower().endswith(_ENDINGS)
                and entry.is_file(follow_symlinks=False)
                and entry.stat(follow_symlinks=False).st_size <= MOST_BYTES
            ]
    except OSError:
        return []
    ranked = [(_rank(name), name) for name in found]
    return [path.parent / name for rank, name in sorted(ranked) if rank < len(_NAMES)]


def resized(raw: bytes, size: int) -> bytes:
    """A picture as JPEG, no side longer than ``size``.  Raises `UnusableInput`."""
    try:
        with Image.open(io.BytesIO(raw), formats=_KINDS) as picture:
            width, height = picture.size
            if not 0 < width * height <= MOST_PIXELS:
                raise UnusableInput("the picture", "is too large")
            picture.draft("RGB", (size, size))
            plain = picture.convert("RGBA") if _has_alpha(picture) else picture.convert("RGB")
            plain.thumbnail((size, size), Image.Resampling.LANCZOS)
            if plain.mode == "RGBA":
                paper = Image.new("RGB", plain.size, "white")
                paper.paste(plain, mask=plain.getchannel("A"))
                plain = paper
            made = io.BytesIO()
            plain.save(made, "JPEG", quality=_QUALITY, optimize=True)
            return made.getvalue()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnusableInput("the picture", "cannot be read") from error


def _pictures(path: str, beside: list[str]) -> Any:
    embedded = _embedded(path)
    if embedded is not None:
        yield embedded
    for name in beside:
        file = Path(name)
        if file.stat().st_size <= MOST_BYTES:
            yield file.read_bytes()


def _embedded(path: str) -> bytes | None:
    """The picture in a media file, as the bytes of a picture file."""
    options = {"protocol_whitelist": "file", "format_whitelist": FORMATS}
    try:
        with av.open(os.path.abspath(path), options=options) as source:  # noqa: PTH100
            for stream in source.streams.video:
                if stream.disposition & stream.disposition.attached_pic:
                    for packet in source.demux(stream):
                        if packet.size:
                            return bytes(packet) if packet.size <= MOST_BYTES else None
    except (av.error.FFmpegError, OSError, ValueError):
        return None
    return None


def _has_alpha(picture: Image.Image) -> bool:
    return picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info


def _rank(name: str) -> int:
    stem = Path(name).stem.lower()
    return next((place for place, each in enumerate(_NAMES) if each in stem), len(_NAMES))
