from __future__ import annotations

from dataclasses import replace

import pytest

from onara.export.usage import USES, code
from onara.sheet import Usage, Vocal
from tests.export.sheets import line

CUE = line("a", 0, 10).cue
# DDEX's allowed value sets (data dictionary: CueUseType, ThemeType, VisualPerceptionType).
USE_TYPES = {
    *("AudioLogo", "Background", "Bumper", "EssentialPart", "FilmTheme", "Theme", "RolledUpCue"),
    *("IndistinguishableBackground", "OnScreenMusic"),
}
THEME_TYPES = {None, "ClosingTheme", "MainTheme", "OpeningTheme", "SegmentTheme", "TitleTheme"}


@pytest.mark.parametrize(
    ("usage", "vocal", "told"),
    [
        (Usage.OPENING, Vocal.VOCAL, "OT"),
        (Usage.CLOSING, Vocal.UNKNOWN, "CT"),
        (Usage.BACKGROUND, Vocal.INSTRUMENTAL, "BI"),
        (Usage.BACKGROUND, Vocal.VOCAL, "BV"),
        (Usage.BACKGROUND, Vocal.UNKNOWN, "BI/BV"),
        (Usage.FEATURED, Vocal.VOCAL, "FV"),
        (Usage.ON_SCREEN, Vocal.INSTRUMENTAL, "VI"),
        (Usage.STING, Vocal.INSTRUMENTAL, "EE"),
        (Usage.RECAP, Vocal.INSTRUMENTAL, "BI"),
        (Usage.PREVIEW, Vocal.VOCAL, "BV"),
    ],
)
def test_codes_are_those_of_cue_sheets(usage: Usage, vocal: Vocal, told: str) -> None:
    assert code(replace(CUE, usage=usage, vocal=vocal)) == told


def test_every_usage_has_values_that_ddex_allows() -> None:
    assert set(USES) == set(Usage)
    for use in USES.values():
        assert use.use_type in USE_TYPES
        assert use.theme_type in THEME_TYPES
        assert use.perception in {"Background", "Visual"}


def test_each_usage_is_said_in_its_own_words_in_both_languages() -> None:
    for language in (0, 1):
        assert len({use.words[language] for use in USES.values()}) == len(Usage)
