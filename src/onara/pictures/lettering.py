"""Letters as outlines, so that a picture looks the same wherever it is seen.

Onara Gothic has every syllable of Hangul and plain Latin, Onara Latin what it lacks of Latin
(`onara.export.make_font`); both have one weight, and heavier letters are drawn with a thicker line.
"""

from __future__ import annotations

import threading
from functools import cache, lru_cache
from typing import Any, NamedTuple

from fontTools.misc.transform import Identity
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from onara.export.make_font import KOREAN, LATIN, file_of

SQUARE = 1000
"""Units of the letters' square."""
FONTS = (KOREAN, LATIN)
_SPACE = 0.28
"""Width of a gap between words in shares of the size; that of the font is made for running text."""
_READING = threading.Lock()
"""A font reads its letters when they are first asked for, which is no work for two threads."""


class _Letter(NamedTuple):
    path: str
    width: float
    box: tuple[float, float, float, float] | None


def width(text: str, size: float, spacing: float = 0.0) -> float:
    """How wide a line is, without the room after its last letter."""
    if not text:
        return 0.0
    return (sum(_advance(each) for each in text) / SQUARE + spacing * (len(text) - 1)) * size


def ink(text: str, size: float, spacing: float = 0.0) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of what is drawn, from the left end of the baseline, y down."""
    boxes, x = [], 0.0
    for each in text:
        box = _letter(each).box if each != " " else None
        if box:
            boxes.append((x + box[0], -box[3], x + box[2], -box[1]))
        x += _advance(each) + spacing * SQUARE
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    left, top, right, bottom = zip(*boxes, strict=True)
    scale = size / SQUARE
    return min(left) * scale, min(top) * scale, max(right) * scale, max(bottom) * scale


@lru_cache(4096)
def outline(text: str, spacing: float = 0.0) -> str:
    """The path of a line in units of the square, its left end at 0, y up."""
    told, x = [], 0.0
    for each in text:
        if each != " ":
            told.append(_moved(each, round(x)))
        x += _advance(each) + spacing * SQUARE
    return "".join(told)


def drawable(text: str) -> str:
    """The text without what no font of ours has; several spaces become one."""
    kept = "".join(each if each.isspace() or _font_of(each) else " " for each in text)
    return " ".join(kept.split())


def font_of(letter: str) -> str:
    """The name of the font that has a letter, the first where neither does."""
    return _font_of(letter) or FONTS[0]


def _advance(letter: str) -> float:
    return _SPACE * SQUARE if letter == " " else _letter(letter).width


@cache
def _font(name: str) -> tuple[Any, dict[int, str], float]:
    font = TTFont(file_of(name), lazy=True)
    return font.getGlyphSet(), font.getBestCmap(), SQUARE / font["head"].unitsPerEm


def _font_of(letter: str) -> str | None:
    with _READING:
        return next((name for name in FONTS if ord(letter) in _font(name)[1]), None)


@lru_cache(8192)
def _letter(letter: str) -> _Letter:
    name = _font_of(letter)
    with _READING:
        glyphs, signs, scale = _font(name or FONTS[0])
        glyph = glyphs[signs[ord(letter)] if name else ".notdef"]
        bounds, path = BoundsPen(glyphs), SVGPathPen(glyphs, ntos=_whole)
        larger = Identity.scale(scale)
        glyph.draw(TransformPen(bounds, larger))
        glyph.draw(TransformPen(path, larger))
        return _Letter(path.getCommands(), glyph.width * scale, bounds.bounds)


@lru_cache(16384)
def _moved(letter: str, x: int) -> str:
    """A letter's path, moved to the right."""
    name = _font_of(letter)
    with _READING:
        glyphs, signs, scale = _font(name or FONTS[0])
        path = SVGPathPen(glyphs, ntos=_whole)
        placed = Identity.translate(x).scale(scale)
        glyphs[signs[ord(letter)] if name else ".notdef"].draw(TransformPen(path, placed))
        return str(path.getCommands())


def _whole(number: float) -> str:
    return str(round(number))
