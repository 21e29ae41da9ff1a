"""A picture to be embedded."""

from __future__ import annotations

from dataclasses import dataclass

_SIGNATURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a JPEG or PNG file, and which of the two."""

    data: bytes
    mime: str


def picture(data: bytes) -> Picture | None:
    """The picture, or ``None`` where the bytes are neither JPEG nor PNG: players show no other."""
    for signature, mime in _SIGNATURES.items():
        if data.startswith(signature):
            return Picture(data, mime)
    return None
