from onara.access import Buckets, Rate


def test_a_burst_is_let_through_and_then_one_at_a_time() -> None:
    buckets = Buckets(Rate(3, 0.5))
    assert [buckets.take("a", 0.0) for _ in range(4)] == [0, 0, 0, 2.0]
    assert buckets.take("a", 1.0) == 1.0
    assert buckets.take("a", 2.0) == 0
    assert buckets.take("a", 2.0) > 0


def test_whoever_waits_long_has_a_burst_again_and_no_more() -> None:
    buckets = Buckets(Rate(2, 1))
    buckets.take("a", 0.0)
    buckets.take("a", 0.0)
    assert [buckets.take("a", 1000.0) == 0 for _ in range(3)] == [True, True, False]


def test_one_client_does_not_use_up_anothers() -> None:
    buckets = Buckets(Rate(1, 1))
    assert buckets.take("a", 0.0) == 0
    assert buckets.take("b", 0.0) == 0
    assert buckets.take("a", 0.0) > 0


def test_memory_is_bounded() -> None:
    buckets = Buckets(Rate(1, 1), clients=10)
    for number in range(1000):
        buckets.take(str(number), 0.0)
    assert len(buckets) == 10
    assert buckets.take("999", 0.0) > 0
