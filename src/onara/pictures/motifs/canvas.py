"""What a motif is drawn on, and what several motifs draw."""

from __future__ import annotations

import math
from dataclasses import dataclass

from onara.pictures.chance import Chance
from onara.pictures.drawing import Disc, Fade, Mark, Point, Shape
from onara.pictures.palettes import Palette


@dataclass(frozen=True, slots=True)
class Canvas:
    """``width`` by ``height`` units, the colours, and the chance that is the picture's own."""

    width: int
    height: int
    palette: Palette
    chance: Chance


def ridge(
    canvas: Canvas, level: float, rise: float, fill: str, *, peaks: int = 5, opacity: float = 1.0
) -> Shape:
    """A line of hills across the canvas, filled down to its lower edge."""
    step = canvas.width / peaks
    top = tuple(
        (place * step, level - canvas.chance.number(-0.35, 1.0) * rise)
        for place in range(-1, peaks + 2)
    )
    low = canvas.height + 200.0
    # Corners twice: the bend through the points ends there.
    left, right = (-2 * step, low), (canvas.width + 2 * step, low)
    return Shape((*top, right, right, left, left), fill, opacity, smooth=True)


def glow(x: float, y: float, radius: float, colour: str, strength: float = 0.55) -> Disc:
    """Light around something that shines."""
    fade = Fade(
        ((0.0, colour, strength), (0.5, colour, strength * 0.35), (1.0, colour, 0.0)),
        (x, y),
        radius=radius,
    )
    return Disc(x, y, radius, fade)


def turned(points: tuple[Point, ...], angle: float, x: float, y: float) -> tuple[Point, ...]:
    """Points around the origin, turned by an angle (radians) and moved to a place."""
    cos, sin = math.cos(angle), math.sin(angle)
    return tuple((x + px * cos - py * sin, y + px * sin + py * cos) for px, py in points)


def around(x: float, y: float, radius: float, angle: float) -> Point:
    """A point on a circle."""
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


Marks = list[Mark]
