"""Timed Text Markup Language, as players of lyrics write it.

Time expressions after the W3C's "Timed Text Markup Language 2", section 12.3.  The times of a
paragraph are read as seconds of the song even inside a division that has times too: strictly they
would count from that, but the programs that write lyrics mean the song.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from onara.lyrics.model import Line, NotLyrics
from onara.lyrics.script import unwrapped

_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{1,2}(?:\.\d+)?)(?::(\d+))?")
_OFFSET = re.compile(r"(\d+(?:\.\d+)?)(h|ms|m|s|f|t)?")
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_FRAME_RATE = 30.0
_BESIDE = ("x-translation", "x-roman")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class _Clock:
    frame_rate: float
    tick_rate: float


def read_ttml(text: str) -> tuple[list[Line], str | None]:
    """The lines in order of time, and the language that the document says.

    Raises `NotLyrics`.  A document that declares entities is refused:
    lyrics need none, and they could be made to unfold without end.
    """
    if re.search(r"<!\s*(?:DOCTYPE|ENTITY)", text, re.I):
        raise NotLyrics("declares XML entities, which a lyric file has no use for")
    try:
        # Text, so that an encoding which the document declares cannot be another than the one read.
        root = ElementTree.fromstring(re.sub(r"^\ufeff?\s*<\?xml[^>]*\?>", "", text))
    except ElementTree.ParseError as error:
        raise NotLyrics(f"is not well-formed XML ({error})") from None
    clock = _Clock(_number(root, "frameRate") or _FRAME_RATE, _number(root, "tickRate") or 1.0)
    beside = _translations(root)
    lines: list[Line] = []
    for paragraph in root.iter():
        if _name(paragraph.tag) == "p":
            lines += _lines(paragraph, clock, beside)
    lines.sort(key=lambda line: -1.0 if line.start_s is None else line.start_s)
    return lines, root.get(_LANGUAGE)


def _lines(
    paragraph: ElementTree.Element, clock: _Clock, beside: dict[str, list[str]]
) -> list[Line]:
    begins = [
        time
        for element in paragraph.iter()
        if (time := _seconds(element.get("begin"), clock)) is not None
    ]
    own = _seconds(paragraph.get("begin"), clock)
    begin = own if own is not None else min(begins, default=None)
    end = _seconds(paragraph.get("end"), clock)
    length = _seconds(paragraph.get("dur"), clock)
    if end is None and begin is not None and length is not None:
        end = begin + length
    apart: list[str] = []
    sung = unwrapped("".join(_text(paragraph, apart)).split("\n"))
    sung += [words for text in apart if (words := " ".join(text.split()))]
    sung += beside.get(_attribute(paragraph, "key") or "", [])
    return [Line(words, begin, end) for words in sung]


def _text(element: ElementTree.Element, apart: list[str]) -> Iterator[str]:
    """The words of an element; those of translations inside it go to ``apart``."""
    yield " ".join((element.text or "").split("\n"))
    for child in element:
        if _attribute(child, "role") in _BESIDE:
            apart.append("".join(child.itertext()))
        elif _name(child.tag) == "br":
            yield "\n"
        elif _name(child.tag) != "metadata":
            yield from _text(child, apart)
        yield " ".join((child.tail or "").split("\n"))


def _translations(root: ElementTree.Element) -> dict[str, list[str]]:
    """Lines that stand in the head, by the key of the paragraph that they belong to."""
    found: dict[str, list[str]] = {}
    for element in root.iter():
        key = element.get("for")
        words = " ".join("".join(element.itertext()).split())
        if _name(element.tag) == "text" and key and words:
            found.setdefault(key, []).append(words)
    return found


def _seconds(expression: str | None, clock: _Clock) -> float | None:
    expression = (expression or "").strip()
    if time := _CLOCK.fullmatch(expression):
        hours, minutes, seconds, frames = time.groups()
        whole = 3600 * int(hours or 0) + 60 * int(minutes) + float(seconds)
        return round(whole + int(frames or 0) / clock.frame_rate, 3)
    if offset := _OFFSET.fullmatch(expression):
        amount, unit = float(offset[1]), offset[2] or "s"
        per_second = {"f": clock.frame_rate, "t": clock.tick_rate}.get(unit)
        return round(amount / per_second if per_second else amount * _UNITS[unit], 3)
    return None


def _number(root: ElementTree.Element, name: str) -> float | None:
    try:
        return float(_attribute(root, name) or "") or None
    except ValueError:
        return None


def _attribute(element: ElementTree.Element, name: str) -> str | None:
    """An attribute of whatever name space."""
    return next((value for field, value in element.items() if _name(field) == name), None)


def _name(tag: object) -> str:
    return str(tag).rpartition("}")[2]
