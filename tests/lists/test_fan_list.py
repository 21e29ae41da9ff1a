from __future__ import annotations

import pytest

from onara.lists import Entry, FanList, ListError

ABC = FanList("rain", (Entry("a"), Entry("b", note="at night"), Entry("c")))


def test_something_is_added_at_the_end_and_only_once() -> None:
    longer = ABC.with_entry(Entry("d"))
    assert longer.ids == ("a", "b", "c", "d")
    with pytest.raises(ListError, match="d is in the list rain already"):
        longer.with_entry(Entry("d"))


def test_something_is_taken_out() -> None:
    assert ABC.without("b").ids == ("a", "c")
    with pytest.raises(ListError, match="x is not in the list rain"):
        ABC.without("x")


@pytest.mark.parametrize(
    ("entry", "position", "order"),
    [("a", 3, "bca"), ("c", 1, "cab"), ("b", 2, "abc"), ("a", 99, "bca"), ("a", 2, "bac")],
)
def test_something_is_moved_to_a_position(entry: str, position: int, order: str) -> None:
    moved = ABC.moved(entry, position)
    assert "".join(moved.ids) == order
    assert set(moved.entries) == set(ABC.entries)


def test_there_is_no_position_zero() -> None:
    with pytest.raises(ListError, match="from 1"):
        ABC.moved("a", 0)


def test_a_note_is_written_and_taken_away() -> None:
    assert ABC.noted("a", "first").entries[0] == Entry("a", note="first")
    assert ABC.noted("b", "").entries[1].note is None
    with pytest.raises(ListError):
        ABC.noted("x", "no")
