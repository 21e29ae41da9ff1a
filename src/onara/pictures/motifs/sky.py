"""Snow, rain, petals, stars, rays of the sun, lights out of focus."""

from __future__ import annotations

import math

from onara.pictures.drawing import Disc, Point, Shape, stroke
from onara.pictures.motifs.canvas import Canvas, Marks, around, glow, ridge, turned


def snow(canvas: Canvas) -> Marks:
    """Snow falls past a lamp on a hill."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    x = w * chance.number(0.26, 0.74)
    foot, top = h * 0.76, h * 0.36
    marks: Marks = [
        ridge(canvas, h * 0.7, h * 0.1, p.far, peaks=4, opacity=0.6),
        ridge(canvas, h * 0.8, h * 0.06, p.middle, peaks=3),
        stroke(((x, foot + 120), (x, top)), p.near, 11),
        stroke(
            ((x, top), (x, top - 34), (x + 44, top - 44), (x + 74, top - 8)), p.near, 9, smooth=True
        ),
        glow(x + 74, top + 14, 300, p.light, 0.85),
        Shape(
            ((x + 48, top + 4), (x + 100, top + 4), (x + 90, top - 18), (x + 58, top - 18)), p.near
        ),
        Disc(x + 74, top + 14, 17, p.light),
        ridge(canvas, h * 0.92, h * 0.05, p.light, peaks=3, opacity=0.95),
    ]
    for _ in range(64):
        near = chance.number() ** 3
        marks.append(
            Disc(
                chance.number(0, w),
                chance.number(0, h * 0.95),
                3 + 17 * near,
                p.light,
                0.55 + 0.4 * (1 - near),
            )
        )
    return marks


def rain(canvas: Canvas) -> Marks:
    """An umbrella in the rain."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    lean = chance.number(-0.2, -0.1)
    marks: Marks = []
    for _ in range(56):
        x, y = chance.number(-80, w + 80), chance.number(-100, h * 0.86)
        long = chance.number(60, 200)
        marks.append(
            stroke(
                ((x, y), (x + long * lean, y + long)),
                p.light,
                chance.number(1.5, 4.5),
                opacity=chance.number(0.25, 0.75),
            )
        )
    x, y, radius = w * chance.number(0.36, 0.64), h * 0.47, w * 0.22
    dome = tuple(around(x, y, radius, math.pi + math.pi * step / 12) for step in range(13))
    hem: list[Point] = []
    ribs = 4
    for rib in range(ribs):
        right = x + radius - rib * 2 * radius / ribs
        left = right - 2 * radius / ribs
        hem += [((right + left) / 2, y - radius * 0.13), (left, y)]
    marks.append(Shape((*dome, *hem), p.accent))
    for bow in (-0.5, 0.0, 0.5):
        marks.append(
            stroke(
                (
                    (x, y - radius),
                    (x + bow * radius * 0.62, y - radius * 0.55),
                    (x + bow * radius, y),
                ),
                p.near,
                4,
                opacity=0.35,
                smooth=True,
            )
        )
    handle = (
        (x, y - radius),
        (x, y + radius * 0.9),
        (x + 8, y + radius * 1.06),
        (x + 40, y + radius * 1.08),
        (x + 48, y + radius * 0.92),
    )
    marks.insert(-4, stroke(handle, p.near, 10, smooth=True))
    for number in range(7):
        level = h * (0.86 + 0.018 * number)
        marks.append(
            stroke(
                ((w * chance.number(0, 0.6), level), (w * chance.number(0.5, 1), level)),
                p.light,
                4,
                opacity=0.3,
            )
        )
    return marks


def petals(canvas: Canvas) -> Marks:
    """A branch in blossom; petals drift."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    flip = chance.one_of((1, -1))
    edge = 0.0 if flip == 1 else float(w)

    def at(x: float, y: float) -> tuple[float, float]:
        return edge + flip * x * w, y * h

    branch = (at(-0.05, 0.1), at(0.18, 0.17), at(0.4, 0.16), at(0.6, 0.27), at(0.88, 0.26))
    twig = (at(0.18, 0.17), at(0.3, 0.29), at(0.46, 0.39), at(0.62, 0.43))
    up = (at(0.4, 0.16), at(0.52, 0.1), at(0.66, 0.08))
    marks: Marks = [glow(*at(0.72, 0.18), 380, p.light, 0.7)]
    for line, thick in ((branch, 20), (twig, 12), (up, 10)):
        marks.append(stroke(line, p.near, thick, smooth=True))
    places = (
        (0.18, 0.15),
        (0.3, 0.17),
        (0.42, 0.14),
        (0.55, 0.23),
        (0.67, 0.27),
        (0.8, 0.25),
        (0.88, 0.27),
        (0.3, 0.28),
        (0.42, 0.37),
        (0.54, 0.41),
        (0.63, 0.43),
        (0.54, 0.1),
        (0.66, 0.08),
    )
    for place in places:
        x, y = at(*place)
        x, y = x + chance.number(-14, 14), y + chance.number(-14, 14)
        marks += _blossom(canvas, x, y, chance.number(32, 58))
    for _ in range(24):
        x, y = chance.number(0, w), chance.number(h * 0.35, h)
        marks.append(_petal(canvas, x, y, chance.number(16, 34), chance.number(0, 6.3)))
    return marks


def _blossom(canvas: Canvas, x: float, y: float, size: float) -> Marks:
    p, start = canvas.palette, canvas.chance.number(0, 1.2)
    fill = canvas.chance.one_of((p.light, p.light, p.accent))
    marks: Marks = [
        Disc(*around(x, y, size * 0.52, start + number * math.tau / 5), size * 0.5, fill)
        for number in range(5)
    ]
    return [*marks, Disc(x, y, size * 0.2, p.middle if fill == p.light else p.light)]


def _petal(canvas: Canvas, x: float, y: float, size: float, angle: float) -> Shape:
    p = canvas.palette
    form = ((0.0, -size), (size * 0.6, -size * 0.1), (0.0, size * 0.8), (-size * 0.6, -size * 0.1))
    fill = canvas.chance.one_of((p.light, p.accent, p.light))
    return Shape(turned(form, angle, x, y), fill, canvas.chance.number(0.6, 1.0), smooth=True)


def stars(canvas: Canvas) -> Marks:
    """The sky turns; a constellation stands in it."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    x, y = w * chance.number(0.2, 0.8), h * chance.number(0.55, 0.75)
    marks: Marks = [glow(x, h * 0.95, w * 0.9, p.middle, 0.9)]
    for number in range(26):
        radius, start = 70.0 + 34 * number, chance.number(0, math.tau)
        long = chance.number(0.3, 1.1)
        line = tuple(around(x, y, radius, start + long * step / 6) for step in range(7))
        marks.append(
            stroke(
                line,
                chance.one_of((p.light, p.light, p.far)),
                chance.number(1.5, 3.5),
                opacity=chance.number(0.18, 0.6),
                smooth=True,
            )
        )
    places = [
        (w * (0.14 + 0.145 * step + chance.number(-0.035, 0.035)), h * chance.number(0.1, 0.42))
        for step in range(6)
    ]
    marks.append(stroke(tuple(places), p.light, 2.5, opacity=0.8))
    for place in places:
        marks += [glow(*place, 60, p.light, 0.9), _star(*place, chance.number(16, 30), p.light)]
    marks.append(_star(*places[chance.whole(1, 4)], 52, p.accent))
    return [*marks, ridge(canvas, h * 0.9, h * 0.05, p.near, peaks=6)]


def _star(x: float, y: float, size: float, fill: str) -> Shape:
    """Four rays."""
    points = tuple(
        around(x, y, size if number % 2 == 0 else size * 0.24, number * math.pi / 4 - math.pi / 2)
        for number in range(8)
    )
    return Shape(points, fill)


def rays(canvas: Canvas) -> Marks:
    """A sun that has had a good morning."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    x, y = w * chance.number(0.36, 0.64), h * chance.number(0.34, 0.46)
    count, turn = chance.one_of((18, 22, 26)), chance.number(0, 1)
    far = 2.0 * max(w, h)
    marks: Marks = []
    for number in range(count):
        start, end = ((number + each) * math.tau / count + turn for each in (0.0, 0.5))
        fill = (p.far, p.light, p.middle)[number % 3]
        marks.append(Shape(((x, y), around(x, y, far, start), around(x, y, far, end)), fill, 0.62))
    radius = w * 0.2
    return [
        *marks,
        Disc(x, y, radius * 1.32, p.light),
        Disc(x, y, radius * 1.12, p.accent),
        Disc(x, y, radius * 0.98, p.light),
        Disc(x, y, radius * 0.86, p.middle),
    ]


def lights(canvas: Canvas) -> Marks:
    """A street at night, seen through tears or without glasses."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    marks: Marks = []
    for _ in range(34):
        depth = chance.number()
        x, y = chance.number(-40, w + 40), h * (0.08 + 0.7 * chance.number() ** 0.8)
        radius = 24 + 110 * depth * depth
        fill = chance.one_of((p.light, p.accent, p.middle, p.far, p.light))
        strength = 0.2 + 0.4 * (1 - depth)
        marks += [
            Disc(x, y, radius, fill, strength),
            Disc(x, y, radius * 0.98, None, strength * 0.9, p.light, 2.5),
        ]
    return marks
