"""How music and episodes are named on a cue sheet, in either language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from onara.export.language import Language, Words
from onara.sheet import CueSheet, Episode, Line, Music

UNKNOWN = Words("Unknown music", "미확인 음악")
NO_MUSIC = Words("(no music)", "(음악 없음)")
_NUMBERED = re.compile(r"Unknown (\d+)")
"""The name that the program itself gives to recurring music that it does not know."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def lines(sheet: CueSheet) -> tuple[Line, ...]:
    """What a sheet hands on: all but what a person has rejected, in the order of beginning."""
    kept = (line for line in sheet.lines if not line.cue.rejected)
    return tuple(sorted(kept, key=lambda line: (line.cue.start_s, line.cue.end_s)))


def is_identified(line: Line) -> bool:
    """Is it known which music this is?  A person may name a song that the library lacks."""
    return line.cue.is_known or line.music.song is not None


def title(line: Line, language: Language) -> str:
    """The title of a cue; for music that is not known its name, said to be unknown."""
    music = line.music
    told = one_line((music.title_ko if language == "ko" else None) or music.title or "")
    if is_identified(line):
        return told or UNKNOWN.of(language)
    numbered = _NUMBERED.fullmatch(told)
    if not told or numbered:
        number = f" {numbered[1]}" if numbered else ""
        return ("Unknown" if number and language == "en" else UNKNOWN.of(language)) + number
    return f"{UNKNOWN.of(language)}: {told}"


def other_title(line: Line, language: Language) -> str:
    """The title in the other language, the native one beside English; empty if it is one."""
    music = line.music
    if language == "en":
        return one_line(music.title_ko or "") if music.title_ko != music.title else ""
    return one_line(music.title or "") if music.title_ko not in (None, music.title) else ""


def performed(music: Music) -> str:
    """Who performs it."""
    return joined(music.performers)


def full_title(line: Line, language: Language) -> str:
    """``Title – Performer``, for lists of chapters."""
    by = performed(line.music)
    return f"{title(line, language)} – {by}" if by else title(line, language)


def joined(names: Iterable[str]) -> str:
    """Several names in one cell."""
    return "; ".join(one_line(name) for name in names)


def programme(episode: Episode, language: Language) -> str:
    """The drama's title, else the name of the file."""
    native = episode.drama_title_ko if language == "ko" else None
    return one_line(native or episode.drama_title or episode.drama_title_ko or episode.path.stem)


def episode_name(episode: Episode, language: Language) -> str:
    """``Season 1, episode 7: Title`` as far as it is known, else empty."""
    if language == "ko":
        season = f"시즌 {episode.season}" if episode.season is not None else ""
        number = f"제{episode.number}회" if episode.number is not None else ""
        told = " ".join(filter(None, (season, number)))
    else:
        season = f"season {episode.season}" if episode.season is not None else ""
        number = f"episode {episode.number}" if episode.number is not None else ""
        told = ", ".join(filter(None, (season, number))).capitalize()
    return ": ".join(filter(None, (told, one_line(episode.title or ""))))


def short_name(episode: Episode) -> str:
    """``S01E07`` as far as it is known, else empty."""
    season = f"S{episode.season:02}" if episode.season is not None else ""
    return season + (f"E{episode.number:02}" if episode.number is not None else "")


def in_order(sheets: Sequence[CueSheet]) -> tuple[CueSheet, ...]:
    """Sheets by season and episode; those of unknown number after the others, by file."""

    def place(sheet: CueSheet) -> tuple[bool, int, int, str]:
        episode = sheet.episode
        number = episode.number
        return number is None, episode.season or 0, number or 0, str(episode.path)

    return tuple(sorted(sheets, key=place))


def one_line(text: str) -> str:
    """Text for one line: NFC, without control characters and runs of spaces.

    What is no text (the parts of a file name that are not UTF-8) becomes U+FFFD.
    """
    clean = _NOT_XML.sub("\ufffd", _CONTROL.sub(" ", text))
    return unicodedata.normalize("NFC", " ".join(clean.split()))
