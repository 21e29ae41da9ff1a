from __future__ import annotations

from typing import Any

from onara.export.columns import COLUMNS, contributors, rows
from onara.export.language import Language
from onara.sheet import CueSheet
from tests.export.sheets import KEPT, SEASON, SHEET, SNOW, line, sheet


def table(*sheets: CueSheet, language: Language = "en") -> list[dict[str, Any]]:
    return [
        {column.name: column.value(row) for column in COLUMNS} for row in rows(sheets, language)
    ]


def test_a_cue_has_what_societies_ask_for() -> None:
    first = table(SHEET)[0]
    assert (
        first
        | {
            "programme": "Winter Tale",
            "season": 1,
            "episode": 7,
            "broadcast": "2016-12-23",
            "network": "tvN",
            "number": 1,
            "title": "First Snow",
            "other_title": "첫눈",
            "in": "00:00:10:00",
            "out": "00:01:10:13",
            "duration": "00:01:01",
            "usage_code": "OT",
            "composer": "Lee A; Park B",
            "publisher": "Winter & Co <Seoul>",
            "isrc": "KRA381200001",
            "iswc": "T0345246801",
            "ipi": "",
            "society": "",
            "share": None,
            "status": "DRAFT, machine-made",
            "reviewed_by": "",
        }
        == first
    )


def test_the_raw_evidence_stands_beside_it() -> None:
    second = table(SHEET)[1]
    assert (
        second
        | {
            "z": 21.25,
            "p": 3e-40,
            "support_s": 60.04,
            "level_db": -6.25,
            "speech": 0.625,
            "start_s": 100.0,
            "end_s": 160.04,
            "confidence": "very sure",
            "said_by": "Onara",
        }
        == second
    )
    unknown = table(SHEET)[2]
    assert (unknown["z"], unknown["p"], unknown["level_db"]) == (None, None, None)
    assert (unknown["identified"], unknown["recording"]) == ("unknown", "unknown-c")


def test_a_level_that_no_number_tells_is_empty() -> None:
    (row,) = table(sheet(line("a", 0, 9, level_db=float("inf"))))
    assert row["level_db"] is None


def test_roles_are_the_codes_of_cue_sheets() -> None:
    assert contributors(SNOW) == ("CA Lee A; C Park B; A Choi C; AR Jung D; E Winter & Co <Seoul>")


def test_a_season_counts_each_episode_from_one_in_order() -> None:
    told = table(*SEASON)
    assert [row["episode"] for row in told] == [7] * KEPT + [8, 8]
    assert [row["number"] for row in told] == [*range(1, KEPT + 1), 1, 2]


def test_korean_has_other_headings_and_words_but_the_same_numbers() -> None:
    english, korean = table(SHEET)[3], table(SHEET, language="ko")[3]
    assert (korean["title"], korean["usage"], korean["confidence"]) == (
        "첫눈",
        "화면 속 연주",
        "사람이 지정",
    )
    for name in ("in", "out", "usage_code", "isrc", "p", "speech", "cue"):
        assert english[name] == korean[name]


def test_every_heading_and_name_is_there_once() -> None:
    for told in zip(*((c.name, c.heading.en, c.heading.ko) for c in COLUMNS), strict=True):
        assert len(set(told)) == len(COLUMNS)
