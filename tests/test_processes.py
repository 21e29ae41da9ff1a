from onara.processes import CRASHED, Failed, cores, side_by_side


def results(function: str, tasks: list[object], processes: int = 2) -> dict[int, object]:
    return dict(one for one in side_by_side(function, tasks, processes) if one is not None)


def test_each_task_is_answered_with_its_number() -> None:
    assert results("math:sqrt", [4, 9, 16]) == {0: 2.0, 1: 3.0, 2: 4.0}


def test_a_task_that_raises_fails_alone() -> None:
    answers = results("math:sqrt", [4, -1])
    assert answers[0] == 2.0
    assert isinstance(answers[1], Failed)
    assert "ValueError" in answers[1].reason


def test_a_task_that_ends_its_process_fails_alone() -> None:
    answers = results("os:_exit", [3])
    assert answers == {0: Failed(CRASHED)}


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1


def test_no_tasks_give_no_results() -> None:
    assert results("math:sqrt", []) == {}
