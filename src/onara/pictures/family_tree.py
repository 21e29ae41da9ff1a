"""The versions of a song as a tree: each hangs by a line on what it was made from.

The picture is part of a page, so its colours are the page's: shapes have classes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onara.pictures.lettering import drawable, width
from onara.pictures.svg import element, text

_BOX, _ROW, _STEP = (250, 76), 96, 300
"""Width and height of a version's box, height of a row, width of a generation: units."""
_PICTURE = 60
_MARGIN = 8
_TITLE, _NOTE = 17.0, 13.5
"""Sizes of the two lines."""


@dataclass(frozen=True, slots=True)
class Version:
    """One box: ``href`` is its page, ``picture`` its cover, ``label`` what it is said to be;
    ``title_lang`` is a language tag, ``of`` the id of what it was made from."""

    id: str
    title: str
    title_lang: str
    note: str
    label: str
    href: str
    picture: str
    of: str | None
    is_this: bool


def family_tree(versions: Sequence[Version], title: str) -> str:
    """The tree as an SVG element; ``versions`` have what was made from others after those."""
    places = _places(versions)
    wide = max(x for x, _ in places.values()) + _BOX[0] + _MARGIN
    tall = max(y for _, y in places.values()) + _BOX[1] + _MARGIN
    lines = [
        _line(places[each.of], places[each.id])
        for each in versions
        if each.of is not None and each.of in places
    ]
    boxes = [_box(each, *places[each.id]) for each in versions]
    return element(
        "svg",
        element("title", text(title)),
        *lines,
        *boxes,
        class_="family-tree",
        viewBox=f"0 0 {wide} {tall}",
        width=wide,
        height=tall,
        role="group",
    )


def _places(versions: Sequence[Version]) -> Mapping[str, tuple[int, int]]:
    """Left upper corners: generations side by side, what hangs together near each other."""
    known = {each.id for each in versions}
    children: dict[str | None, list[str]] = {}
    for each in versions:
        children.setdefault(each.of if each.of in known else None, []).append(each.id)
    places: dict[str, tuple[int, int]] = {}
    row = 0

    def place(version: str, depth: int) -> int:
        """Places a version and all below it; returns its row in units."""
        nonlocal row
        if version in places:
            return places[version][1]
        places[version] = (_MARGIN + depth * _STEP, _MARGIN + row * _ROW)
        below = [child for child in children.get(version, ()) if child not in places]
        if not below:
            row += 1
            return places[version][1]
        rows = [place(child, depth + 1) for child in below]
        places[version] = (places[version][0], (rows[0] + rows[-1]) // 2)
        return places[version][1]

    for root in children.get(None, []):
        place(root, 0)
    for each in versions:  # a circle of versions hangs on nothing
        place(each.id, 0)
    return places


def _line(start: tuple[int, int], end: tuple[int, int]) -> str:
    x1, y1 = start[0] + _BOX[0], start[1] + _BOX[1] // 2
    x2, y2 = end[0], end[1] + _BOX[1] // 2
    middle = (x1 + x2) // 2
    return element(
        "path", class_="tie", fill="none", d=f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"
    )


def _box(version: Version, x: int, y: int) -> str:
    room = _BOX[0] - _PICTURE - 26.0
    written = x + _PICTURE + 17
    shapes = [
        element(
            "rect", class_="box", x=x, y=y, width=_BOX[0], height=_BOX[1], rx=12
        ),
        element(
            "image", href=version.picture, x=x + 8, y=y + 8, width=_PICTURE, height=_PICTURE
        ),
        # Readers take an element's texts as one: blanks keep its words apart.
        _told(version.label, written, y + 21, 12.0, room, class_="how"),
        " ",
        _told(
            version.title, written, y + 42, _TITLE, room, class_="title", lang=version.title_lang
        ),
        " ",
        _told(version.note, written, y + 62, _NOTE, room, class_="note"),
    ]  # fmt: skip
    here = "true" if version.is_this else None
    if version.is_this:
        return element("g", *shapes, class_="version this", aria_current=here)
    return element("a", *shapes, class_="version", href=version.href)


def _told(words: str, x: int, y: int, size: float, room: float, **attributes: object) -> str:
    """A line, cut at its end where there is no room for it."""
    shown = words
    while len(shown) > 1 and width(drawable(shown), size) > room:
        shown = shown[:-2].rstrip(" ,·…") + "…"
    return element("text", text(shown), x=x, y=y, font_size=size, **attributes)
