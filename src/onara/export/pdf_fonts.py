"""The fonts of the PDF, subsets of NanumGothic and Noto Sans in ``fonts/`` (`make_font`).

Onara Gothic has all 11,172 syllables, the Hanja of KS X 1001, kana and plain Latin; a word with a
letter that it lacks, as in names of foreign singers, is set in Onara Latin.  Only the signs that
are used go into a PDF.
"""

from __future__ import annotations

import re
from functools import cache
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from onara.export.make_font import KOREAN, LATIN, file_of

FONT, _LATIN = KOREAN.replace(" ", ""), LATIN.replace(" ", "")
_LACKING = "□"


def register() -> None:
    """Make the fonts known to reportlab."""
    for name in (FONT, _LATIN):
        _font(name)


def runs(text: str) -> list[tuple[str, str]]:
    """Text in pieces, each with the name of a font that has its signs.

    A Latin word stays in one font; a sign that neither has becomes ``□``, so that it is not lost
    unseen.
    """
    found: list[tuple[str, str]] = []
    for piece in re.split("( )", text):
        whole = next((name for name in (FONT, _LATIN) if _signs(name).issuperset(piece)), None)
        pieces = [(whole, piece)] if whole else [_sign(sign) for sign in piece]
        for font, told in pieces:
            if found and found[-1][0] == font:
                found[-1] = (font, found[-1][1] + told)
            else:
                found.append((font, told))
    return found


def markup(text: str) -> str:
    """Text for a paragraph, as `runs` has it."""
    return "".join(
        escape(told) if font == FONT else f'<font name="{font}">{escape(told)}</font>'
        for font, told in runs(text)
    )


def _sign(sign: str) -> tuple[str, str]:
    found = next((name for name in (FONT, _LATIN) if sign in _signs(name)), None)
    return (found, sign) if found else (FONT, _LACKING)


@cache
def _font(name: str) -> TTFont:
    font = TTFont(name, str(file_of(name)))
    pdfmetrics.registerFont(font)
    return font


@cache
def _signs(name: str) -> frozenset[str]:
    return frozenset(map(chr, _font(name).face.charToGlyph))
