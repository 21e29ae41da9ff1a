from onara.scan.spans import within, without


def test_what_lies_under_others_is_taken_away() -> None:
    assert without([(0, 10), (20, 30)], [(4, 6), (25, 40)]) == [(0, 4), (6, 10), (20, 25)]


def test_a_margin_is_taken_away_too() -> None:
    assert without([(0, 10)], [(4, 6)], margin_s=1) == [(0, 3), (7, 10)]


def test_others_that_touch_leave_nothing_between() -> None:
    assert without([(0, 10)], [(5, 10), (0, 5), (2, 3)]) == []


def test_nothing_is_taken_from_what_lies_apart() -> None:
    assert without([(5, 8), (0, 3)], [(3, 5), (9, 12)]) == [(0, 3), (5, 8)]


def test_a_second_lies_in_a_stretch_or_shortly_before() -> None:
    assert within(5.0, [(4.0, 6.0)])
    assert not within(6.0, [(4.0, 6.0)])
    assert not within(3.5, [(4.0, 6.0)])
    assert within(3.5, [(4.0, 6.0)], before_s=1.0)
