from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from onara.export import write
from onara.export.columns import COLUMNS
from onara.export.language import Language
from onara.sheet import CueSheet
from tests.export.sheets import KEPT, SEASON, SHEET, SNOW, line, sheet


def read(told: CueSheet, language: Language = "en") -> list[dict[str, str]]:
    text = write([told], "csv", language).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_excel_is_told_that_it_is_unicode() -> None:
    assert write([SHEET], "csv").startswith(b"\xef\xbb\xbfProgramme,")
    assert write([SHEET], "csv", "ko").decode("utf-8-sig").startswith("프로그램,시즌,회차,")


def test_a_line_is_a_cue_and_rejected_ones_are_left_out() -> None:
    told = read(SHEET)
    assert len(told) == KEPT
    assert [row["Cue id"] for row in told] == ["a", "b", "c", "d", "e", "f"]
    assert told[2]["Cue title"] == "Unknown 3"
    assert list(told[0]) == [column.heading.en for column in COLUMNS]


@pytest.mark.parametrize(
    "title", ["=1+1", "+82 10", "-", "@home", '=HYPERLINK("http://x","y")', "＝1", "\t=1"]
)
def test_a_title_is_never_a_formula(title: str) -> None:
    (row,) = read(sheet(line("a", 0, 9, replace(SNOW, title=title))))
    assert row["Cue title"] == f"'{title.strip()}"


def test_numbers_stay_numbers_also_below_zero() -> None:
    assert read(SHEET)[0]["Level dB"] == "-6.25"


def test_commas_quotes_and_line_breaks_in_names_stay_in_their_cell() -> None:
    (row,) = read(sheet(line("a", 0, 9, replace(SNOW, title='He said, "no"\nand left'))))
    assert row["Cue title"] == 'He said, "no" and left'


def test_a_season_is_one_table() -> None:
    text = write(SEASON, "csv").decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == 1 + KEPT + 2
