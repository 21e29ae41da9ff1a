"""Time that runs."""

import math

from onara.library.effort import EFFORT_S, Budget


class Clock:
    """Tells the second that it is set to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_budget_is_spent_when_its_time_is_over() -> None:
    clock = Clock()
    budget = Budget(4.0, clock)
    assert not budget.is_spent()
    clock.now = 101.9
    assert not budget.is_spent(0.5)
    clock.now = 102.1
    assert budget.is_spent(0.5)
    assert not budget.is_spent()
    clock.now = 104.0
    assert budget.is_spent()


def test_no_time_is_spent_at_once_and_all_time_never() -> None:
    assert Budget(0.0, Clock()).is_spent()
    clock = Clock()
    budget = Budget(math.inf, clock)
    clock.now = 1e9
    assert not budget.is_spent()


def test_more_effort_is_more_time() -> None:
    assert EFFORT_S["quick"] < EFFORT_S["normal"] < EFFORT_S["thorough"] == math.inf
