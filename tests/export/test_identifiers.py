from __future__ import annotations

import pytest

from onara.export.identifiers import isrc, iswc


@pytest.mark.parametrize("given", ["KRA381200001", "KR-A38-12-00001", "kr a38 12 00001"])
def test_an_isrc_is_written_without_dashes(given: str) -> None:
    assert isrc(given) == "KRA381200001"


@pytest.mark.parametrize("given", [None, "", "KRA38120000", "1234", "KRA3812000O1", "=CMD()"])
def test_what_is_no_isrc_is_left_out(given: str | None) -> None:
    assert isrc(given) == ""


def test_an_iswc_is_written_without_separators() -> None:
    assert iswc("T-034.524.680-1") == "T0345246801"


@pytest.mark.parametrize("given", [None, "T-034.524.680-2", "T034524680", "KRA381200001"])
def test_an_iswc_whose_check_digit_is_wrong_is_left_out(given: str | None) -> None:
    assert iswc(given) == ""
