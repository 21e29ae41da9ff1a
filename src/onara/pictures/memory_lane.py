"""Memory lane drawn: the years from left to right, dramas as bars, songs as dots above each other.

The picture is part of a page, so its colours are the page's: shapes have classes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onara.pictures.lettering import drawable, width
from onara.pictures.svg import element, text

_YEAR = 58
"""Width of a year, in units; gaps between years that have nothing are half of one."""
_DOT, _ACROSS = 6.0, 3
"""Radius of a dot, and how many stand side by side."""
_BAR, _ROW = 8, 38
"""Height of a drama's bar, and of a row with its title under it."""
_MARGIN = 12
_LABEL = 15.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A drama from its first year to its last."""

    title: str
    lang: str
    href: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Column:
    """A year: its page address and how many songs it has, ``older`` of them from before they were
    heard in a drama."""

    year: int
    href: str
    songs: int
    older: int
    label: str


def memory_lane(columns: Sequence[Column], bars: Sequence[Bar], title: str) -> str:
    """The lane as an SVG element."""
    left = _lefts(columns)
    rows = _rows(bars, left)
    most = max((column.songs for column in columns), default=0)
    ground = _MARGIN + (most + _ACROSS - 1) // _ACROSS * (2 * _DOT + 3) + 10
    under = ground + 30
    count = max((row for _, row in rows), default=-1) + 1
    right = max([*(x + _YEAR for x in left.values()), *(_end(bar, left) for bar in bars)])
    wide, tall = right + _MARGIN, under + count * _ROW + _MARGIN
    return element(
        "svg",
        element("title", text(title)),
        element("line", class_="ground", x1=0, y1=ground, x2=float(wide), y2=ground),
        *(_column(column, left[column.year], ground) for column in columns),
        *(_bar(bar, left, under + row * _ROW) for bar, row in rows),
        class_="memory-lane",
        viewBox=f"0 0 {wide:.0f} {tall:.0f}",
        width=round(wide),
        height=round(tall),
        role="group",
    )


def _lefts(columns: Sequence[Column]) -> dict[int, float]:
    left: dict[int, float] = {}
    x, before = float(_MARGIN), None
    for column in columns:
        if before is not None and column.year > before + 1:
            x += _YEAR / 2
        left[column.year] = x
        x, before = x + _YEAR, column.year
    return left


def _end(bar: Bar, left: dict[int, float]) -> float:
    """Where a bar ends: with its last year, or with its title."""
    return max(left[bar.last] + _YEAR, left[bar.first] + width(drawable(bar.title), _LABEL) + 16)


def _rows(bars: Sequence[Bar], left: dict[int, float]) -> list[tuple[Bar, int]]:
    """Each bar with the first row in which there is room for it."""
    ends: list[float] = []
    placed = []
    for bar in sorted(bars, key=lambda bar: (bar.first, bar.title)):
        row = next((n for n, end in enumerate(ends) if end < left[bar.first]), len(ends))
        ends[row : row + 1] = [_end(bar, left) + 8]
        placed.append((bar, row))
    return placed


def _column(column: Column, x: float, ground: float) -> str:
    dots = []
    for number in range(column.songs):
        across = (number % _ACROSS - (_ACROSS - 1) / 2) * (2 * _DOT + 3)
        up = (number // _ACROSS) * (2 * _DOT + 3) + _DOT + 5
        dots.append(
            element(
                "circle",
                class_="older" if number < column.older else "song",
                cx=x + _YEAR / 2 + across,
                cy=ground - up,
                r=_DOT,
            )
        )
    return element(
        "a",
        element("title", text(column.label)),
        element("rect", class_="year", x=x, y=0, width=_YEAR, height=ground + 26, rx=8),
        *dots,
        element("text", str(column.year), x=x + _YEAR / 2, y=ground + 19, text_anchor="middle"),
        href=column.href,
        aria_label=column.label,
    )


def _bar(bar: Bar, left: dict[int, float], y: float) -> str:
    start = left[bar.first]
    end = left[bar.last] + _YEAR
    return element(
        "a",
        element("rect", class_="drama", x=start, y=y, width=end - start, height=_BAR, rx=_BAR / 2),
        element(
            "text", text(bar.title), x=start + 3, y=y + _BAR + 17, lang=bar.lang,
            font_size=_LABEL, class_="title",
        ),
        href=bar.href,
    )  # fmt: skip
