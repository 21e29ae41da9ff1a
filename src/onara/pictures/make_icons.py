"""Make the icons of the installed page: ``python -m onara.pictures.make_icons``.

They are the design of ``logo.svg`` as PNG, since phones take no SVG: with round corners, and
without for systems that cut their own shape out of it (maskable; the middle four fifths are always
seen).
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from PIL import Image, ImageDraw

from onara.pictures.drawing import Disc, Drawing, Shape, area
from onara.pictures.raster import painted

FOLDER = Path(str(files("onara.web"))) / "static" / "app"
GROUND, INK = "#b3263e", "#ffffff"
_UNITS = 64
ICONS: dict[str, tuple[int, bool]] = {
    "icon-192.png": (192, False),
    "icon-512.png": (512, False),
    "maskable-192.png": (192, True),
    "maskable-512.png": (512, True),
    "apple-180.png": (180, True),
}
"""By name of the file: pixels, and whether a system cuts its own shape out of it."""


def icon(pixels: int, is_maskable: bool) -> Image.Image:
    """One icon; RGBA where its corners are round."""
    made = painted(_drawn(0.78 if is_maskable else 1.0), pixels)
    if is_maskable:
        return made
    finer = pixels * 4
    corners = Image.new("L", (finer, finer))
    radius = finer * 15 / _UNITS
    ImageDraw.Draw(corners).rounded_rectangle((0, 0, finer - 1, finer - 1), radius, fill=255)
    made.putalpha(corners.resize((pixels, pixels), Image.Resampling.BOX))
    return made


def _drawn(scale: float) -> Drawing:
    """The mark in the middle of its ground: a ring with a dot, upon a stem and a line (오)."""

    def at(x: float, y: float) -> tuple[float, float]:
        return 32 + (x - 32) * scale, 32 + (y - 32) * scale

    x, y = at(32, 27)
    thick = 5 * scale
    return Drawing(
        _UNITS,
        _UNITS,
        (
            Shape(area(0, 0, _UNITS, _UNITS), GROUND),
            Disc(x, y, 11.5 * scale, stroke=INK, width=thick),
            Disc(x, y, 3.5 * scale, INK),
            Shape((at(32, 39), at(32, 46)), closed=False, stroke=INK, width=thick),
            Shape((at(17, 46.5), at(47, 46.5)), closed=False, stroke=INK, width=thick),
        ),
    )


if __name__ == "__main__":
    for name, (pixels, is_maskable) in ICONS.items():
        icon(pixels, is_maskable).save(FOLDER / name, optimize=True)
