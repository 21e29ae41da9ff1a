from pathlib import Path

import pytest

from bench import misses
from bench.corpus import Query
from onara.library.hearing import WAYS, Heard
from onara.match import Found, lasting


def _heard(recording: str, p: float, support: float, z: float = 8.0) -> Heard:
    return Heard((Found(recording, 1.0, 1.0, z, p, support),), 0.0, 2.0)


@pytest.mark.parametrize(
    ("heard", "reason"),
    [
        (_heard("a", 1e-9, 30.0), None),
        (_heard("b", 1e-9, 30.0), "other"),
        (_heard("b", 0.5, 0.0), "other"),
        (Heard((), 0.0, 2.0), "other"),
        (_heard("a", 0.5, 0.0), "chance"),
        (_heard("a", 0.01, 30.0), "chance"),
        (_heard("a", lasting(5.0, WAYS), 5.0), "lasting"),
        (_heard("a", 1.0, 0.0), "narrow"),
        (_heard("a", 1.0, 0.0, z=6.0), "chance"),
    ],
)
def test_a_miss_is_told_by_what_it_lacks(heard: Heard, reason: str | None) -> None:
    assert misses.why(heard, "a") == reason


def test_misses_are_counted_by_condition_length_and_reason() -> None:
    queries = [Query(Path(f"{n}.wav"), "a", 1.0, 2.0, "room") for n in range(3)]
    clean = Query(Path("3.wav"), "a", 1.0, 2.0, "clean")
    missed = [misses.Miss(queries[0], "chance", 6.0, 0.5, 0.0)]
    assert misses.rows(missed, [clean, *queries])[1:] == [["room, 2 s", "3", "0", "1", "0", "0"]]
