"""Make the fonts: ``python -m onara.export.make_font NanumGothic.ttf NotoSans.ttf [HANJA.woff2]``.

The first two are those of the PDF; the third has only Chinese characters and kana of the first, for
a page whose own font has none (it needs the package brotli).

Both are released under the SIL Open Font License (``fonts/OFL.txt``); Debian's packages fonts-nanum
and fonts-noto-core have them.  Left out are instructions for coarse screens and signs of private
use, which makes 2.9 MB of the 4.7 of NanumGothic, and of Noto Sans all but Latin.  The licence
reserves the name Nanum for the unchanged font, so the smaller ones have other names.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from onara.export.problem import ExportError

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent / "fonts"
KOREAN, LATIN, HANJA = "Onara Gothic", "Onara Latin", "Onara Hanja"
SIGNS: dict[str, tuple[range, ...]] = {
    KOREAN: (range(0xE000), range(0xF900, 0x10000)),
    HANJA: (range(0x3040, 0x3100), range(0x4E00, 0xA000), range(0xF900, 0xFB00)),
    LATIN: (range(0x20, 0x250), range(0x300, 0x370), range(0x1E00, 0x1F00), range(0x2010, 0x2028)),
}
"""What is kept of a source, as code points."""
_LEFT_OUT = ("DSIG", "FFTM", "GDEF", "GPOS", "GSUB", "TSI0", "TSI1", "TSI2", "TSI3", "TSI5", "kern")
_FAMILY, _UNIQUE, _FULL, _POSTSCRIPT, _LICENCE = 1, 3, 4, 6, 13
"""Ids of the name table (OpenType)."""
_KEPT_NAMES = [0, 2, 5]
"""Copyright, style and version."""


def file_of(name: str) -> Path:
    """Where a font of ours lies."""
    return FOLDER / f"{name.replace(' ', '')}.ttf"


def make(source: Path, name: str, target: Path) -> None:
    """Write the signs of ``name`` that ``source`` has as a font; raises `ExportError` if none."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont, TTLibError

    try:
        font = TTFont(source)
        signs = _kept(font.getBestCmap(), SIGNS[name])
    except (OSError, TTLibError) as error:
        raise ExportError(f"{source}: this font cannot be read: {error}") from None
    options = Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=_KEPT_NAMES)
    options.drop_tables += list(_LEFT_OUT)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=signs)
    subsetter.subset(font)
    _rename(font, name)
    font.flavor = "woff2" if target.suffix == ".woff2" else None
    font.save(target)


def _kept(signs: Iterable[int], ranges: tuple[range, ...]) -> list[int]:
    return [sign for sign in signs if any(sign in each for each in ranges)]


def _rename(font: TTFont, name: str) -> None:
    table = font["name"]
    told = {
        _FAMILY: name,
        _UNIQUE: f"{name}, a subset",
        _FULL: name,
        _POSTSCRIPT: name.replace(" ", ""),
        _LICENCE: "SIL Open Font License, Version 1.1",
    }
    for number, text in told.items():
        table.setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    korean, latin, *hanja = (Path(given) for given in sys.argv[1:])
    make(korean, KOREAN, file_of(KOREAN))
    make(latin, LATIN, file_of(LATIN))
    for web in hanja:
        make(korean, HANJA, web)
