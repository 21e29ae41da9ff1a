from __future__ import annotations

import pytest

from onara.cli.table import table

ROWS = [("1", "Grown Ups", "어른", ""), ("10", "Rainbow", "무지개는 있다", "")]


def test_columns_are_aligned_where_hangul_is_two_wide() -> None:
    assert table(("Part", "Title", "Korean", "Note"), ROWS) == [
        "Part  Title      Korean",
        "1     Grown Ups  어른",
        "10    Rainbow    무지개는 있다",
    ]


def test_on_a_terminal_the_table_is_drawn_with_all_that_is_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    drawn = "\n".join(table(("Part", "Title", "Korean", "Note"), [*ROWS, ("2", "[b]x", "", "")]))
    assert "─" in drawn
    assert "무지개는 있다" in drawn
    assert "[b]x" in drawn
    assert "Note" not in drawn
