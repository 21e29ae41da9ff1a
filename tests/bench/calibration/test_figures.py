import pytest

from bench.calibration.asking import Asked
from bench.calibration.figures import ALL, REPLAYED, Rate, at_least, groups, interval, rows


def asked(kind: str, *ps: float) -> list[Asked]:
    return [Asked(kind, 1.0, p, p <= 1e-4, 1.0) for p in ps]


def test_the_binomial_tail() -> None:
    assert at_least(0, 10, 0.1) == 1
    assert at_least(1, 10, 0.1) == pytest.approx(1 - 0.9**10)
    assert at_least(10, 10, 0.5) == pytest.approx(0.5**10)
    assert at_least(2, 3, 0.5) == pytest.approx(0.5)


def test_a_rate_is_too_high_where_chance_hardly_gives_it() -> None:
    assert not Rate(0.1, 12, 100).too_high
    assert Rate(0.1, 25, 100).too_high
    assert Rate(1e-4, 2, 500).too_high
    assert not Rate(1e-4, 0, 500).too_high


def test_wilsons_interval() -> None:
    low, high = interval(50, 100)
    assert low == pytest.approx(0.4038, abs=1e-4)
    assert high == pytest.approx(0.5962, abs=1e-4)
    assert interval(0, 100)[0] == 0
    assert interval(0, 100)[1] == pytest.approx(0.037, abs=1e-3)


def test_loops_stand_alone_and_are_not_counted_among_the_unknown() -> None:
    found = {
        group.name: group for group in groups(asked("white", 0.5, 0.05) + asked("loops", 1e-9))
    }
    assert set(found) == {"white", "loops", ALL, REPLAYED}
    assert found[ALL].ps == (0.05, 0.5)
    assert (found[ALL].named, found["loops"].named) == (0, 1)
    assert found[ALL].rate(0.1) == Rate(0.1, 1, 2)


def test_the_table_marks_what_is_too_high() -> None:
    table = rows(groups(asked("music", *[1e-5] * 5, *[0.5] * 95)))
    head, music = table[0], table[1]
    assert music[:3] == ["music", "100", "5"]
    shown = dict(zip(head, music, strict=True))
    assert shown["p ≤ 0.0001"] == "0.05 (5) !"
    assert shown["p ≤ 0.1"] == "0.05 (5)"
