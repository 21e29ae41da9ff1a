import numpy as np
import pytest

from onara.index.table import NO_LANDMARKS, Row, Table

NAMES = ["곡", "b", "a", "ab", "", "zz", "b0"]


def table(names: list[str]) -> Table:
    rows = [Row(name.encode(), 10 * place, place, place) for place, name in enumerate(names)]
    return Table.of(rows, {b"ab": 77})


def test_recordings_are_found_in_the_order_of_their_names() -> None:
    made = table(NAMES)
    assert list(made) == ["", "a", "ab", "b", "b0", "zz", "곡"]
    assert [made[place] for place in range(len(made))] == list(made)
    for place, name in enumerate(made):
        assert made.place(name) == place
        assert made.rows["start"][place] == 10 * NAMES.index(name)
    assert made.rows["begin"][2] == 77
    assert made.rows["begin"][0] == NO_LANDMARKS


@pytest.mark.parametrize("name", ["aa", "c", "zzz", "고", "\x00"])
def test_others_are_not_found(name: str) -> None:
    assert table(NAMES).place(name) is None
    assert name not in table(NAMES)


def test_an_empty_table_has_nothing() -> None:
    empty = table([])
    assert list(empty) == []
    assert empty.place("a") is None
    assert len(empty.common(table(NAMES))) == 0
    assert len(table(NAMES).common(empty)) == 0


def test_of_a_name_that_is_told_twice_the_last_row_counts() -> None:
    made = table(["a", "b", "a"])
    assert list(made) == ["a", "b"]
    assert made.rows["start"][0] == 20


@pytest.mark.parametrize("few", [1, 40])
def test_what_two_tables_have_in_common_is_found(few: int) -> None:
    many = [f"{number:04d}" for number in range(200)]
    large, small = table(many), table([*many[::50][:few], *map(str, range(1000, 1000 + few)), "x"])
    common = sorted(set(large) & set(small))
    np.testing.assert_array_equal([large[row] for row in large.common(small)], common)
    np.testing.assert_array_equal([small[row] for row in small.common(large)], common)
