from __future__ import annotations

from onara.pictures.cover import Subject, design, drawn
from onara.pictures.drawing import Disc, Drawing, Fade, Shape, Words, area
from onara.pictures.raster import painted


def test_shapes_discs_and_fades_are_painted_where_they_are() -> None:
    fade = Fade(((0.0, "#000000", 1.0), (1.0, "#ffffff", 1.0)), (0.0, 0.0), (100.0, 0.0))
    marks = (
        Shape(area(0, 0, 100, 100), fade),
        Shape(area(0, 0, 20, 20), "#ff0000"),
        Disc(80, 80, 10, "#00ff00"),
    )
    picture = painted(Drawing(100, 100, marks), 100)
    assert picture.size == (100, 100)
    assert picture.getpixel((10, 10)) == (255, 0, 0)
    assert picture.getpixel((80, 80)) == (0, 255, 0)
    dark, bright = picture.getpixel((30, 50)), picture.getpixel((95, 50))
    assert isinstance(dark, tuple) and isinstance(bright, tuple) and dark[0] < bright[0]


def test_letters_are_painted_in_their_box() -> None:
    words = Words("오", 20, 80, 60, "#000000")
    picture = painted(Drawing(100, 100, (words,)), 200).convert("L").point(lambda v: 255 - v)
    box = picture.getbbox()
    assert box is not None
    left, top, right, bottom = words.box
    for found, expected in zip(box, (left, top, right, bottom), strict=True):
        assert abs(found / 2 - expected) < 2


def test_a_cover_can_be_painted() -> None:
    picture = painted(drawn(design(Subject("song", "x", "별처럼", year=2014))), 120)
    assert picture.size == (120, 120)
    colours = picture.getcolors(120 * 120)
    assert colours is not None and len(colours) > 50
