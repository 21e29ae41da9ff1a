"""A city at night, a set of shapes from the nineties, a signal, a record, a cassette."""

from __future__ import annotations

import math

from onara.pictures.drawing import Disc, Shape, area, stroke
from onara.pictures.motifs.canvas import Canvas, Marks, around, glow, turned


def skyline(canvas: Canvas) -> Marks:
    """Seoul by night, windows lit, the tower on its hill."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    x = w * chance.number(0.25, 0.75)
    marks: Marks = [
        glow(w * 0.5, h * 0.72, w * 0.8, p.accent, 0.4),
        Disc(w - x, h * 0.17, w * 0.065, p.light),
    ]
    hill = (
        (-100.0, h * 0.68),
        (x - 300, h * 0.58),
        (x, h * 0.44),
        (x + 300, h * 0.58),
        (w + 100.0, h * 0.68),
        (w + 200.0, h * 1.1),
        (-200.0, h * 1.1),
    )
    marks.append(Shape(hill, p.far, smooth=True))
    base = h * 0.46
    marks += [
        Shape(((x - 11, base), (x + 11, base), (x + 6, base - 150), (x - 6, base - 150)), p.near),
        Shape(area(x - 34, base - 172, 68, 26), p.near),
        Shape(area(x - 24, base - 196, 48, 24), p.near),
        stroke(((x, base - 190), (x, base - 300)), p.near, 7),
        Disc(x, base - 302, 9, p.accent),
    ]
    for layer, fill in enumerate((p.middle, p.near)):
        left = -20.0 - 30 * layer
        while left < w:
            wide = chance.number(80, 150)
            tall = h * chance.number(0.12, 0.3) + (0 if layer else h * 0.14)
            top = h - tall - (0 if layer else h * 0.04)
            marks.append(Shape(area(left, top, wide, tall + 60), fill))
            marks += _lit(canvas, left, top, wide, tall)
            left += wide + chance.number(4, 26)
    return marks


def _lit(canvas: Canvas, left: float, top: float, wide: float, tall: float) -> Marks:
    p, chance = canvas.palette, canvas.chance
    marks: Marks = []
    columns = int(wide / 34)
    for row in range(min(int(tall / 44), 5)):
        for column in range(columns):
            if chance.number() < 0.4:
                fill = chance.one_of((p.light, p.light, p.accent))
                marks.append(
                    Shape(area(left + 12 + column * 34, top + 18 + row * 44, 15, 21), fill, 0.9)
                )
    return marks


def shapes(canvas: Canvas) -> Marks:
    """Circles, zigzags and bars thrown about, as the nineties had them on everything."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    marks: Marks = []
    fills = (p.accent, p.middle, p.near, p.light, p.far)
    cells = [(column, row) for row in range(5 if h > w else 4) for column in range(4)]
    for column, row in cells:
        x = (column + 0.5 + chance.number(-0.22, 0.22)) * w / 4
        y = (row + 0.42 + chance.number(-0.22, 0.22)) * w / 4
        fill, turn = chance.one_of(fills), chance.number(0, math.tau)
        kind = chance.whole(0, 6)
        size = chance.number(52, 98)
        if kind == 0:
            marks.append(Disc(x, y, size * 0.75, fill))
        elif kind == 1:
            marks.append(Disc(x, y, size * 0.7, None, stroke=fill, width=20))
        elif kind == 2:
            line = tuple(
                (-size + step * size * 0.5, size * 0.3 * (-1) ** step) for step in range(5)
            )
            marks.append(stroke(turned(line, turn, x, y), fill, 18))
        elif kind == 3:
            triangle = tuple(around(0, 0, size * 0.85, step * math.tau / 3) for step in range(3))
            marks.append(Shape(turned(triangle, turn, x, y), fill))
        elif kind == 4:
            bar = ((-size, -15.0), (size, -15.0), (size, 15.0), (-size, 15.0))
            marks.append(Shape(turned(bar, turn, x, y), fill))
        elif kind == 5:
            marks += [
                Disc(x + (dot % 3 - 1) * 38, y + (dot // 3 - 1) * 38, 9, fill) for dot in range(9)
            ]
        else:
            half = tuple(around(0, 0, size * 0.85, math.pi * step / 12) for step in range(13))
            marks.append(Shape(turned(half, turn, x, y), fill))
    return marks


def signal(canvas: Canvas) -> Marks:
    """Somebody answers on a radio that has no battery."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    x, y = w * chance.one_of((0.2, 0.5, 0.8)), h * 0.4
    marks: Marks = [glow(x, y, 420, p.light, 0.5)]
    for number in range(1, 9):
        for side in (0.0, math.pi):
            spread = 0.62
            line = tuple(
                around(x, y, 78.0 * number, side - spread + spread * step / 4) for step in range(9)
            )
            marks.append(
                stroke(
                    line,
                    p.accent if number == 3 else p.light,
                    10 - number * 0.7,
                    opacity=1 - 0.09 * number,
                    smooth=True,
                )
            )
    marks += [
        Disc(x, y, 26, p.accent),
        stroke(((x, y), (x, h * 0.74)), p.light, 7),
    ]
    count = 58
    for number in range(count):
        place = w * (0.04 + 0.92 * number / (count - 1))
        near = math.exp(-(((place - x) / (w * 0.25)) ** 2))
        tall = h * (0.008 + (0.02 + 0.085 * near) * chance.number())
        marks.append(
            stroke(((place, h * 0.74 - tall), (place, h * 0.74 + tall)), p.light, 6, opacity=0.9)
        )
    return marks


def record(canvas: Canvas) -> Marks:
    """A record on its player."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    x, y = w * chance.one_of((0.5, 0.62, 0.38)), h * (0.4 if h == w else 0.36)
    radius = w * 0.37
    marks: Marks = [Disc(x + 14, y + 20, radius, p.near, 0.3), Disc(x, y, radius, p.near)]
    for number in range(11):
        marks.append(
            Disc(x, y, radius * (0.95 - 0.052 * number), None, 0.28, p.light, 1.5 + (number % 3))
        )
    start = chance.number(0, math.pi)
    for side in (0.0, math.pi):
        wedge = tuple(
            around(x, y, radius * 0.97, start + side + 0.42 * step / 5) for step in range(6)
        )
        marks.append(Shape(((x, y), *wedge), p.light, 0.13))
    marks += [
        Disc(x, y, radius * 0.36, p.accent),
        Disc(x, y, radius * 0.3, None, 0.7, p.light, 4),
        Disc(x, y, radius * 0.05, p.light),
    ]
    arm = (
        (w * 0.95, h * 0.06),
        (w * 0.93, y + radius * 0.3),
        (x + radius * 0.62, y + radius * 0.55),
    )
    marks += [Disc(*arm[0], 44, p.middle), stroke(arm, p.light, 12)]
    end = arm[-1]
    return [
        *marks,
        Shape(
            turned(((-18.0, -36.0), (18.0, -36.0), (14.0, 36.0), (-14.0, 36.0)), 0.95, *end),
            p.middle,
        ),
    ]


def cassette(canvas: Canvas) -> Marks:
    """A tape that somebody made for somebody."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    x, y = w * 0.5, h * (0.37 if h == w else 0.34)
    turn = chance.number(-0.16, 0.16)

    def box(left: float, top: float, wide: float, tall: float) -> tuple[tuple[float, float], ...]:
        return turned(area(left * w, top * w, wide * w, tall * w), turn, x, y)

    marks: Marks = [
        Shape(tuple((a + 16, b + 22) for a, b in box(-0.38, -0.24, 0.76, 0.48)), p.near, 0.25)
    ]
    marks += [
        Shape(box(-0.38, -0.24, 0.76, 0.48), p.near, stroke=p.near, width=26),
        Shape(box(-0.34, -0.2, 0.68, 0.3), p.light, stroke=p.light, width=14),
    ]
    for number, fill in enumerate((p.accent, p.middle, p.far)):
        marks.append(Shape(box(-0.34, -0.06 + 0.04 * number, 0.68, 0.04), fill))
    marks.append(Shape(box(-0.2, -0.08, 0.4, 0.14), p.near, stroke=p.near, width=24))
    for side in (-0.14, 0.14):
        ((cx, cy),) = turned(((side * w, -0.01 * w),), turn, x, y)
        marks += [Disc(cx, cy, w * 0.058, p.light), Disc(cx, cy, w * 0.03, p.near)]
        for tooth in range(6):
            marks.append(Disc(*around(cx, cy, w * 0.036, tooth * math.tau / 6 + turn), 6, p.near))
    marks.append(Shape(box(-0.07, -0.045, 0.14, 0.07), p.far))
    marks.append(Shape(box(-0.34, -0.185, 0.4, 0.012), p.middle, 0.7))
    marks.append(Shape(box(-0.34, -0.14, 0.3, 0.012), p.middle, 0.7))
    return [
        *marks,
        Shape(
            turned(
                (
                    (-0.22 * w, 0.24 * w),
                    (-0.18 * w, 0.15 * w),
                    (0.18 * w, 0.15 * w),
                    (0.22 * w, 0.24 * w),
                ),
                turn,
                x,
                y,
            ),
            p.middle,
            0.55,
        ),
    ]
