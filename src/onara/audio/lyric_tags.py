"""The words of a song inside its media file: USLT and SYLT of ID3, and the comments of others.

The decoder library gives what Vorbis comments (FLAC, Ogg, Opus), MP4 and Matroska say, and of ID3
the frame USLT, but not SYLT, nor two languages under one description; ID3 is therefore read here.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import av

from onara.audio.decode import FORMATS
from onara.audio.id3 import frames
from onara.errors import UnusableInput

_FIELD = re.compile(r"(?:(?:un)?sync(?:ed|hroni[sz]ed)?)?lyrics(?:-(?:.*-)?([a-z]{2,3}))?", re.I)
_ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")
_UNKNOWN = ("xxx", "und", "zxx")
_MILLISECONDS = 2
_WORDS = (0, 1, 2)
"""Content types of SYLT that are words: other, lyrics, transcription; the rest is chords, events,
trivia and addresses."""


@dataclass(frozen=True, slots=True)
class LyricTag:
    """One text of words, NFC, its lines apart by newlines; it may be in the form of an .lrc file.

    ``language`` is the code that the file gives, ``timed`` the lines with the second at which each
    is sung; where there are such, ``text`` is the same lines without.
    """

    text: str
    language: str | None = None
    timed: tuple[tuple[float, str], ...] = ()


def read_lyric_tags(path: Path) -> list[LyricTag]:
    """All words that a media file holds, none twice.  Raises `UnusableInput`."""
    try:
        found = [
            tag for name, content in frames(path, _FRAMES) if (tag := _of_frame(name, content))
        ]
        with av.open(
            os.path.abspath(path),  # noqa: PTH100 - resolve() would follow links
            options={"protocol_whitelist": "file", "format_whitelist": FORMATS},
            metadata_errors="replace",
        ) as container:
            tables = [container.metadata, *(stream.metadata for stream in container.streams)]
            for table in tables:
                found += _of_table(table)
    except FileNotFoundError:
        raise UnusableInput(path, "no such file") from None
    except PermissionError:
        raise UnusableInput(path, "may not be read (permission denied)") from None
    except (av.error.FFmpegError, OSError, ValueError):
        raise UnusableInput(path, "is not audio that can be read") from None
    kept: dict[str, LyricTag] = {}
    for tag in found:
        known = kept.get(_compact(tag.text))
        if known is None or (tag.timed and not known.timed):
            kept[_compact(tag.text)] = tag
    return list(kept.values())


_FRAMES = frozenset(("USLT", "SYLT"))


def _of_table(table: Mapping[str, str]) -> Iterator[LyricTag]:
    for field, value in table.items():
        named = _FIELD.fullmatch(field.replace(" ", "").replace("_", ""))
        text = _clean(value)
        if named and text:
            yield LyricTag(text, _language(named[1]))


def _of_frame(name: str, content: bytes) -> LyricTag | None:
    if len(content) < 5 or content[0] >= len(_ENCODINGS):
        return None
    encoding, language = content[0], _language(content[1:4].decode("latin-1"))
    if name == "USLT":
        _, rest = _until_end(content[4:], encoding)
        text = _clean(_text(rest, encoding))
        return LyricTag(text, language) if text else None
    unit, kind = content[4], content[5] if len(content) > 5 else -1
    if kind not in _WORDS:
        return None
    _, rest = _until_end(content[6:], encoding)
    lines = _lines(list(_entries(rest, encoding)))
    if not lines:
        return None
    text = "\n".join(line for _, line in lines)
    # The other unit is frames of sound, which only a decoder could turn into seconds.
    return LyricTag(text, language, lines if unit == _MILLISECONDS else ())


def _entries(content: bytes, encoding: int) -> Iterator[tuple[float, str]]:
    while content:
        raw, rest = _until_end(content, encoding)
        if len(rest) < 4:
            return
        yield int.from_bytes(rest[:4], "big") / 1000, _text(raw, encoding)
        content = rest[4:]


def _lines(entries: list[tuple[float, str]]) -> tuple[tuple[float, str], ...]:
    """Entries are lines, or, where any has a newline, syllables that newlines gather into lines."""
    if not any("\n" in text for _, text in entries):
        lines = entries
    else:
        lines = []
        begun, line = 0.0, ""
        for second, text in entries:
            first, *further = text.split("\n")
            begun = begun if line.strip() else second
            line += first
            for part in further:
                lines.append((begun, line))
                begun, line = second, part
        lines.append((begun, line))
    return tuple((second, line) for second, text in lines if (line := _clean(text)))


def _until_end(content: bytes, encoding: int) -> tuple[bytes, bytes]:
    """The bytes up to the sign that ends a text, and those after it."""
    if encoding in (0, 3):
        before, _, after = content.partition(b"\0")
        return before, after
    at = 0
    while content[at : at + 2] not in (b"\0\0", b"\0", b""):
        at += 2
    return content[:at], content[at + 2 :]


def _text(raw: bytes, encoding: int) -> str:
    name = _ENCODINGS[encoding]
    if name == "utf-16" and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        name = "utf-16-le"
    return raw.decode(name, "replace").replace("\r\n", "\n").replace("\r", "\n")


def _clean(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\n")
    return unicodedata.normalize("NFC", plain).strip()


def _compact(text: str) -> str:
    return "".join(text.split()).casefold()


def _language(code: str | None) -> str | None:
    code = (code or "").strip("\0 ").lower()
    return code if code.isascii() and code.isalpha() and code not in _UNKNOWN else None
