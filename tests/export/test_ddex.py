from __future__ import annotations

import re
from dataclasses import replace

from onara.export import write
from onara.export.ddex import CELLS
from onara.sheet import CueSheet
from tests.export.sheets import KEPT, SEASON, SHEET, SNOW, line, sheet

# xs:duration without days, as ISO 8601 and DDEX have it.
DURATION = re.compile(r"PT(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?")


def records(*sheets: CueSheet) -> list[dict[str, str]]:
    text = write(sheets, "ddex").decode()
    rows = [each for each in text.splitlines() if not each.startswith("#")]
    return [dict(zip(CELLS, row.split("\t"), strict=True)) for row in rows]


def test_a_record_has_the_cells_of_a_cue() -> None:
    first = records(SHEET)[0]
    assert (
        first
        | {
            "RecordType": "CU01.02",
            "BlockId": "1",
            "ResourceReference": "1",
            "CueStartTime": "PT10S",
            "CueDuration": "PT1M0.5S",
            "ReferencedCreationIsrc": "KRA381200001",
            "ReferencedCreationIswc": "T0345246801",
            "ReferencedCreationTitle": "First Snow",
            "Composers": "Lee A|Park B",
            "CueUseType": "Theme",
            "CueThemeType": "OpeningTheme",
            "CueVocalType": "",
            "CueVisualPerceptionType": "Background",
            "CueOrigin": "Unknown",
            "HasMusicalContent": "true",
        }
        == first
    )
    assert records(SHEET)[3]["CueVisualPerceptionType"] == "Visual"
    assert records(SHEET)[3]["CueVocalType"] == "Instrumental"


def test_times_are_iso_durations_and_each_record_has_every_cell() -> None:
    found = records(*SEASON)
    assert len(found) == KEPT + 2
    for each in found:
        assert DURATION.fullmatch(each["CueStartTime"])
        assert DURATION.fullmatch(each["CueDuration"])


def test_an_episode_is_a_block_and_a_season_a_composite_sheet() -> None:
    assert {each["BlockId"] for each in records(*SEASON)} == {"1", "2"}
    assert write(SEASON, "ddex").startswith(b"# CompositeCueSheet\n")
    assert write([SHEET], "ddex").startswith(b"# StandardCueSheet\n")


def test_it_says_that_it_is_a_draft_and_only_shaped() -> None:
    told = write([SHEET], "ddex").decode()
    assert "DRAFT, machine-made" in told
    assert "no conforming message" in told


def test_delimiters_in_names_do_not_part_cells() -> None:
    odd = replace(SNOW, title="a\tb\nc", composers=("x|y", "z"))
    (record,) = records(sheet(line("a", 0, 9, odd)))
    assert record["ReferencedCreationTitle"] == "a b c"
    assert record["Composers"] == "x/y|z"
