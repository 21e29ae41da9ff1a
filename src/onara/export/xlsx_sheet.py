"""XLSX: the table with its head, to be read, completed, printed and signed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onara.export import names
from onara.export.columns import COLUMNS, Kind, Row, rows
from onara.export.confidence import stamp
from onara.export.language import Language, Words
from onara.sheet import CueSheet

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

HEADING_ROW = 6
"""The row of the columns' headings; above it stand title, stamp and reviewer."""
_NUMBER_FORMATS: dict[Kind, str] = {
    "text": "@",
    "whole": "0",
    "decimal": "0.0",
    "fine": "0.000",
    "share": "0%",
    "chance": "0.0E+00",
}
SHEET = Words("Cue sheet", "음악 큐시트")
COMPOSITE = Words("Composite cue sheet", "음악 큐시트 (여러 회차)")
_REVIEWED_BY = Words("Reviewed by (name, date, signature):", "검토자 (이름, 날짜, 서명):")
_A4 = 9
"""Excel's number for A4 paper."""
_GREY, _RED = "FFE7E6E6", "FFC00000"


def write(sheets: Sequence[CueSheet], language: Language) -> bytes:
    """The cues of one or many episodes as a workbook (Office Open XML)."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.worksheets[0]
    page.title = SHEET.of(language)
    _describe(book, sheets)
    _head(page, sheets, language)
    _headings(page, language)
    for number, row in enumerate(rows(sheets, language), HEADING_ROW + 1):
        _row(page, number, row)
    _lay_out(page)
    filled = io.BytesIO()
    book.save(filled)
    return filled.getvalue()


def heading(sheets: Sequence[CueSheet], language: Language) -> str:
    """What sheet this is: its kind, the programme and the episode or the number of them."""
    ordered = names.in_order(sheets)
    programmes = dict.fromkeys(names.programme(each.episode, language) for each in ordered)
    if len(ordered) == 1:
        told = [*programmes, names.episode_name(ordered[0].episode, language)]
        kind = SHEET
    else:
        count = Words(f"{len(ordered)} episodes", f"{len(ordered)}개 회차")
        told = [*programmes, count.of(language)]
        kind = COMPOSITE
    return " – ".join(filter(None, (kind.of(language), *told)))


def _describe(book: Workbook, sheets: Sequence[CueSheet]) -> None:
    # Made when the scan was: the same sheet twice is the same file.
    made = max(sheet.made for sheet in sheets).replace(tzinfo=None)
    book.properties.created = book.properties.modified = made
    book.properties.creator = names.one_line(sheets[0].program)


def _head(page: Worksheet, sheets: Sequence[CueSheet], language: Language) -> None:
    from openpyxl.styles import Font

    stamps = dict.fromkeys(stamp(sheet, language) for sheet in sheets)
    reviewers = dict.fromkeys(
        names.one_line(sheet.reviewer) for sheet in sheets if sheet.reviewer is not None
    )
    made = Words("Made by", "작성").of(language)
    programs = dict.fromkeys(f"{sheet.program}, {sheet.made:%Y-%m-%d %H:%M}" for sheet in sheets)
    told = (
        (heading(sheets, language), Font(bold=True, size=14)),
        (" / ".join(stamps), Font(bold=True, color=_RED)),
        (f"{_REVIEWED_BY.of(language)} {', '.join(reviewers) or '_' * 30}", Font()),
        (f"{made}: {names.one_line('; '.join(programs))}", Font()),
    )
    for number, (text, font) in enumerate(told, 1):
        cell = page.cell(number, 1)
        _set_text(cell, text)
        cell.font = font


def _headings(page: Worksheet, language: Language) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for number, column in enumerate(COLUMNS, 1):
        cell = page.cell(HEADING_ROW, number)
        _set_text(cell, column.heading.of(language))
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color=_GREY)
        cell.alignment = Alignment(wrap_text=True, vertical="center")


def _row(page: Worksheet, number: int, row: Row) -> None:
    for place, column in enumerate(COLUMNS, 1):
        value = column.value(row)
        cell = page.cell(number, place)
        if isinstance(value, str):
            if value:
                _set_text(cell, value)
        elif value is not None:
            cell.value = value
        cell.number_format = _NUMBER_FORMATS[column.kind]


def _set_text(cell: Cell | MergedCell, text: str) -> None:
    """Text as text: of "=1+1" openpyxl would make a formula."""
    cell.value = text
    cell.data_type = "s"
    # So that it stays text when a person goes through the cell.
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))


def _lay_out(page: Worksheet) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    last = get_column_letter(len(COLUMNS))
    for number, column in enumerate(COLUMNS, 1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    title = next(place for place, column in enumerate(COLUMNS, 1) if column.name == "title")
    page.freeze_panes = f"{get_column_letter(title + 1)}{HEADING_ROW + 1}"
    page.auto_filter.ref = f"A{HEADING_ROW}:{last}{max(page.max_row, HEADING_ROW)}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    # What a society asks for is printed, the evidence stays on the screen.
    printed = next(place for place, column in enumerate(COLUMNS, 1) if column.name == "iswc")
    page.print_area = f"A1:{get_column_letter(printed)}{max(page.max_row, HEADING_ROW)}"
    page.oddFooter.center.text = "&P / &N"  # type: ignore[union-attr]
