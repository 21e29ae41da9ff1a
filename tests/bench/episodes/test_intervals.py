from bench.episodes.intervals import common, seconds, union, without


def test_what_touches_or_overlaps_becomes_one() -> None:
    assert union([(5, 7), (1, 3), (2, 4), (4, 5), (9, 9), (8, 6)]) == [(1, 7)]


def test_common_time_and_what_is_left_make_the_whole() -> None:
    a, b = union([(0, 10), (20, 30)]), union([(-5, 2), (4, 5), (9, 21), (29, 40)])
    assert common(a, b) == [(0, 2), (4, 5), (9, 10), (20, 21), (29, 30)]
    assert without(a, b) == [(2, 4), (5, 9), (21, 29)]
    assert seconds(common(a, b)) + seconds(without(a, b)) == seconds(a)
