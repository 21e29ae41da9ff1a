"""What hands make: bojagi patchwork, dancheong, lattice windows, strings, a red thread, seals."""

from __future__ import annotations

import math
from collections.abc import Iterator

from onara.pictures.drawing import Disc, Point, Shape, area, stroke
from onara.pictures.motifs.canvas import Canvas, Marks, around, glow

_Patch = tuple[float, float, float, float]


def bojagi(canvas: Canvas) -> Marks:
    """Patchwork of ramie, seams to the front, as for wrapping a gift."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    fills = (p.far, p.middle, p.light, p.sky, p.far, p.near, p.light)
    patches = list(_cut(canvas, (0.0, 0.0, float(w), float(h)), 4))
    marked = chance.whole(0, len(patches) - 1)
    marks: Marks = []
    for number, (x, y, wide, tall) in enumerate(patches):
        fill = p.accent if number == marked else chance.one_of(fills)
        marks.append(Shape(area(x, y, wide, tall), fill, chance.number(0.72, 1.0)))
        # Where light falls through two layers of cloth it is darker: the seam allowance.
        marks.append(Shape(area(x, y, wide, 13), p.near, 0.16))
        marks.append(Shape(area(x, y, 13, tall), p.near, 0.16))
        marks.append(Shape(area(x, y, wide, tall), None, 0.85, stroke=p.light, width=3))
    return marks


def _cut(canvas: Canvas, patch: _Patch, depth: int) -> Iterator[_Patch]:
    x, y, wide, tall = patch
    chance = canvas.chance
    if depth == 0 or (depth < 3 and chance.number() < 0.16) or max(wide, tall) < 210:
        yield patch
        return
    share = chance.one_of((0.33, 0.4, 0.5, 0.6, 0.67))
    if wide * chance.number(0.75, 1.25) > tall:
        halves = (x, y, wide * share, tall), (x + wide * share, y, wide * (1 - share), tall)
    else:
        halves = (x, y, wide, tall * share), (x, y + tall * share, wide, tall * (1 - share))
    for half in halves:
        yield from _cut(canvas, half, depth - 1)


def dancheong(canvas: Canvas) -> Marks:
    """The painted eaves of a palace: bands, and a lotus in the middle of them."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    marks: Marks = []
    bands = (p.near, p.accent, p.light, p.middle, p.light, p.far)
    y = 0.0
    for fill, thick in zip(bands, (34, 20, 8, 46, 8, 20), strict=True):
        marks.append(Shape(area(0.0, y, w, thick), fill))
        y += thick
    count = chance.one_of((8, 10))
    step = w / count
    for number in range(count):
        x = (number + 0.5) * step
        marks += [
            Disc(x, y + 6, step * 0.46, p.near),
            Disc(x, y + 6, step * 0.37, p.middle),
            Disc(x, y + 6, step * 0.26, p.light),
            Disc(x, y + 6, step * 0.14, p.accent),
        ]
    x, y = w / 2, h * 0.43
    for radius, petals, fill, rim in (
        (0.3, 16, p.near, p.light),
        (0.245, 16, p.middle, p.light),
        (0.19, 8, p.accent, p.light),
        (0.125, 8, p.far, p.near),
    ):
        marks += _lotus(x, y, radius * w, petals, fill, rim)
    return [*marks, Disc(x, y, w * 0.055, p.light), Disc(x, y, w * 0.034, p.accent)]


def _lotus(x: float, y: float, radius: float, count: int, fill: str, rim: str) -> Marks:
    half = math.pi / count
    marks: Marks = []
    for number in range(count):
        angle = number * 2 * half
        form = (
            around(x, y, radius * 0.4, angle - half),
            around(x, y, radius * 0.86, angle - half * 0.95),
            around(x, y, radius * 1.06, angle),
            around(x, y, radius * 0.86, angle + half * 0.95),
            around(x, y, radius * 0.4, angle + half),
        )
        marks.append(Shape(form, fill, smooth=True, stroke=rim, width=5))
    return marks


def window(canvas: Canvas) -> Marks:
    """Light through the paper of a lattice window, and its shadow on the floor."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    left, top, wide, tall = w * chance.number(0.16, 0.3), h * 0.12, w * 0.52, h * 0.44
    marks: Marks = [glow(left + wide / 2, top + tall / 2, w * 0.75, p.light, 0.75)]
    slant = w * chance.one_of((-0.2, 0.2))
    floor = (
        (left, top + tall + h * 0.1),
        (left + wide, top + tall + h * 0.1),
        (left + wide + slant * 1.5 + 60, h * 1.05),
        (left + slant * 1.5 - 60, h * 1.05),
    )
    marks += [
        Shape(floor, p.light, 0.32),
        Shape(area(left - 22, top - 22, wide + 44, tall + 44), p.near),
    ]
    marks.append(Shape(area(left, top, wide, tall), p.light))
    columns, rows = chance.one_of(((6, 8), (5, 7), (8, 8)))
    for line in _lattice(left, top, wide, tall, columns, rows, chance.whole(0, 2)):
        marks.append(stroke(line, p.middle, 8))
    marks.append(stroke(((left + wide / 2, top), (left + wide / 2, top + tall)), p.near, 18))
    marks.append(Disc(left + wide * 0.5 - 30, top + tall * 0.55, 12, p.accent))
    return marks


def _lattice(
    left: float, top: float, wide: float, tall: float, columns: int, rows: int, kind: int
) -> Iterator[tuple[Point, ...]]:
    for number in range(1, columns):
        x = left + wide * number / columns
        yield (x, top), (x, top + tall)
    dense = {0: range(1, rows), 1: (1, 2, rows // 2, rows - 2, rows - 1), 2: (2, rows - 2)}[kind]
    for number in dense:
        y = top + tall * number / rows
        yield (left, y), (left + wide, y)


def strings(canvas: Canvas) -> Marks:
    """The twelve strings of a gayageum over their bridges; one was just plucked."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    marks: Marks = [glow(w * 0.5, h * 0.34, w * 0.7, p.light, 0.35)]
    plucked, count = chance.whole(3, 8), 12
    for number in range(count):
        x = w * (0.09 + 0.82 * number / (count - 1))
        bridge = h * (0.2 + 0.035 * number)
        if number == plucked:
            for swing in (-58, -34, 34, 58):
                middle = (bridge + h) / 2 - h * 0.05
                line = ((x, bridge), (x + swing, middle), (x, h * 1.02))
                marks.append(stroke(line, p.accent, 4, opacity=0.55, smooth=True))
        marks.append(stroke(((x, -10.0), (x, h + 10.0)), p.light, 3.0 + 0.35 * number))
        foot = 30.0
        marks.append(
            Shape(
                (
                    (x - foot, bridge + 62),
                    (x - 7, bridge),
                    (x + 7, bridge),
                    (x + foot, bridge + 62),
                    (x, bridge + 34),
                ),
                p.accent if number == plucked else p.near,
            )
        )
    return marks


def thread(canvas: Canvas) -> Marks:
    """The red thread that ties two who are meant for each other."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    one, other = (w * 0.2, h * chance.number(0.16, 0.3)), (w * 0.8, h * chance.number(0.34, 0.48))
    if chance.number() < 0.5:
        one, other = (one[0], other[1]), (other[0], one[1])
    radius = w * 0.135
    marks: Marks = []
    for x, y in (one, other):
        marks += [glow(x, y, radius * 2.6, p.light, 0.6), Disc(x, y, radius, p.light)]
    marks += [Disc(*one, radius * 0.72, p.far), Disc(*other, radius * 0.72, p.middle)]
    points = [one]
    for step in range(1, 8):
        share = step / 8
        sway = math.sin(share * math.pi) * h * 0.2
        points.append(
            (
                one[0] + (other[0] - one[0]) * share + chance.number(-0.06, 0.06) * w,
                one[1] + (other[1] - one[1]) * share + sway * chance.number(0.5, 1.3),
            )
        )
    marks.append(stroke((*points, other), p.accent, 8, smooth=True))
    return [*marks, Disc(*one, 18, p.accent), Disc(*other, 18, p.accent)]


def arches(canvas: Canvas) -> Marks:
    """A gate behind a gate behind a gate, and light at the end."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    x = w * chance.number(0.42, 0.58)
    fills = (p.far, p.middle, p.near, p.middle, p.far, p.light)
    marks: Marks = []
    for number, fill in enumerate(fills):
        half = w * (0.44 - 0.072 * number)
        top, foot = h * (0.06 + 0.06 * number), h * (1.02 - 0.05 * number)
        crown = tuple(
            around(x, top + half, half, math.pi + math.pi * step / 14) for step in range(15)
        )
        marks.append(Shape((*crown, (x + half, foot), (x - half, foot)), fill))
    marks.append(glow(x, h * 0.56, w * 0.3, p.light, 0.9))
    return [
        *marks,
        Disc(x, h * 0.62, 17, p.accent),
        Shape(
            ((x - 20, h * 0.775), (x + 20, h * 0.775), (x + 9, h * 0.645), (x - 9, h * 0.645)),
            p.accent,
        ),
    ]
