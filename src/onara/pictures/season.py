"""A piece of music over a season: one cell an episode, filled by how long it sounds there.

A cell is the fuller and the stronger the longer the music sounds.  A ring marks the episode in
which it is first heard, a notch below the one that was on when the record came out, and a cell that
may not be seen yet is crossed out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onara.pictures.svg import element, text

CELL = 28.0
_GAP = 2.0
_WIDEST = 1.6
"""Of a cell against `CELL`: in a season of two episodes they stay cells."""
_WEAKEST, _LOWEST = 0.35, 0.18
"""Opacity and height of a cell with hardly any music, so that it is not overlooked."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece in an episode: ``seconds`` heard (0 for none, ``None`` where that is hidden)."""

    seconds: float | None
    told: str = ""
    href: str | None = None


def cells(
    row: Sequence[Cell],
    most_s: float,
    *,
    first: int | None = None,
    released: int | None = None,
    kind: str = "known",
) -> str:
    """A row of the season as SVG; ``most_s`` fills a cell.

    ``first`` is the place of the episode in which the music is first heard, ``released`` of the
    first one on or after the release of its record, the number of episodes where all were before.
    """
    drawn = [_cell(place, cell, most_s, kind) for place, cell in enumerate(row)]
    if first is not None:
        drawn.append(
            element("circle", cx=(first + 0.5) * CELL, cy=CELL / 2, r=CELL / 6, class_="first")
        )
    if released is not None:
        x = released * CELL
        drawn.append(
            element("path", d=f"M{x:g} 0V{CELL:g}M{x - 4:g} {CELL + 6:g}h8l-4-7z", class_="release")
        )
    width = len(row) * CELL
    return element(
        "svg",
        *drawn,
        viewBox=f"-5 0 {width + 10:g} {CELL + 7:g}",
        width=f"{(width + 10) * _WIDEST:.0f}",
        class_="season-row",
        aria_hidden="true",
    )


def heads(labels: Sequence[str]) -> str:
    """The numbers of the episodes over the cells."""
    drawn = [
        element("text", text(label), x=(place + 0.5) * CELL, y=12, text_anchor="middle")
        for place, label in enumerate(labels)
    ]
    width = len(labels) * CELL
    return element(
        "svg",
        *drawn,
        viewBox=f"-5 0 {width + 10:g} 16",
        width=f"{(width + 10) * _WIDEST:.0f}",
        class_="season-row heads",
        aria_hidden="true",
    )


def release_place(released: str | None, broadcasts: Sequence[date | None]) -> int | None:
    """The place of the first episode that was on the day of a release or later, the number of
    episodes where all were before; ``None`` where the dates do not say."""
    try:
        day = date.fromisoformat(released or "")
    except ValueError:
        return None
    known = [(place, each) for place, each in enumerate(broadcasts) if each is not None]
    if not known:
        return None
    return next((place for place, each in known if each >= day), len(broadcasts))


def estimated(start: date, end: date, number: int, of: int) -> date:
    """About when an episode was on, where only the first and the last day of a drama are known."""
    share = (number - 1) / (of - 1) if of > 1 else 0.0
    return start + (end - start) * min(1.0, max(0.0, share))


def _cell(place: int, cell: Cell, most_s: float, kind: str) -> str:
    x, side = place * CELL + _GAP / 2, CELL - _GAP
    ground = element("rect", x=x, y=_GAP / 2, width=side, height=side, rx=4, class_="ground")
    if cell.seconds is None:
        veil = f"M{x + 9:g} 10l8 8m0-8l-8 8"
        return element("g", ground, element("path", d=veil, class_="veil"))
    if cell.seconds <= 0:
        return ground
    share = min(1.0, cell.seconds / most_s) ** 0.5 if most_s > 0 else 1.0
    high = side * (_LOWEST + (1 - _LOWEST) * share)
    bar = element(
        "rect",
        x=x,
        y=round(_GAP / 2 + side - high, 2),
        width=side,
        height=round(high, 2),
        rx=4,
        class_=kind,
        fill_opacity=round(_WEAKEST + (1 - _WEAKEST) * share, 2),
    )
    inside = (element("title", text(cell.told)), ground, bar)
    if cell.href is None:
        return element("g", *inside)
    return element("a", *inside, href=cell.href, tabindex="-1")
