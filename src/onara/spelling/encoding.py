"""Bytes of a text file to text, whatever the program that wrote it was set to."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from onara.errors import UnusableInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EXACT_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""As encodings that take a mark for a letter, so that it is written again."""
_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\r\f\v")
_LOST = "\ufffd"
_DAMAGE = _CONTROLS | {_LOST}
_MOST_DAMAGE = 0.02
"""Share of signs that may be controls or lost letters; of a file that is no text most are."""

_FEW = 0.1
"""Share of the foreign letters that may be damaged in a text which is still taken for its encoding:
a file that was cut off ends inside a letter."""


class NotText(ValueError):
    """The bytes are no text; ``str()`` is the rest of a sentence."""


def decoded(raw: bytes) -> str:
    """Text in NFC.  UTF-8, UTF-16 with or without a mark, CP949, else Windows-1252.

    Raises `NotText` where the bytes are no text.
    """
    text = unicodedata.normalize("NFC", _decoded(raw))
    if _is_damaged(text):
        raise NotText("is not text")
    return text


def exactly(raw: bytes) -> Iterator[tuple[str, str]]:
    """The texts that the bytes may be, each with its encoding, the likeliest first.

    Nothing is put right: written in the encoding, each is the very bytes again, and a mark is its
    first letter.  There is none where the bytes are no text.
    """
    for name in _encodings(raw):
        try:
            text = raw.decode(name)
            if text.encode(name) == raw and not _is_damaged(text):
                yield text, name
        except UnicodeError:
            continue


def _encodings(raw: bytes) -> tuple[str, ...]:
    for mark, name in _EXACT_MARKS:
        if raw.startswith(mark):
            return (name,)
    if raw.count(0) > _MOST_DAMAGE * len(raw):
        wide = _wide(raw)
        return (wide,) if wide else ()
    if _read_as(raw, "cp949", "strict") is not None:
        return ("utf-8", "cp949", "cp1252", "latin-1")
    return ("utf-8", "cp1252", "latin-1", "cp949")


def _is_damaged(text: str) -> bool:
    return sum(sign in _DAMAGE for sign in text) > max(1.0, _MOST_DAMAGE * len(text))


def read_text(path: Path, largest: int, too_large: str) -> str:
    """The text of a file, `decoded`.

    Raises `UnusableInput` where it is no file of text that may be read, or has more than
    ``largest`` bytes, with ``too_large`` as the rest of the sentence.
    """
    try:
        if not path.is_file() and path.exists():
            raise UnusableInput(path, "is not a file")
        if path.stat().st_size > largest:
            raise UnusableInput(path, too_large)
        return decoded(path.read_bytes())
    except FileNotFoundError:
        raise UnusableInput(path, "no such file") from None
    except PermissionError:
        raise UnusableInput(path, "may not be read (permission denied)") from None
    except OSError as error:
        raise UnusableInput(path, f"cannot be read ({(error.strerror or '').lower()})") from None
    except NotText as error:
        raise UnusableInput(path, str(error)) from None


def _decoded(raw: bytes) -> str:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw.decode(name, "replace")
    if raw.count(0) <= _MOST_DAMAGE * len(raw):
        raw = raw.replace(b"\0", b"")  # damage, too little of it to be half of every letter
    if b"\0" in raw:
        wide = _wide(raw)
        if wide is None:
            raise NotText("is not text")
        return raw.decode(wide, "replace")
    for name in ("utf-8", "cp949"):
        for errors in ("strict", "replace"):
            text = _read_as(raw, name, errors)
            if text is not None:
                return text
    return raw.decode("cp1252", "replace")


def _wide(raw: bytes) -> str | None:
    """Which UTF-16 bytes without a mark are in; ``None`` where they are in none."""
    # Latin letters, digits and line ends of UTF-16 have a zero byte, at which side tells which.
    first, second = raw[::2].count(0), raw[1::2].count(0)
    if min(first, second) > max(first, second) / 4:
        return None
    return "utf-16-le" if second > first else "utf-16-be"


def _read_as(raw: bytes, name: str, errors: str) -> str | None:
    """The text where the bytes are plausibly of that encoding."""
    try:
        text = raw.decode(name, errors)
    except UnicodeDecodeError:
        return None
    foreign = [sign for sign in text if not sign.isascii() and sign != _LOST]
    if text.count(_LOST) > _FEW * len(foreign):
        return None
    if name == "cp949" and foreign:
        hangul = sum("가" <= sign <= "힣" for sign in foreign)
        return text if hangul >= len(foreign) / 2 else None
    return text
