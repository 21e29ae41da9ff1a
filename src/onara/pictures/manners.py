"""How posters were lettered, and when: each time has a manner of its own.

The first year that a thing is known from chooses it.  Behind the letters each manner lays the
colour of the ground, on which ink stands out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from onara.pictures.drawing import Disc, Fade, Mark, Shape, Words, area
from onara.pictures.lettering import drawable, ink
from onara.pictures.palettes import Palette
from onara.pictures.setting import Hand, Told, below, block, line

Manner: TypeAlias = Literal["column", "label", "frame", "glow", "band", "cinema", "still"]
_SINCE: tuple[tuple[int, Manner], ...] = (
    (2019, "still"),
    (2016, "cinema"),
    (2012, "band"),
    (2008, "glow"),
    (2002, "frame"),
)
"""From which year on which manner; older than all of them is a label as on records."""
_LONGEST_COLUMN, _LONGEST_TITLE = 7, 12
"""Syllables of a column, and of a title that is set in columns."""


def manner_of(year: int | None, family: str) -> Manner:
    """How titles were set in a year; what is solemn stands in a column, as in old books."""
    if family == "solemn":
        return "column"
    if year is None:
        return "still"
    return next((manner for since, manner in _SINCE if year >= since), "label")


def lettered(told: Told, manner: Manner, palette: Palette, width: int, height: int) -> list[Mark]:
    """The marks of a title with what makes it readable behind it."""
    return _MANNERS[manner](told, palette, float(width), float(height))


def monogram(name: str, palette: Palette, side: int) -> list[Mark]:
    """The first letter of a name in the middle of a square."""
    letter = next((each for each in drawable(name) if each.isalnum()), "♪")
    size, middle = side * 0.46, side / 2
    left, top, right, bottom = ink(letter, size)
    x, y = middle - (left + right) / 2, middle - (top + bottom) / 2
    veil = Fade(
        ((0.0, palette.ground, 0.9), (0.6, palette.ground, 0.7), (1.0, palette.ground, 0.0)),
        (middle, middle),
        radius=side * 0.46,
    )
    return [Disc(middle, middle, side * 0.46, veil), Words(letter, x, y, size, palette.ink, 0.03)]


def _shade(palette: Palette, w: float, h: float, top: float, strength: float = 0.92) -> Shape:
    """The colour of the ground, thicker towards the lower end."""
    ground = palette.ground
    stops = ((0.0, ground, 0.0), (0.45, ground, strength * 0.72), (1.0, ground, strength))
    return Shape(area(0.0, top, w, h - top), Fade(stops, (0.0, top), (0.0, h)))


def _still(told: Told, palette: Palette, w: float, h: float) -> list[Mark]:
    """Since 2019: large at the left foot."""
    small, foot = below(told, 76, h - 78, w * 0.84, palette, at=0.0, sizes=(34.0, 40.0))
    hand = Hand(0.0, 0.045, -0.02, w * 0.17, 1.1)
    title = block(told, 72, foot, w * 0.85, w * 0.37, palette, hand)
    return [_shade(palette, w, h, h * 0.4), *small, *title]


def _cinema(told: Told, palette: Palette, w: float, h: float) -> list[Mark]:
    """2016 to 2018: thin and wide in the middle, over a hairline."""
    small, foot = below(
        told, w / 2, h - 84, w * 0.84, palette, at=0.5, sizes=(33.0, 37.0), spacing=0.06
    )
    rule = Shape(area(w / 2 - 40, foot - 6, 80, 3.0), palette.accent)
    hand = Hand(0.5, 0.012, 0.1, w * 0.125, 1.3)
    title = block(told, w / 2, foot - 32, w * 0.82, w * 0.32, palette, hand)
    return [_shade(palette, w, h, h * 0.42), *small, rule, *title]


def _band(told: Told, palette: Palette, w: float, h: float) -> list[Mark]:
    """2012 to 2015: flat, on a band of colour."""
    top = h - w * 0.4
    small, foot = below(told, w * 0.07, h - 54, w * 0.86, palette, at=0.0, sizes=(33.0, 37.0))
    hand = Hand(0.0, 0.05, -0.01, w * 0.145, 1.1)
    title = block(told, w * 0.067, foot, w * 0.86, foot - top - 34, palette, hand)
    return [
        Shape(area(0.0, top, w, h - top), palette.ground),
        Shape(area(0.0, top - 12, w, 12), palette.accent),
        *small,
        *title,
    ]


def _glow(told: Told, palette: Palette, w: float, h: float) -> list[Mark]:
    """2008 to 2011: big and bold in the middle, with a rim."""
    small, foot = below(told, w / 2, h - 78, w * 0.84, palette, at=0.5)
    hand = Hand(0.5, 0.05, 0.0, w * 0.17, 1.14)
    title = block(told, w / 2, foot, w * 0.84, w * 0.36, palette, hand)
    rims = [
        Words(m.text, m.x, m.y, m.size, palette.ground, m.weight + 0.13, m.spacing, 0.8)
        for m in title
    ]
    return [_shade(palette, w, h, h * 0.36, 0.95), *small, *rims, *title]


def _frame(told: Told, palette: Palette, w: float, h: float) -> list[Mark]:
    """2002 to 2007: a print with a margin, lettered below."""
    edge, top = w * 0.055, h - w * 0.3
    small, foot = below(told, w / 2, h - 46, w * 0.84, palette, at=0.5, sizes=(31.0, 34.0))
    hand = Hand(0.5, 0.025, 0.05, w * 0.105, 1.16)
    title = block(told, w / 2, foot, w * 0.82, foot - top - 24, palette, hand)
    margins = (
        *(area(0.0, 0.0, w, edge), area(0.0, top, w, h - top)),
        *(area(0.0, 0.0, edge, h), area(w - edge, 0.0, edge, h)),
    )
    return [
        *(Shape(each, palette.ground) for each in margins),
        Shape(area(edge, edge, w - 2 * edge, top - edge), stroke=palette.ink, width=2.5),
        *small,
        *title,
    ]


def _label(told: Told, palette: Palette, w: float, h: float) -> list[Mark]:
    """Before 2002: a plate with a stripe, as on sleeves of records."""
    top, left, wide = h - w * 0.4, 60.0, w - 120
    small, foot = below(told, w / 2, h - 92, w * 0.76, palette, at=0.5, sizes=(31.0, 34.0))
    hand = Hand(0.5, 0.04, 0.01, w * 0.12, 1.14)
    title = block(told, w / 2, foot, w * 0.76, foot - top - 66, palette, hand)
    plate = area(left, top, wide, h - top - 60)
    return [
        Shape(plate, palette.ground, stroke=palette.ink, width=5),
        Shape(area(left, top + 16, wide, 12), palette.accent),
        Shape(area(left, top + 36, wide, 5), palette.ink),
        *small,
        *title,
    ]


def _column(told: Told, palette: Palette, w: float, h: float) -> list[Mark]:
    """From top to bottom on a strip of paper, with a seal; what is no Hangul, in a frame."""
    signs = min(told.parts, key=len).replace(" ", "")
    if not all("가" <= each <= "힣" for each in signs) or len(signs) > _LONGEST_TITLE:
        return _frame(told, palette, w, h)
    half = (len(signs) + 1) // 2
    columns = [signs] if len(signs) <= _LONGEST_COLUMN else [signs[:half], signs[half:]]
    longest = max(map(len, columns))
    size = min(w * 0.165, (h - 320) / (longest * 1.12))
    strip = size * 1.14 * len(columns) + 70
    left = w - strip - 70
    middle = left + strip / 2
    marks: list[Mark] = [
        Shape(area(left, 0.0, strip, h), palette.ground, 0.94),
        Shape(area(left + 12, 0.0, 3, h), palette.ink, 0.8),
        Shape(area(left + strip - 15, 0.0, 3, h), palette.ink, 0.8),
    ]
    for number, column in enumerate(columns):
        # Columns are read from the right.
        x = middle + ((len(columns) - 1) / 2 - number) * size * 1.14
        for row, sign in enumerate(column):
            y = 96 + size * (0.86 + row * 1.12)
            marks.append(line(sign, x, y, size, palette.ink, at=0.5, weight=0.03))
    small, _ = below(told, 64, h - 72, left - 104, palette, at=0.0)
    marks += _seal(palette, middle, 96 + size * 1.12 * longest + 94)
    return [*marks, _shade(palette, left, h, h * 0.72), *small]


def _seal(palette: Palette, x: float, y: float) -> list[Mark]:
    return [
        Shape(area(x - 38, y - 38, 76, 76), palette.accent),
        Disc(x, y, 22, stroke=palette.ground, width=6),
        Disc(x, y, 7, palette.ground),
    ]


_MANNERS: dict[Manner, Callable[[Told, Palette, float, float], list[Mark]]] = {
    "column": _column,
    "label": _label,
    "frame": _frame,
    "glow": _glow,
    "band": _band,
    "cinema": _cinema,
    "still": _still,
}
