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


class _Font(NamedTuple):
    """``signs`` are names of letters by code point, ``scale`` makes its units those of `SQUARE`."""

    glyphs: Any
    signs: dict[int, str]
    widths: Any
    scale: float


def width(text: str, size: float, spacing: float = 0.0) -> float:
    """How wide a line is, without the room after its last letter."""
    if not text:
        return 0.0
    return (sum(_advance(each) for each in text) / SQUARE + spacing * (len(text) - 1)) * size


def ink(text: str, size: float, spacing: float = 0.0) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of what is drawn, from the left end of the baseline, y down."""
    boxes, x = [], 0.0
    for each in text:
        box = _box(each) if each != " " else None
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


@cache
def _font(name: str) -> _Font:
    font = TTFont(file_of(name), lazy=True)
    scale = SQUARE / font["head"].unitsPerEm
    return _Font(font.getGlyphSet(), font.getBestCmap(), font["hmtx"], scale)


def _font_of(letter: str) -> str | None:
    with _READING:
        return next((name for name in FONTS if ord(letter) in _font(name).signs), None)


def _named(letter: str) -> tuple[_Font, str]:
    """The font that draws a letter, and its name in it; a box for what neither has."""
    name = _font_of(letter)
    with _READING:
        font = _font(name or FONTS[0])
    return font, font.signs[ord(letter)] if name else ".notdef"


@lru_cache(16384)
def _advance(letter: str) -> float:
    if letter == " ":
        return _SPACE * SQUARE
    font, name = _named(letter)
    with _READING:
        return float(font.widths[name][0]) * font.scale


@lru_cache(8192)
def _box(letter: str) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top of a letter's ink; ``None`` where it has none."""
    font, name = _named(letter)
    bounds = BoundsPen(font.glyphs)
    with _READING:
        font.glyphs[name].draw(TransformPen(bounds, Identity.scale(font.scale)))
    found: tuple[float, float, float, float] | None = bounds.bounds
    return found


@lru_cache(16384)
def _moved(letter: str, x: int) -> str:
    """A letter's path, moved to the right."""
    font, name = _named(letter)
    path = SVGPathPen(font.glyphs, ntos=_whole)
    with _READING:
        font.glyphs[name].draw(TransformPen(path, Identity.translate(x).scale(font.scale)))
    return str(path.getCommands())


def _whole(number: float) -> str:
    return str(round(number))
