from __future__ import annotations

from pathlib import Path

import pytest

from onara.lists.heard import Named, placed, put_back

A, B = Named("a", "A", "", None), Named("b", "B", "", None)


def test_what_was_missing_is_put_back_where_it_belongs() -> None:
    whole = put_back([A, B], [placed("x", 1), placed("y", 3), placed("z", 9)])
    assert [each.song for each in whole] == ["x", "a", "y", "b", "z"]


@pytest.mark.parametrize("odd", ["", "x", "one x", "3", "-1 x", "² x"])
def test_a_place_that_is_none_is_passed_over(odd: str) -> None:
    assert put_back([A], [odd]) == [A]


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        (Named(None, "Snow", "Ailee", None), "Ailee - Snow"),
        (Named(None, "Snow", "", None), "Snow"),
        (Named("d/s", "", "", None), "d/s"),
        (Named(None, "", "", Path("/a/b.mp3")), "b.mp3"),
    ],
)
def test_an_entry_is_named_as_well_as_it_can(entry: Named, name: str) -> None:
    assert entry.name == name
