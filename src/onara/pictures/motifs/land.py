"""Ridges under a moon, water, waves, a road, paper hills."""

from __future__ import annotations

import math

from onara.pictures.drawing import Disc, Fade, Shape, area, stroke
from onara.pictures.motifs.canvas import Canvas, Marks, glow, ridge


def ridges(canvas: Canvas) -> Marks:
    """A moon over mountains behind mountains, as from the top of Jirisan."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    x, y, radius = w * chance.number(0.3, 0.72), h * chance.number(0.24, 0.36), w * 0.15
    marks: Marks = [glow(x, y, radius * 3.4, p.light), Disc(x, y, radius, p.light)]
    layers = 5
    for number in range(layers):
        share = number / (layers - 1)
        fill = (p.far, p.far, p.middle, p.middle, p.near)[number]
        marks.append(
            ridge(
                canvas,
                h * (0.46 + 0.13 * number),
                h * (0.12 - 0.05 * share),
                fill,
                peaks=4 + number,
                opacity=(0.55, 0.9, 0.75, 1.0, 1.0)[number],
            )
        )
    return marks


def ripples(canvas: Canvas) -> Marks:
    """Rings that a drop leaves on water."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    marks: Marks = []
    x, y = w * chance.number(0.25, 0.75), h * chance.number(0.25, 0.42)
    for number in range(11, 0, -1):
        radius = 46.0 * number**1.25
        marks.append(
            Disc(
                x,
                y,
                radius,
                (p.far, p.middle)[number % 2],
                0.16 if number % 2 else 0.1,
                p.light,
                2.0 + 7.0 / number,
            )
        )
    second = w - x * 0.8, y + h * 0.3
    for number in range(4, 0, -1):
        marks.append(Disc(*second, 34.0 * number, None, 0.5, p.light, 2.5))
    return [*marks, glow(x, y, 180.0, p.light, 0.7), Disc(x, y, 20.0, p.accent)]


def waves(canvas: Canvas) -> Marks:
    """Rows of scales of water, as on old screens."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    x, y = w * chance.number(0.3, 0.7), h * 0.26
    marks: Marks = [glow(x, y, 420.0, p.light), Disc(x, y, 130.0, p.accent)]
    size = chance.one_of((100.0, 125.0))
    rows = int(h * 0.62 / (size * 0.5)) + 2
    for row in range(rows):
        top = h * 0.4 + row * size * 0.5
        start = -(row % 2) * size
        for column in range(int(w / (2 * size)) + 2):
            middle = start + column * 2 * size
            for ring, fill in enumerate((p.light, p.middle, p.far, p.near)):
                marks.append(Disc(middle, top + size * 0.5, size * (1 - 0.24 * ring), fill))
    return marks


def road(canvas: Canvas) -> Marks:
    """A road to a sun on the horizon."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    horizon, x = h * 0.5, w * chance.number(0.4, 0.6)
    marks: Marks = [glow(x, horizon, 520.0, p.light, 0.8), Disc(x, horizon, w * 0.17, p.light)]
    marks.append(ridge(canvas, horizon + 5, h * 0.07, p.far, peaks=7))
    marks.append(Shape(area(0.0, horizon + 20, w, h), p.middle))
    marks.append(
        Shape(
            (
                (x - 12, horizon + 18),
                (x + 12, horizon + 18),
                (w * 0.98, h * 1.02),
                (w * 0.02, h * 1.02),
            ),
            p.near,
        )
    )
    for number in range(7):
        near, far = 0.05 * 1.75**number, 0.05 * 1.75**number * 1.35
        low, high = (horizon + 20 + (h - horizon) * each for each in (far, near))
        half = 26 * far
        bottom = x + (w / 2 - x) * far
        top = x + (w / 2 - x) * near
        marks.append(
            Shape(
                (
                    (top - half * 0.7, high),
                    (top + half * 0.7, high),
                    (bottom + half, low),
                    (bottom - half, low),
                ),
                p.light,
                0.9,
            )
        )
    for side in (-1, 1):
        for number in range(6):
            away = 0.07 * 1.7**number
            foot = horizon + 20 + (h - horizon) * away
            place = x + side * (70 + w * 0.75 * away)
            tall = 60 + 620 * away
            marks.append(stroke(((place, foot), (place, foot - tall)), p.near, 3 + 16 * away))
            marks.append(Disc(place - side * 24 * away, foot - tall, 5 + 22 * away, p.accent))
    return marks


def paper(canvas: Canvas) -> Marks:
    """Torn sheets of coloured paper, one upon the other."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    fills = (p.far, p.light, p.middle, p.accent, p.near)
    marks: Marks = [Disc(w * chance.number(0.55, 0.8), h * 0.2, w * 0.12, p.light)]
    tilt, phase = chance.number(-0.2, 0.2), chance.number(0, 6)
    for number, fill in enumerate(fills):
        base = h * (0.3 + 0.125 * number)
        points = []
        for step in range(11):
            x = -60 + step * (w + 120) / 10
            swing = math.sin(phase + number * 1.3 + step * 0.75) * h * 0.055
            points.append((x, base + swing + (x - w / 2) * tilt * (1 - number * 0.35)))
        edge = (
            *points,
            (w + 260.0, h + 300.0),
            (w + 260.0, h + 300.0),
            (-260.0, h + 300.0),
            (-260.0, h + 300.0),
        )
        shadow = tuple((x, y - 14) for x, y in edge)
        marks.append(Shape(shadow, p.near, 0.16, smooth=True))
        marks.append(Shape(edge, fill, smooth=True))
    return marks


def mist(canvas: Canvas) -> Marks:
    """Hardly anything: what nobody knows yet."""
    w, h, p, chance = canvas.width, canvas.height, canvas.palette, canvas.chance
    marks: Marks = [glow(w * 0.5, h * 0.4, w * 0.6, p.light, 0.4)]
    for number in range(9):
        level = h * (0.22 + 0.075 * number)
        fade = Fade(
            ((0.0, p.light, 0.0), (0.5, p.light, 0.28), (1.0, p.light, 0.0)),
            (0.0, 0.0),
            (float(w), 0.0),
        )
        wide, shift = w * chance.number(0.5, 0.95), chance.number(-0.25, 0.25) * w
        left = (w - wide) / 2 + shift
        points = (
            (left, level),
            (left + wide / 2, level - 16),
            (left + wide, level),
            (left + wide / 2, level + 16),
        )
        marks.append(Shape(points, fade, smooth=True))
    return marks
