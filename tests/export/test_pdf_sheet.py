from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from onara.export import write
from onara.export.language import Language
from onara.export.pdf_sheet import COLUMNS
from onara.sheet import CueSheet
from tests.export import programs
from tests.export.sheets import RAIN, SEASON, SHEET, SNOW, line, sheet

LONG = sheet(*(line(f"c{n}", 60.0 * n, 60.0 * n + 30, RAIN if n % 2 else SNOW) for n in range(50)))


def pages(folder: Path, *sheets: CueSheet, language: Language = "en") -> list[str]:
    file = folder / "sheet.pdf"
    file.write_bytes(write(sheets, "pdf", language))
    return programs.run("pdftotext", "-layout", file, "-").split("\f")[:-1]


def test_the_cues_stand_in_it_in_both_languages(tmp_path: Path) -> None:
    (english,) = pages(tmp_path, SHEET)
    for told in ("First Snow", "첫눈", "00:41:12:00", "BI/BV", "Unknown 3", "KRA381200001"):
        assert told in english
    assert "DRAFT, machine-made" in english
    assert "Reviewed by:" in english
    (korean,) = pages(tmp_path, SHEET, language="ko")
    for told in ("음악 큐시트", "겨울 神 이야기", "초안 (기계 작성)", "미확인 음악 3", "검토자:"):
        assert told in korean


def test_headings_stamp_and_page_number_stand_on_every_page(tmp_path: Path) -> None:
    told = pages(tmp_path, LONG)
    assert len(told) > 2
    for number, page in enumerate(told, 1):
        assert re.search(rf"{number} ?/ ?{len(told)}$", page.rstrip())
        assert "DRAFT, machine-made" in page
    for page in told[:-1]:
        assert COLUMNS[3].heading.en in page
    numbers = [
        int(each) for page in told for each in re.findall(r"^ *(\d+) +\d\d:\d\d:", page, re.M)
    ]
    assert numbers == list(range(1, 51))


def test_the_page_is_a4_across_with_all_fonts_inside(tmp_path: Path) -> None:
    pages(tmp_path, SHEET)
    told = programs.run("pdfinfo", tmp_path / "sheet.pdf")
    assert re.search(r"Page size: +841\.89 x 595\.27\d* pts \(A4\)", told)
    fonts = programs.run("pdffonts", tmp_path / "sheet.pdf").splitlines()[2:]
    assert fonts
    for font in fonts:
        embedded, subset, has_text = font.split()[-5:-2]
        assert (embedded, subset, has_text) == ("yes", "yes", "yes"), font


def test_a_season_is_one_document_with_one_signature(tmp_path: Path) -> None:
    told = "".join(pages(tmp_path, *SEASON))
    assert "Composite cue sheet – Winter Tale – 2 episodes" in told
    assert told.index("episode 7") < told.index("episode 8")
    assert told.count("Signature:") == 1


def test_a_reviewed_sheet_names_its_reviewer(tmp_path: Path) -> None:
    (told,) = pages(tmp_path, replace(SHEET, reviewer="김검토"))
    assert "김검토" in told
    assert "DRAFT" not in told


@pytest.mark.parametrize("title", ["<b>&amp;", "a" * 300, "가" * 300, "\x00\udcff", "🎵 ♪"])
def test_no_title_breaks_the_page(tmp_path: Path, title: str) -> None:
    odd = sheet(line("a", 0, 9, replace(SNOW, title=title)), drama_title=title)
    assert "Signature:" in pages(tmp_path, odd)[-1]


def test_a_sheet_without_music_says_so(tmp_path: Path) -> None:
    assert "There is no music" in pages(tmp_path, sheet())[0]


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert write([SHEET], "pdf") == write([SHEET], "pdf")


def test_the_columns_fill_the_page() -> None:
    assert sum(column.width for column in COLUMNS) == 273
