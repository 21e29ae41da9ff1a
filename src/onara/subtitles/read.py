"""A subtitle file of any of the usual formats to what is said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from onara.errors import UnusableInput
from onara.spelling.encoding import read_text
from onara.subtitles.language import language_of_letters
from onara.subtitles.said import Said, Shown, Subtitles, said_of
from onara.subtitles.sami import read_sami
from onara.subtitles.sidecars import SUBTITLE_SUFFIXES, language_in_name
from onara.subtitles.subrip import read_subrip
from onara.subtitles.substation import read_substation

LARGEST_FILE = 32 * 1024 * 1024
"""Bytes.  An episode's subtitles are a tenth of a megabyte, with fonts inside a few megabytes."""

_READERS: dict[str, Callable[[str], list[Shown]]] = {
    "srt": read_subrip,
    "vtt": read_subrip,
    "ass": read_substation,
    "smi": read_sami,
}
_ENDINGS = {".srt": "srt", ".vtt": "vtt", ".ass": "ass", ".ssa": "ass", ".smi": "smi"}
_LOOKS_LIKE = (
    ("smi", re.compile(r"<\s*(?:sami|sync)\b", re.I)),
    ("ass", re.compile(r"^\s*(?:\[script info\]|\[events\])", re.I | re.M)),
    ("vtt", re.compile(r"\A\ufeff?\s*WEBVTT\b")),
    ("srt", re.compile(r"^\s*\d{1,4}:\d{1,2}:\d{1,2}[.,]\d+\s*-->", re.M)),
)
_ENOUGH = 20_000


def read_subtitles(path: Path) -> Subtitles:
    """The lines of a subtitle file, in whatever encoding and format.

    A file under a wrong ending is read as what it is.  Raises `UnusableInput`, also where there is
    not one line in it.
    """
    text = read_text(path, LARGEST_FILE, "is too large for subtitles")
    kind = _kind(text, path)
    found = tracked(_READERS[kind](text), language_in_name(path), path, kind)
    if not found.lines:
        raise UnusableInput(path, "has no line of subtitles")
    return found


def tracked(
    shown: Iterable[Shown],
    language: str | None,
    source: Path,
    kind: str,
    track: int | None = None,
) -> Subtitles:
    """A track of lines: each in the language it shows, else in ``language``, that of the track."""
    lines = said_of(shown)
    if language is None:
        language = language_of_letters(line.text for line in lines)
    if language is None:
        told = Counter(line.language for line in lines if line.language)
        language = max(told, key=lambda one: told[one], default=None)
        # Lines of Latin letters say nothing of theirs: one line of Hangul is not the track's.
        if language and 2 * told[language] < len(lines):
            language = None
    named = tuple(line if line.language else _in(line, language) for line in lines)
    return Subtitles(named, source, kind, language, track)


def _in(line: Said, language: str | None) -> Said:
    # A romanisation or translation in a Korean track is in Latin letters throughout.
    foreign = language in ("ko", "ja") and line.text.isascii() and any(map(str.isalpha, line.text))
    return replace(line, language=None if foreign else language)


def _kind(text: str, path: Path) -> str:
    head = text[:_ENOUGH]
    for kind, pattern in _LOOKS_LIKE:
        if pattern.search(head):
            return kind
    if path.suffix.lower() in _ENDINGS:
        return _ENDINGS[path.suffix.lower()]
    raise UnusableInput(path, f"is no subtitle file: Onara reads {', '.join(SUBTITLE_SUFFIXES)}")
