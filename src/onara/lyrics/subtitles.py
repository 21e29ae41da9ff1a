"""SubRip and WebVTT as files of lyrics: each cue is a line, sung from its first second to its last.

WebVTT after the W3C's "WebVTT: The Web Video Text Tracks Format"; SubRip has no standard.
"""

from __future__ import annotations

import html
import re
from itertools import zip_longest

from onara.lyrics.model import Line
from onara.lyrics.script import unwrapped

_TIME = r"(?:(\d+):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}")
_MARKUP = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")


def read_cues(text: str) -> list[Line]:
    """The cues in order of time, without markup; a translation in a cue is a line of its own."""
    lines: list[Line] = []
    rows = text.splitlines()
    starts = [at for at, row in enumerate(rows) if _TIMES.match(row)]
    for at, after in zip_longest(starts, starts[1:]):
        times = _TIMES.match(rows[at])
        assert times is not None
        begin, end = _seconds(times.groups()[:4]), _seconds(times.groups()[4:])
        for words in unwrapped(_words(rows[at + 1 : after])):
            lines.append(Line(words, begin, end if end > begin else None))
    lines.sort(key=lambda line: line.start_s or 0.0)
    return lines


def _words(rows: list[str]) -> list[str]:
    """The rows of a cue; those after a blank one are the next one's number or a comment."""
    found: list[str] = []
    for row in rows:
        if not row.strip():
            break
        found.append(html.unescape(_MARKUP.sub("", row)).replace("\xa0", " "))
    return found


def _seconds(fields: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = (field or "0" for field in fields)
    whole = 3600 * int(hours) + 60 * int(minutes) + int(seconds)
    return whole + float(f"0.{fraction}")
