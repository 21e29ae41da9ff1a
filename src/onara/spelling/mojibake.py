"""Hangul restored that was decoded with the wrong character encoding."""

from __future__ import annotations

import re
import unicodedata

# A non-ASCII run that touches Latin letters on both sides is an accented word, not lost Hangul.
_ACCENTED_WORD = re.compile(r"[A-Za-z][^\x00-\x7f]{1,2}[A-Za-z]")


def repaired(text: str) -> str:
    """The text, with Hangul restored where it is certainly UTF-8 or CP949 read as Latin-1.

    File names whose bytes Python could not decode (surrogates) are repaired in the same way.

    Old Korean tags hold CP949 bytes in a field that is declared Latin-1: "½ºÅ×ÀÌ À§µå ¹Ì" is
    스테이 위드 미.  It is certain where every non-ASCII byte is part of a Hangul syllable.
    """
    raw = _bytes_before(text)
    if raw is None:
        return text
    for encoding in ("utf-8", "cp949"):
        try:
            read = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        foreign = [c for c in read if not c.isascii()]
        hangul = sum("가" <= c <= "힣" for c in foreign)
        if encoding == "utf-8" and foreign:
            return read
        lone = hangul < 2 and _ACCENTED_WORD.search(text)
        if hangul and hangul == len(foreign) and not lone:
            return read
    return text


def _bytes_before(text: str) -> bytes | None:
    """The bytes that a text was wrongly decoded from, or ``None`` where it cannot have been."""
    if text.isascii():
        return None
    if any("\udc80" <= c <= "\udcff" for c in text):
        try:
            return text.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            return None
    composed = unicodedata.normalize("NFC", text)
    if any(ord(c) > 0xFF and c not in _WINDOWS_BYTES for c in composed):
        return None
    return b"".join(_WINDOWS_BYTES.get(c) or c.encode("latin-1") for c in composed)


def _windows_bytes() -> dict[str, bytes]:
    """The signs that Windows-1252 has where Latin-1 has controls."""
    found = {}
    for byte in range(0x80, 0xA0):
        sign = bytes([byte]).decode("cp1252", errors="ignore")
        if sign:
            found[sign] = bytes([byte])
    return found


_WINDOWS_BYTES = _windows_bytes()
