"""A drawing as data: flat marks on a canvas, which a browser gets as SVG and Pillow paints alike.

Lengths are in units of the canvas, x to the right and y down.  Marks lie upon each other in order.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from onara.pictures import lettering, svg

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Fade:
    """A colour that becomes another: from a point to a point, or (``radius``) around the first.

    ``stops``: offset 0-1, colour, opacity 0-1.
    """

    stops: tuple[tuple[float, str, float], ...]
    start: Point
    end: Point = (0.0, 0.0)
    radius: float | None = None


Paint: TypeAlias = str | Fade
"""``#rrggbb``, or a fade."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A line through points, filled or stroked; ``smooth`` bends it through them."""

    points: tuple[Point, ...]
    fill: Paint | None = None
    opacity: float = 1.0
    closed: bool = True
    smooth: bool = False
    stroke: str | None = None
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle, filled or stroked."""

    x: float
    y: float
    radius: float
    fill: Paint | None = None
    opacity: float = 1.0
    stroke: str | None = None
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text as outlines; ``x`` is its left end, ``y`` its baseline.

    ``size`` is the height of the letters' square; ``weight`` the thickness of the line around them
    and ``spacing`` the room after each, in shares of the size.
    """

    text: str
    x: float
    y: float
    size: float
    fill: str
    weight: float = 0.0
    spacing: float = 0.0
    opacity: float = 1.0

    @property
    def width(self) -> float:
        return lettering.width(self.text, self.size, self.spacing)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the ink."""
        left, top, right, bottom = lettering.ink(self.text, self.size, self.spacing)
        more = self.weight * self.size / 2
        return (
            self.x + left - more,
            self.y + top - more,
            self.x + right + more,
            (self.y + bottom + more),
        )


Mark: TypeAlias = Shape | Disc | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks on a canvas of ``width`` by ``height``; what lies beyond its edges is not seen."""

    width: int
    height: int
    marks: tuple[Mark, ...]


def area(x: float, y: float, width: float, height: float) -> tuple[Point, ...]:
    """The corners of a rectangle."""
    return (x, y), (x + width, y), (x + width, y + height), (x, y + height)


def stroke(
    points: tuple[Point, ...],
    colour: str,
    width: float,
    *,
    opacity: float = 1.0,
    smooth: bool = False,
) -> Shape:
    """A line that is drawn and not filled."""
    return Shape(points, None, opacity, False, smooth, colour, width)


def to_svg(drawing: Drawing, title: str) -> str:
    """A drawing as an SVG document with a title for whoever cannot see it."""
    fades = {
        fade: f"f{number}"
        for number, fade in enumerate(
            dict.fromkeys(m.fill for m in drawing.marks if isinstance(_fill(m), Fade))
        )
    }
    inside = [svg.element("title", svg.text(title))]
    if fades:
        told = (_fade(each, name) for each, name in fades.items() if isinstance(each, Fade))
        inside.append(svg.element("defs", *told))
    inside += [_mark(each, fades) for each in drawing.marks]
    return svg.element(
        "svg",
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {drawing.width} {drawing.height}",
        width=drawing.width,
        height=drawing.height,
        role="img",
    )


def _fill(mark: Mark) -> Paint | None:
    return mark.fill


def _fade(fade: Fade, name: str) -> str:
    stops = [
        svg.element(
            "stop",
            offset=float(offset),
            stop_color=colour,
            stop_opacity=float(opacity) if opacity < 1 else None,
        )
        for offset, colour, opacity in fade.stops
    ]
    (x1, y1), (x2, y2) = fade.start, fade.end
    if fade.radius is not None:
        return svg.element(
            "radialGradient", *stops, id=name, gradientUnits="userSpaceOnUse", cx=float(x1),
            cy=float(y1), r=float(fade.radius),
        )  # fmt: skip
    return svg.element(
        "linearGradient", *stops, id=name, gradientUnits="userSpaceOnUse", x1=float(x1),
        y1=float(y1), x2=float(x2), y2=float(y2),
    )  # fmt: skip


def _mark(mark: Mark, fades: dict[Paint | None, str]) -> str:
    fill = f"url(#{fades[mark.fill]})" if mark.fill in fades else mark.fill or "none"
    opacity = float(mark.opacity) if mark.opacity < 1 else None
    if isinstance(mark, Words):
        return _words(mark, opacity)
    stroked = {"stroke": mark.stroke, "stroke_width": float(mark.width)} if mark.stroke else {}
    if isinstance(mark, Disc):
        return svg.element(
            "circle", cx=float(mark.x), cy=float(mark.y), r=float(mark.radius), fill=fill,
            opacity=opacity, **stroked,
        )  # fmt: skip
    if mark.stroke:
        stroked |= {"stroke_linecap": "round", "stroke_linejoin": "round"}
    return svg.element("path", d=_path(mark), fill=fill, opacity=opacity, **stroked)


def _words(words: Words, opacity: float | None) -> str:
    scale = words.size / lettering.SQUARE
    stroked: dict[str, object] = {}
    if words.weight:
        # In units of the letters, which the transform makes as small as they are.
        thick = round(words.weight * lettering.SQUARE)
        stroked = {"stroke": words.fill, "stroke_width": thick, "stroke_linejoin": "round"}
    return svg.element(
        "path",
        d=lettering.outline(words.text, words.spacing),
        transform=f"translate({words.x:.1f} {words.y:.1f}) scale({scale:.4f} {-scale:.4f})",
        fill=words.fill,
        opacity=opacity,
        **stroked,
    )


def _path(shape: Shape) -> str:
    points = shape.points
    told = [f"M{_at(points[0])}"]
    if shape.smooth:
        told += [f"C{_at(a)} {_at(b)} {_at(end)}" for a, b, end in _bends(points, shape.closed)]
    else:
        told += [f"L{_at(point)}" for point in points[1:]]
    return "".join(told) + ("Z" if shape.closed else "")


def _at(point: Point) -> str:
    return f"{point[0]:.0f} {point[1]:.0f}"


def _bends(points: tuple[Point, ...], closed: bool) -> Iterator[tuple[Point, Point, Point]]:
    """Cubic Bézier pieces through points (a Catmull-Rom spline): two handles and an end each."""
    count = len(points)

    def at(index: int) -> Point:
        return points[index % count] if closed else points[min(max(index, 0), count - 1)]

    for index in range(count if closed else count - 1):
        before, start, end, after = (at(index + step) for step in (-1, 0, 1, 2))
        yield (
            (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6),
            (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6),
            end,
        )


def flattened(shape: Shape, steps: int = 8) -> tuple[Point, ...]:
    """The points of a shape with its bends as short straight lines."""
    if not shape.smooth:
        return shape.points
    found = [shape.points[0]]
    for a, b, end in _bends(shape.points, shape.closed):
        start = found[-1]
        for step in range(1, steps + 1):
            t = step / steps
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            found.append(_sum(zip(weights, (start, a, b, end), strict=True)))
    return tuple(found)


def _sum(weighted: Iterable[tuple[float, Point]]) -> Point:
    first, second = itertools.tee(weighted)
    return sum(w * p[0] for w, p in first), sum(w * p[1] for w, p in second)
