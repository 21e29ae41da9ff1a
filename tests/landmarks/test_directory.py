import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onara.landmarks.directory import Directory


def below_of(keys: list[int], steps: int) -> np.ndarray:
    return np.searchsorted(np.sort(keys), np.arange(steps + 1))


def some(count: int, steps: int, seed: int = 1) -> np.ndarray:
    """Keys as real ones lie: many of a few, and long stretches with none."""
    rng = np.random.default_rng(seed)
    return np.sort(rng.integers(0, steps, count) // 700 * 700 % steps)


@given(
    st.integers(1, 700).flatmap(lambda n: st.tuples(st.lists(st.integers(0, n - 1)), st.just(n)))
)
def test_it_says_what_it_was_given(given_: tuple[list[int], int]) -> None:
    keys, steps = given_
    below = below_of(keys, steps)
    made = Directory.of(below)
    assert (made.count, made.steps) == (len(keys), steps)
    np.testing.assert_array_equal(made.below(np.arange(steps + 1)), below)
    begin, end = made.reach(np.arange(steps))
    np.testing.assert_array_equal(begin, below[:-1])
    np.testing.assert_array_equal(end, below[1:])
    np.testing.assert_array_equal(made.all_below(), below)
    np.testing.assert_array_equal(made.steps_of(0, len(keys)), np.sort(keys))
    middle = len(keys) // 2
    np.testing.assert_array_equal(made.steps_of(middle, len(keys)), np.sort(keys)[middle:])


@pytest.mark.parametrize(("count", "steps"), [(100_000, 1 << 17), (300_000, 1 << 10), (9, 1 << 20)])
def test_large_ones_are_read_in_any_order_and_in_part(count: int, steps: int) -> None:
    keys = some(count, steps)
    below = np.searchsorted(keys, np.arange(steps + 1))
    made = Directory.of(below)
    asked = np.random.default_rng(2).integers(0, steps + 1, 5000).astype(np.uint64)
    np.testing.assert_array_equal(made.below(asked), below[asked.astype(np.intp)])
    asked = asked[asked < steps]
    for found, at in zip(made.reach(asked), (0, 1), strict=True):
        np.testing.assert_array_equal(found, below[asked.astype(np.intp) + at])
    for begin, end in [(0, count), (count // 3, count // 2), (count - 1, count), (5, 5)]:
        np.testing.assert_array_equal(made.steps_of(begin, end), keys[begin:end])


def test_it_is_read_where_it_was_written() -> None:
    below = np.searchsorted(some(5000, 4096), np.arange(4097))
    made = Directory.of(below)
    raw = np.frombuffer(b"".join(made.pieces) + b"rest", np.uint8)
    read, rest = Directory.lying_in(raw, made.count, made.steps)
    assert rest.tobytes() == b"rest"
    np.testing.assert_array_equal(read.all_below(), below)


def test_it_takes_little_more_than_two_bits_a_key() -> None:
    below = np.searchsorted(some(100_000, 1 << 16), np.arange((1 << 16) + 1))
    assert Directory.of(below).size * 8 / 100_000 < 1.8
