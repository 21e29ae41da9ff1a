"""SAMI (.smi), the usual subtitles of Korea, after Microsoft's "Understanding SAMI 1.0".

Files in use keep little of it: tags are not closed, languages are called KRCC without being
declared, points of time come in any order, and a line's end is a point with a blank.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from onara.subtitles.language import language_of, language_of_letters
from onara.subtitles.said import Shown, tidied

_SYNC = re.compile(
    r"<\s{0,9}sync\b[^<>]{0,99}?\bstart\s{0,9}=\s{0,9}[\"']?\s{0,9}(-?\d{1,12})[^<>]{0,99}>?", re.I
)
_PARAGRAPH = re.compile(r"<\s{0,9}p\b([^<>]{0,200})>?", re.I)
_CLASS = re.compile(r"class\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w-]{1,40})", re.I)
_BREAK = re.compile(r"<\s{0,9}/?\s{0,9}(?:br|p|div)\b[^<>]*>", re.I)
_TAG = re.compile(r"<[/!?]?[a-z][^<>]*>", re.I)
_END = re.compile(r"</(?:body|sami)\b", re.I)
_UNCLOSED = re.compile(r"<[/!]?(?:font|br|p|b|i|u|span|sync|ruby|rt|rp)\b[^<>]*\Z", re.I)
_STYLE = re.compile(r"\.([\w-]{1,40})\s*\{([^{}]{0,500})\}")
_LANG = re.compile(r"lang\s*:\s*([\w-]{1,20})", re.I)


def read_sami(text: str) -> list[Shown]:
    """The lines of a .smi file, each until the next point of time of its language."""
    declared = _declared(text)
    points = sorted(_points(text), key=lambda point: point[0])
    found: list[Shown] = []
    showing: dict[str, tuple[float, str]] = {}
    for second, name, words in points:
        before = showing.pop(name, None)
        if before and second > before[0]:
            found.append(_shown(before, second, name, declared))
        elif before:
            # Two texts at one time are rows of one line.
            words = f"{before[1]} {words}".strip()
        if words:
            showing[name] = (second, words)
    found += [_shown(last, None, name, declared) for name, last in showing.items()]
    return found


def _shown(
    line: tuple[float, str], end: float | None, name: str, declared: dict[str, str]
) -> Shown:
    language = declared.get(name) or language_of_letters([line[1]])
    return Shown(line[0], end, line[1], language)


def _points(text: str) -> Iterator[tuple[float, str, str]]:
    """Second, class and words, for each paragraph of each point of time."""
    body = _without_comments(text)
    # The last such tag ends the lines; files that were joined have several.
    body = body[: max((end.start() for end in _END.finditer(body)), default=len(body))]
    marks = list(_SYNC.finditer(body))
    for at, mark in enumerate(marks):
        until = marks[at + 1].start() if at + 1 < len(marks) else len(body)
        second = int(mark[1]) / 1000
        inside = body[mark.end() : until]
        paragraphs = list(_PARAGRAPH.finditer(inside))
        if not paragraphs:
            yield second, "", _words(inside)
        for number, paragraph in enumerate(paragraphs):
            last = number + 1 == len(paragraphs)
            to = len(inside) if last else paragraphs[number + 1].start()
            named = _CLASS.search(paragraph[1])
            yield second, named[1].upper() if named else "", _words(inside[paragraph.end() : to])


def _without_comments(text: str) -> str:
    """The text without closed comments; what only opens one would take the rest of the file."""
    kept: list[str] = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin)) >= 0:
        kept.append(text[at:begin])
        at = end + len("-->")
    return " ".join([*kept, text[at:]])


def _words(markup: str) -> str:
    """The words of a paragraph; none for the blank that ends the line before."""
    plain = _UNCLOSED.sub("", _TAG.sub("", _BREAK.sub(" ", markup)))
    return tidied(html.unescape(re.sub(r"&nbsp(?!;)", " ", plain)).replace("\xa0", " "))


def _declared(text: str) -> dict[str, str]:
    """Languages by class, as the head declares them or by what the class is called."""
    found: dict[str, str] = {}
    for name in {named.upper() for named in _CLASS.findall(text)}:
        # Whatever else is in a class's name, one that is no language says none.
        if len(name) == 4 and name.endswith("CC") and (language := language_of(name)):
            found[name] = language
    for style in _STYLE.finditer(text):
        lang = _LANG.search(style[2])
        if lang and (language := language_of(lang[1])):
            found[style[1].upper()] = language
    return found
