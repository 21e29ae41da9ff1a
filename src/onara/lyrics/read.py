"""A lyric file of any of the usual formats, or a tag, to lines."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from onara.audio.lyric_tags import LyricTag
from onara.errors import UnusableInput
from onara.lyrics.lrc import is_lrc, read_lrc
from onara.lyrics.model import MADE, PROGRAM, Line, Lyrics, NotLyrics
from onara.lyrics.sidecars import LYRIC_SUFFIXES, language_in_name
from onara.lyrics.subtitles import read_cues
from onara.lyrics.ttml import read_ttml
from onara.spelling import repaired
from onara.spelling.encoding import read_text

LARGEST_FILE = 4 * 1024 * 1024
"""Bytes; a song's words with the time of each take a hundredth of it."""

_HEADING = re.compile(r"\[[^\[\]]{1,60}\]")
"""A row such as [Chorus]: sites that collect words put them between the stanzas."""


def read_lyrics(path: Path) -> Lyrics:
    """The lines of a lyric file.  Raises `UnusableInput`, also where there is not one line."""
    text = read_text(path, LARGEST_FILE, "is too large for the words of a song")
    try:
        found = _of_text(text, path)
    except NotLyrics as error:
        raise UnusableInput(path, str(error)) from None
    if not found.lines:
        raise UnusableInput(path, "has no line of words")
    return found


def lyrics_of_tag(tag: LyricTag, path: Path) -> Lyrics | None:
    """The lines of a tag of the media file ``path``; ``None`` where it has none."""
    if tag.timed:
        ends = [second for second, _ in tag.timed[1:]]
        lines = tuple(
            Line(repaired(text), second, end if end is not None and end > second else None)
            for (second, text), end in zip(tag.timed, [*ends, None], strict=True)
        )
        return Lyrics(lines, tag.language, path, "synchronised tag")
    text = repaired(tag.text)
    lines = tuple(read_lrc(text).lines if is_lrc(text) else _plain(text))
    return Lyrics(lines, tag.language, path, "tag") if lines else None


def _of_text(text: str, path: Path) -> Lyrics:
    language = language_in_name(path)
    suffix = path.suffix.lower()
    if suffix not in LYRIC_SUFFIXES:
        raise NotLyrics(f"is no lyric file: Onara reads {', '.join(LYRIC_SUFFIXES)}")
    if suffix in (".srt", ".vtt"):
        return Lyrics(tuple(read_cues(text)), language, path, suffix[1:])
    if suffix == ".ttml":
        lines, declared = read_ttml(text)
        nfc = tuple(Line(_nfc(line.text), line.start_s, line.end_s) for line in lines)
        return Lyrics(nfc, language or declared or None, path, "ttml")
    if not is_lrc(text):
        return Lyrics(tuple(_plain(text)), language, path, "text")
    lrc = read_lrc(text)
    said = lrc.tags.get("la") or lrc.tags.get("lang") or None
    title, artist = lrc.tags.get("ti") or None, lrc.tags.get("ar") or None
    kind = MADE if lrc.tags.get("re") == PROGRAM else "lrc"
    return Lyrics(tuple(lrc.lines), language or said, path, kind, title, artist)


def _plain(text: str) -> list[Line]:
    rows = (" ".join(row.split()) for row in text.splitlines())
    return [Line(row) for row in rows if row and not _HEADING.fullmatch(row)]


def _nfc(text: str) -> str:
    # An XML document may write a letter as numbers, after the text as a whole became NFC.
    return unicodedata.normalize("NFC", text)
