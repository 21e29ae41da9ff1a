"""LRC: lines of words with the minute and second of each, and its enhanced form with word times."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from onara.lyrics.model import Line

_STAMP = r"\s*(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?\s*"
_LINE_STAMP = re.compile(rf"\s*\[{_STAMP}\]")
_WORD_STAMP = re.compile(rf"<{_STAMP}>")
_TAG = re.compile(r"\s*\[\s*([A-Za-z#]+)\s*:(.*)\]\s*")
_SINGER = re.compile(r"(?:[MFD]|v\d+)\s?:\s*(?=\S)")
"""Who sings, as the Walaoke and the duet extensions mark it before the words."""


@dataclass(slots=True)
class Lrc:
    """What an LRC text holds; ``tags`` by their names in small letters (``ti``, ``ar``, ``la``)."""

    lines: list[Line] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Sung:
    start: float | None
    end: float | None
    words: str


def is_lrc(text: str) -> bool:
    """Whether any line of the text begins with a time."""
    return any(_LINE_STAMP.match(line) for line in text.splitlines())


def read_lrc(text: str) -> Lrc:
    """The lines in order of time; one with several times comes several times.

    A line without a time has that of the line before it: such are translations and wrapped lines.
    It ends where the next other time is, which may be that of an empty line.
    """
    found = Lrc()
    sung: list[_Sung] = []
    last: float | None = None
    for row in text.splitlines():
        times, words = _stamps(row)
        if not times and (tag := _TAG.fullmatch(row)):
            found.tags.setdefault(tag[1].lower(), tag[2].strip())
            continue
        inner = [_seconds(stamp) for stamp in _WORD_STAMP.finditer(words)]
        times = times or inner[:1]
        # A stamp after the last word is the end of the line.
        end = inner[-1] if len(times) == 1 and inner and words.rstrip().endswith(">") else None
        words = _SINGER.sub("", " ".join(_WORD_STAMP.sub("", words).split()), count=1)
        if times:
            last = times[-1]
            sung += [_Sung(time, end, words) for time in times]
        elif words:
            sung.append(_Sung(last, None, words))
    sung.sort(key=lambda line: -1.0 if line.start is None else line.start)
    found.lines = _ended(sung, _offset_s(found.tags))
    return found


def _stamps(row: str) -> tuple[list[float], str]:
    """The times before the words, and the words."""
    times, at = [], 0
    while stamp := _LINE_STAMP.match(row, at):
        times.append(_seconds(stamp))
        at = stamp.end()
    return times, row[at:]


def _seconds(stamp: re.Match[str]) -> float:
    first, second, third, fraction = stamp.groups()
    if first and fraction is None:
        # Three numbers without a point are minutes, seconds and hundredths in old files.
        return 60 * int(first) + int(second) + int(third) / 100
    return 3600 * int(first or 0) + 60 * int(second) + float(f"{third}.{fraction or 0}")


def _offset_s(tags: dict[str, str]) -> float:
    """Seconds that every line comes sooner; the tag is in milliseconds."""
    try:
        return float(tags.get("offset", "0").replace("ms", "")) / 1000
    except ValueError:
        return 0.0


def _ended(sung: list[_Sung], sooner_s: float) -> list[Line]:
    times = sorted({line.start for line in sung if line.start is not None})
    following = dict(pairwise(times))

    def moved(time: float | None) -> float | None:
        return None if time is None else round(max(0.0, time - sooner_s), 3)

    lines = []
    for line in sung:
        end = line.end
        if line.start is not None and (end is None or end <= line.start):
            end = following.get(line.start)
        if line.words:
            lines.append(Line(line.words, moved(line.start), moved(end)))
    return lines
