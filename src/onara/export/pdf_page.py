"""What stands on every page of the PDF: title, stamp, page number of how many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from onara.export.pdf_fonts import FONT, runs

_MARGIN, _SMALL = 34.0, 7.5
"""Points: 12 mm, and the size of the smallest text."""
_STAMP_SIZE = 11.0
_RED = (0.75, 0.0, 0.0)


def page_maker(title: str, stamped: str, program: str) -> Callable[..., Canvas]:
    """A canvas that writes its part on each page once it knows how many there are."""

    class _Pages(Canvas):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            # Else reportlab names Helvetica in every file, which then is not embedded.
            super().__init__(*args, **(kwargs | {"initialFontName": FONT}))
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's name
            self._kept.append(dict(self.__dict__))
            self._startPage()  # type: ignore[attr-defined]

        def save(self) -> None:
            for number, state in enumerate(self._kept, 1):
                self.__dict__.update(state)
                _decorate(self, title, stamped, f"{program}    {number} / {len(self._kept)}")
                super().showPage()
            super().save()

    return _Pages


def _decorate(page: Canvas, title: str, stamped: str, foot: str) -> None:
    width, height = page._pagesize  # type: ignore[attr-defined]
    top = height - 38
    room = width - 3 * _MARGIN - stringWidth(stamped, FONT, _STAMP_SIZE)
    page.setFillColorRGB(0, 0, 0)
    x = _MARGIN
    for font, told in _fitting(runs(title), room):
        page.setFont(font, _STAMP_SIZE)
        page.drawString(x, top, told)
        x += stringWidth(told, font, _STAMP_SIZE)
    page.setFont(FONT, _SMALL)
    page.drawRightString(width - _MARGIN, 22, foot)
    _stamp(page, stamped, width - _MARGIN, top)


def _stamp(page: Canvas, text: str, right: float, bottom: float) -> None:
    across = stringWidth(text, FONT, _STAMP_SIZE)
    page.saveState()
    page.setStrokeColorRGB(*_RED)
    page.setFillColorRGB(*_RED)
    page.rect(right - across - 12, bottom - 6, across + 12, _STAMP_SIZE + 9)
    page.setFont(FONT, _STAMP_SIZE)
    page.drawString(right - across - 6, bottom, text)
    page.restoreState()


def _fitting(told: list[tuple[str, str]], room: float) -> list[tuple[str, str]]:
    """As much of a title as has room beside the stamp."""
    kept: list[tuple[str, str]] = []
    for font, text in told:
        for sign in text:
            room -= stringWidth(sign, font, _STAMP_SIZE)
            if room < stringWidth("…", FONT, _STAMP_SIZE):
                return [*kept, (FONT, "…")]
            kept.append((font, sign))
    return kept
