import numpy as np
import pytest

from onara.landmarks import packed
from onara.landmarks.packed import Packed
from onara.landmarks.pairs import HASH_BITS


@pytest.fixture(params=["held", "searched where it lies"])
def most_held(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param != "held":
        monkeypatch.setattr(packed, "_HELD_AT_MOST", -1)


def some(count: int, end: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Keys as real ones lie: many of a few."""
    rng = np.random.default_rng(seed)
    keys = np.sort(rng.integers(0, 1 << HASH_BITS, count) // 500 * 500).astype(np.uint32)
    return keys, rng.integers(0, end, count).astype(np.uint64)


@pytest.mark.usefixtures("most_held")
@pytest.mark.parametrize(
    ("count", "end"), [(0, 1), (1, 1), (7, 3), (8, 100), (1000, 10**5), (50_000, 1 << 34)]
)
def test_what_was_packed_is_found(count: int, end: int) -> None:
    keys, times = some(count, end)
    made = Packed.of(keys, times)
    assert len(made) == count
    asked = np.concatenate([keys[::3], [0, 5, 499_999, (1 << HASH_BITS) - 1, 1 << HASH_BITS]])
    np.testing.assert_array_equal(made.first(asked), np.searchsorted(keys, asked))
    first, many = made.runs(asked[:-1])
    np.testing.assert_array_equal(first, np.searchsorted(keys, asked[:-1]))
    np.testing.assert_array_equal(first + many, np.searchsorted(keys, asked[:-1], "right"))
    np.testing.assert_array_equal(made.times(np.arange(count)[::-1]), times[::-1])
    for held, was in zip(made.all(), (keys, times), strict=True):
        np.testing.assert_array_equal(held, was)


def test_an_entry_takes_few_bits_however_many_there_are() -> None:
    for count in (20_000, 200_000):
        keys, times = some(count, 10 * count)
        assert Packed.of(keys, times).size / count < 3.8


def test_what_does_not_fit_is_said_so() -> None:
    with pytest.raises(ValueError, match="more landmarks"):
        Packed.of(np.zeros(1, np.uint32), np.full(1, 1 << 40, np.uint64))
