from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from onara.export import LANGUAGES, write
from onara.export.columns import COLUMNS
from onara.export.language import Language
from onara.export.xlsx_sheet import HEADING_ROW
from onara.sheet import CueSheet
from tests.export.sheets import KEPT, SEASON, SHEET, SNOW, line, sheet

PLACES = {column.name: place for place, column in enumerate(COLUMNS, 1)}


def page(*sheets: CueSheet, language: Language = "en") -> Worksheet:
    book = openpyxl.load_workbook(io.BytesIO(write(sheets, "xlsx", language)))
    return book.worksheets[0]


def test_headings_stand_over_the_columns_in_both_languages() -> None:
    for number, language in enumerate(LANGUAGES):
        told = page(SHEET, language=language)
        headings = [cell.value for cell in told[HEADING_ROW]]
        assert headings == [column.heading[number] for column in COLUMNS]


def test_cues_are_rows_with_numbers_as_numbers() -> None:
    told = page(SHEET)
    assert told.max_row == HEADING_ROW + KEPT
    second = HEADING_ROW + 2
    assert told.cell(second, PLACES["level_db"]).value == -6.25
    assert told.cell(second, PLACES["p"]).value == 3e-40
    assert told.cell(second, PLACES["p"]).number_format == "0.0E+00"
    assert told.cell(second, PLACES["speech"]).number_format == "0%"
    assert told.cell(second, PLACES["in"]).value == "00:01:40:00"


def test_it_says_that_it_is_a_draft_and_who_is_to_sign() -> None:
    told = page(SHEET)
    assert told["A1"].value == "Cue sheet – Winter Tale – Season 1, episode 7: The Station"
    assert told["A2"].value == "DRAFT, machine-made"
    assert "____" in str(told["A3"].value)
    assert str(page(SHEET, language="ko")["A2"].value) == "초안 (기계 작성)"
    reviewed = page(replace(SHEET, reviewer="Kim Reviewer"))
    assert reviewed["A2"].value == "Machine-made, reviewed"
    assert str(reviewed["A3"].value).endswith("Kim Reviewer")


def test_a_season_is_a_composite_sheet() -> None:
    told = page(*SEASON)
    assert told["A1"].value == "Composite cue sheet – Winter Tale – 2 episodes"
    assert told.max_row == HEADING_ROW + KEPT + 2


def test_the_heading_stays_on_screen_and_on_every_printed_page() -> None:
    told = page(SHEET)
    assert str(told.freeze_panes).endswith(str(HEADING_ROW + 1))
    assert told.print_title_rows == f"${HEADING_ROW}:${HEADING_ROW}"
    assert (told.page_setup.orientation, told.page_setup.paperSize) == ("landscape", 9)
    fitted = told.sheet_properties.pageSetUpPr
    assert fitted is not None
    assert fitted.fitToPage
    assert told.auto_filter.ref.startswith(f"A{HEADING_ROW}:")
    assert told.column_dimensions["H"].width > told.column_dimensions["G"].width


def test_a_title_is_never_a_formula_and_never_breaks_the_file() -> None:
    odd = sheet(line("a", 0, 9, replace(SNOW, title="=1+1", title_ko="a\x00b\udcff")))
    told = page(odd)
    cell = told.cell(HEADING_ROW + 1, PLACES["title"])
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
    assert told.cell(HEADING_ROW + 1, PLACES["other_title"]).value == "a b\ufffd"


def test_a_sheet_without_a_cue_is_a_sheet() -> None:
    assert page(sheet()).max_row == HEADING_ROW


def test_the_same_sheet_is_the_same_table() -> None:
    first, second = (list(page(SHEET).values) for _ in range(2))
    assert first == second
