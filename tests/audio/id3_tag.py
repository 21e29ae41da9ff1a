"""ID3v2 tags as other programs write them."""

from __future__ import annotations


def syncsafe(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


def frame(name: str, content: bytes, version: int = 3, flags: bytes = b"\0\0") -> bytes:
    if version == 2:
        return name.encode() + len(content).to_bytes(3, "big") + content
    size = syncsafe(len(content)) if version == 4 else len(content).to_bytes(4, "big")
    return name.encode() + size + flags + content


def tag(body: bytes, version: int = 3, flags: int = 0) -> bytes:
    return b"ID3" + bytes([version, 0, flags]) + syncsafe(len(body)) + body


def uslt(language: bytes, text: str, encoding: int = 1, about: str = "") -> bytes:
    name, end = ENCODINGS[encoding]
    return bytes([encoding]) + language + about.encode(name) + end + text.encode(name)


def sylt(
    language: bytes,
    entries: list[tuple[int, str]],
    encoding: int = 1,
    unit: int = 2,
    kind: int = 1,
) -> bytes:
    """Entries are milliseconds and words."""
    name, end = ENCODINGS[encoding]
    words = b"".join(text.encode(name) + end + ms.to_bytes(4, "big") for ms, text in entries)
    return bytes([encoding]) + language + bytes([unit, kind]) + "".encode(name) + end + words


ENCODINGS = (("latin-1", b"\0"), ("utf-16", b"\0\0"), ("utf-16-be", b"\0\0"), ("utf-8", b"\0"))
