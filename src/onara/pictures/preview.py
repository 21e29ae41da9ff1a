"""The picture that stands for a page elsewhere, where its address is sent: 1200 by 630 pixels.

It has the colours and motif of the cover of what the page is about, and says by itself what it is:
the title in Hangul where there is one, the other title, who, the drama, and of a moment its time.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

from onara.pictures import cover as covers
from onara.pictures.chance import Chance
from onara.pictures.cover import Cover
from onara.pictures.drawing import Disc, Drawing, Fade, Mark, Shape, area
from onara.pictures.lettering import drawable, ink, width
from onara.pictures.motifs import MOTIFS, Canvas
from onara.pictures.palettes import Palette
from onara.pictures.raster import painted
from onara.pictures.setting import Hand, cut, fitted, line

WIDTH, HEIGHT = 1200, 630
"""Pixels, as Open Graph and Twitter's large cards show them whole."""
MOST_BESIDE = 4
_EDGE, _TEXT = 76.0, 700.0
"""Left edge of what is written, and its width."""
_TALL = 220.0
"""Height of the title at most."""
_BARS, _BAR, _STEP = 44, 7.0, 15.0
"""The sound of a moment: how many bars, how thick, how far apart."""

_ROUND = 22
"""Radius of the corners of a list's covers."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a preview shows: the design of the ``cover`` that it is like; the ``title`` and another
    (``second``); ``lines`` of who and where; ``time`` of a moment ("7회 · 41:12"); ``brand`` in the
    corner; ``beside``: the covers of a list, of which four make its mosaic."""

    cover: Cover
    title: str
    second: str = ""
    lines: tuple[str, ...] = ()
    time: str = ""
    brand: str = "오나라 Onara"
    beside: tuple[Cover, ...] = ()


def drawn(preview: Preview) -> Drawing:
    """A preview as a drawing, without the covers of a list."""
    palette = preview.cover.palette
    ground = Fade(
        ((0.0, palette.sky, 1.0), (1.0, palette.ground, 1.0)), (0.0, 0.0), (0.0, float(HEIGHT))
    )
    chance = Chance(f"{preview.cover.name}/{preview.cover.motif}")
    motif = MOTIFS[preview.cover.motif](Canvas(WIDTH, HEIGHT, palette, chance))
    return Drawing(
        WIDTH,
        HEIGHT,
        (
            Shape(area(0.0, 0.0, WIDTH, HEIGHT), ground),
            *motif,
            *_shades(palette),
            *_brand(preview.brand, palette),
            *_written(preview),
        ),
    )


def png(preview: Preview) -> bytes:
    """A preview as PNG; the same one always has the same bytes.  Takes about a second."""
    picture = painted(drawn(preview), WIDTH)
    beside = preview.beside[:MOST_BESIDE]
    if beside:
        _lay_beside(picture, beside)
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _shades(palette: Palette) -> tuple[Mark, ...]:
    """The colour of the ground behind what is written: from the left, and from below."""
    left = ((0.0, palette.ground, 0.96), (0.5, palette.ground, 0.82), (1.0, palette.ground, 0.0))
    foot = ((0.0, palette.ground, 0.0), (1.0, palette.ground, 0.75))
    return (
        Shape(area(0.0, 0.0, 1010.0, HEIGHT), Fade(left, (0.0, 0.0), (1010.0, 0.0))),
        Shape(area(0.0, 330.0, WIDTH, 300.0), Fade(foot, (0.0, 330.0), (0.0, float(HEIGHT)))),
    )


def _brand(brand: str, palette: Palette) -> tuple[Mark, ...]:
    """The mark of Onara (see ``logo.svg``) and its name."""
    x, y = _EDGE + 16, 74.0
    return (
        Disc(x, y - 6, 13.0, stroke=palette.accent, width=5.0),
        Disc(x, y - 6, 3.6, palette.accent),
        Shape(((x, y + 7), (x, y + 16)), stroke=palette.accent, width=5.0, closed=False),
        Shape(((x - 16, y + 16), (x + 16, y + 16)), stroke=palette.accent, width=5.0, closed=False),
        line(drawable(brand), x + 34, y + 12, 30, palette.ink, spacing=0.02, weight=0.02),
    )


def _written(preview: Preview) -> list[Mark]:
    """From the foot upwards: lines, the second title, the title; a moment's time and sound."""
    palette = preview.cover.palette
    marks: list[Mark] = []
    y = HEIGHT - 70.0
    if preview.time:
        marks += _sound(preview, y)
        y -= 112
    for text in reversed([drawable(each) for each in preview.lines]):
        if text:
            shown, size = cut(text, _TEXT, 34.0, 0.0)
            marks.append(line(shown, _EDGE, y, size, palette.ink, weight=0.006))
            y -= 50
    second = drawable(preview.second)
    if second and second != drawable(preview.title):
        shown, size = cut(second, _TEXT, 40.0, 0.0)
        marks.append(line(shown, _EDGE, y - 4, size, palette.ink, weight=0.012))
        y -= 62
    marks.append(Shape(area(_EDGE, y - 8, 64, 5.0), palette.accent))
    return [*marks, *_title(drawable(preview.title) or "♪", y - 44, palette)]


def _title(title: str, foot: float, palette: Palette) -> list[Mark]:
    """The title above ``foot``, as large as there is room."""
    hand = Hand(0.0, 0.045, -0.015, 128.0, 1.16)
    room = min(_TALL, foot - 130)
    set_ = fitted(title, _TEXT + 60, room, hand)
    size = max(set_.size, 34.0)
    marks: list[Mark] = []
    y = foot - max(ink(set_.lines[-1], size)[3], size * 0.06)
    for text in reversed(set_.lines):
        shown, fits = cut(text, _TEXT + 60, size, hand.spacing)
        marks.append(
            line(shown, _EDGE, y, fits, palette.ink, weight=hand.weight, spacing=hand.spacing)
        )
        y -= size * hand.leading
    return marks


def _sound(preview: Preview, foot: float) -> list[Mark]:
    """The time of a moment, and its sound as bars with a needle at their first third."""
    palette = preview.cover.palette
    time = drawable(preview.time)
    marks: list[Mark] = [line(time, _EDGE, foot, 56, palette.ink, weight=0.05)]
    chance = Chance(f"{preview.cover.name}/{preview.time}")
    left = _EDGE + width(time, 56) + 44
    middle, room = foot - 20.0, WIDTH - _EDGE - left
    count = min(_BARS, int(room // _STEP))
    needle = count // 3
    for place in range(count):
        swell = 1 - abs(place - needle) / count
        tall = 14 + chance.number(0.15, 1.0) * 58 * swell
        x = left + place * _STEP
        is_past = place < needle
        fill = palette.accent if is_past else palette.ink
        bar = area(x, middle - tall / 2, _BAR, tall)
        marks.append(Shape(bar, fill, 0.95 if is_past else 0.4))
    x = left + needle * _STEP - (_STEP - _BAR) / 2
    marks.append(Shape(area(x - 1.5, middle - 46, 3.0, 92.0), palette.ink))
    marks.append(Disc(x, middle - 46, 7.0, palette.ink))
    return marks


def _lay_beside(picture: Image.Image, beside: tuple[Cover, ...]) -> None:
    """Covers of a list at the right: one large, or four in a square; with round corners."""
    edge, size = 64, 400
    left, top = WIDTH - edge - size, (HEIGHT - size) // 2
    chosen = beside if len(beside) == MOST_BESIDE else beside[:1]
    step = size // (2 if len(chosen) > 1 else 1)
    square = Image.new("RGB", (size, size))
    for place, each in enumerate(chosen):
        small = painted(covers.drawn(each), step)
        square.paste(small, (place % 2 * step, place // 2 * step))
    shadow = Image.new("L", picture.size)
    ImageDraw.Draw(shadow).rounded_rectangle(
        (left, top + 14, left + size, top + size + 14), _ROUND, fill=110
    )
    dark = Image.new("RGB", picture.size, "#000000")
    picture.paste(dark, (0, 0), shadow.filter(ImageFilter.GaussianBlur(22)))
    corners = Image.new("L", (size * 2, size * 2))
    ImageDraw.Draw(corners).rounded_rectangle((0, 0, size * 2, size * 2), _ROUND * 2, fill=255)
    picture.paste(square, (left, top), corners.resize((size, size), Image.Resampling.BOX))
