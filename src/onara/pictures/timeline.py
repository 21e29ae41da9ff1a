"""An episode as a ribbon: which seconds of it have music, and how well each piece is known.

What kind a band is shows in its height as well as in its colour: music that is known fills the
ribbon, what comes back unnamed two thirds of it, what was heard once a third, and what a person has
rejected is a line at its foot.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from onara.pictures.svg import element, text
from onara.sheet import Cue

Kind: TypeAlias = Literal["known", "recurring", "unknown", "rejected"]
WIDTH, HEIGHT = 1000.0, 30.0
NARROWEST = 2.0
"""The shortest sting of an hour can still be seen."""
_HEIGHTS: dict[Kind, float] = {"known": 1.0, "recurring": 2 / 3, "unknown": 1 / 3, "rejected": 0.08}


@dataclass(frozen=True, slots=True)
class Band:
    """Seconds of a programme with one piece of music."""

    start_s: float
    end_s: float
    kind: Kind


def kind_of(cue: Cue) -> Kind:
    """How well the music of a cue is known."""
    return kind(
        is_rejected=cue.rejected, is_known=cue.is_known, is_recurring=cue.unknown is not None
    )


def kind(*, is_rejected: bool, is_known: bool, is_recurring: bool) -> Kind:
    """How well a piece of music is known, by what is said of it."""
    if is_rejected:
        return "rejected"
    if is_known:
        return "known"
    return "recurring" if is_recurring else "unknown"


def ribbon(bands: Iterable[Band], duration_s: float, label: str | None = None) -> str:
    """The ribbon as SVG, as wide as its place; hidden from readers where it has no ``label``."""
    drawn = [element("rect", width=WIDTH, height=HEIGHT, class_="ground")]
    for band in sorted(bands, key=lambda each: each.kind != "rejected"):
        left = WIDTH * max(0.0, band.start_s) / max(duration_s, 1.0)
        right = WIDTH * min(duration_s, band.end_s) / max(duration_s, 1.0)
        high = HEIGHT * _HEIGHTS[band.kind]
        drawn.append(
            element(
                "rect",
                x=round(left, 2),
                y=round(HEIGHT - high, 2),
                width=round(max(NARROWEST, right - left), 2),
                height=round(high, 2),
                class_=band.kind,
            )
        )
    named = [element("title", text(label))] if label else []
    return element(
        "svg",
        *named,
        *drawn,
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        preserveAspectRatio="none",
        class_="ribbon",
        role="img" if label else None,
        aria_hidden=None if label else "true",
    )
