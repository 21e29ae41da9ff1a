"""A drawing as pixels, for those who take no SVG: previews of shared links, icons of players."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from onara.export.make_font import file_of
from onara.pictures.drawing import Disc, Drawing, Fade, Mark, Paint, Shape, Words, flattened
from onara.pictures.lettering import font_of, width

_FINER = 2
"""Edges are drawn so many times finer and made smooth by averaging."""


def painted(drawing: Drawing, pixels: int) -> Image.Image:
    """The drawing as an RGB picture of so many pixels' width."""
    scale = pixels * _FINER / drawing.width
    size = round(drawing.width * scale), round(drawing.height * scale)
    picture = Image.new("RGB", size, "white")
    for mark in drawing.marks:
        _put(picture, mark, scale)
    return picture.resize((pixels, round(size[1] / _FINER)), Image.Resampling.BOX)


def _put(picture: Image.Image, mark: Mark, scale: float) -> None:
    if mark.fill:
        _lay(picture, _area(picture.size, mark, scale), mark.fill, mark.opacity, scale)
    if not isinstance(mark, Words) and mark.stroke:
        _lay(picture, _line(picture.size, mark, scale), mark.stroke, mark.opacity, scale)


def _lay(
    picture: Image.Image, mask: Image.Image, paint: Paint, opacity: float, scale: float
) -> None:
    """Paint through a mask, only where it has anything."""
    box = mask.getbbox()
    if box is None:
        return
    through = mask.crop(box)
    if isinstance(paint, str):
        if opacity < 1:
            through = through.point(lambda value: round(value * opacity))
        picture.paste(Image.new("RGB", through.size, paint), box, through)
        return
    colours, strengths = _faded(paint, box, scale)
    covered = np.asarray(through, dtype=np.float32) * strengths * opacity
    picture.paste(
        Image.fromarray(np.ascontiguousarray(colours)),
        box,
        Image.fromarray(covered.astype(np.uint8)),
    )


def _faded(
    fade: Fade, box: tuple[int, int, int, int], scale: float
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Colours (rows, columns, 3) and opacities (rows, columns) of a fade within a box of pixels."""
    x = (np.arange(box[0], box[2]) / scale)[None, :]
    y = (np.arange(box[1], box[3]) / scale)[:, None]
    (x1, y1), (x2, y2) = fade.start, fade.end
    if fade.radius is not None:
        along = np.hypot(x - x1, y - y1) / fade.radius
    elif y1 == y2:  # along one side the rest follows, and that is most of the work
        along = (x - x1) / (x2 - x1)
    elif x1 == x2:
        along = (y - y1) / (y2 - y1)
    else:
        long = (x2 - x1) ** 2 + (y2 - y1) ** 2
        along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / long
    offsets = [offset for offset, _, _ in fade.stops]
    channels = [
        np.interp(along, offsets, [int(colour[at : at + 2], 16) for _, colour, _ in fade.stops])
        for at in (1, 3, 5)
    ]
    opacities = np.interp(along, offsets, [opacity for _, _, opacity in fade.stops])
    size = y.shape[0], x.shape[1]
    colours = np.stack(channels, axis=-1).astype(np.uint8)
    return np.broadcast_to(colours, (*size, 3)), np.broadcast_to(opacities.astype(np.float32), size)


def _area(size: tuple[int, int], mark: Mark, scale: float) -> Image.Image:
    mask = Image.new("L", size)
    pen = ImageDraw.Draw(mask)
    if isinstance(mark, Words):
        _write(pen, mark, scale)
    elif isinstance(mark, Disc):
        pen.ellipse(_round(mark.x, mark.y, mark.radius, scale), fill=255)
    else:
        pen.polygon([(x * scale, y * scale) for x, y in flattened(mark)], fill=255)
    return mask


def _line(size: tuple[int, int], mark: Shape | Disc, scale: float) -> Image.Image:
    mask = Image.new("L", size)
    pen, thick = ImageDraw.Draw(mask), max(1, round(mark.width * scale))
    if isinstance(mark, Disc):
        outer = mark.radius + mark.width / 2
        pen.ellipse(_round(mark.x, mark.y, outer, scale), outline=255, width=thick)
        return mask
    points = [(x * scale, y * scale) for x, y in flattened(mark)]
    if mark.closed:
        points.append(points[0])
    pen.line(points, fill=255, width=thick, joint="curve")
    for x, y in (points[0], points[-1]):
        pen.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=255)
    return mask


def _round(x: float, y: float, radius: float, scale: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = x - radius, y - radius, x + radius, y + radius
    return left * scale, top * scale, right * scale, bottom * scale


def _write(pen: ImageDraw.ImageDraw, words: Words, scale: float) -> None:
    x = words.x
    for letter in words.text:
        if letter != " ":
            font = _font(font_of(letter), round(words.size * scale))
            thick = words.weight * words.size * scale / 2
            pen.text(
                (x * scale, words.y * scale), letter, fill=255, font=font, anchor="ls",
                stroke_width=thick,
            )  # fmt: skip
        x += width(letter, words.size) + words.spacing * words.size


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file_of(name), size)
