from __future__ import annotations

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from onara.cli.times import exact, seconds


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("12.5", 12.5), ("0", 0.0), ("1:23", 83.0), ("0:41:12.5", 2472.5), ("90", 90.0),
        ("75:00", 4500.0), (" 1:02,25 ", 62.25),
    ],
)  # fmt: skip
def test_a_time_is_read_as_it_is_typed(text: str, second: float) -> None:
    assert seconds(text) == second


@pytest.mark.parametrize(
    "text", ["", "noon", "1:60", "1:60:00", "-3", "1::2", "1:2:3:4", "nan", "1e3", "١:٢"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="is no time"):
        seconds(text)


@given(st.integers(0, 400_000))
def test_a_time_that_is_shown_can_be_typed(tenths: int) -> None:
    assert seconds(exact(tenths / 10)) == pytest.approx(tenths / 10)
