from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onara.export.confidence import confidence, stamp
from onara.sheet import By, Evidence
from tests.export.sheets import RAIN, SHEET, UNKNOWN_3, line


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"evidence": Evidence(30.0, 1e-20, 9.0)}, "very sure"),
        ({"evidence": Evidence(12.0, 1e-5, 9.0)}, "sure"),
        ({"evidence": Evidence(5.0, 0.02, 9.0)}, "doubtful"),
        ({"evidence": Evidence(None, None, 9.0)}, "not measured"),
        ({"by": By.PERSON}, "set by a person"),
        ({"set_by_person": ("song",)}, "set by a person"),
        ({"set_by_person": ("start_s",)}, "very sure"),
    ],
)
def test_how_sure_a_cue_is_stands_in_words(told: dict[str, Any], words: str) -> None:
    assert confidence(line("a", 0, 10, RAIN, **told), "en") == words


def test_unknown_music_is_not_identified_however_plain_it_is() -> None:
    assert confidence(line("a", 0, 10, UNKNOWN_3), "en") == "not identified"
    assert confidence(line("a", 0, 10, UNKNOWN_3), "ko") == "미확인"


def test_a_sheet_is_a_draft_until_somebody_looked_through_it() -> None:
    assert stamp(SHEET, "en") == "DRAFT, machine-made"
    assert stamp(SHEET, "ko") == "초안 (기계 작성)"
    assert stamp(replace(SHEET, reviewer="Kim"), "en") == "Machine-made, reviewed"
