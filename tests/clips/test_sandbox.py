import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from onara.clips.refusal import Refused
from onara.clips.sandbox import Limits, Sandbox

LIMITS = Limits(memory=512 << 20, processor_s=2, seconds=5.0, file_bytes=1 << 20)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    made = Sandbox(LIMITS, modules=("tests.clips.tasks",))
    yield made
    made.close()


def refused(sandbox: Sandbox, task: str, **told: object) -> str:
    with pytest.raises(Refused) as error:
        sandbox.run(f"tests.clips.tasks:{task}", told)
    # Whatever happened, the next one is answered.
    assert sandbox.run("tests.clips.tasks:double", {"number": 4}) == 8
    return error.value.reason


def test_a_task_is_answered(sandbox: Sandbox) -> None:
    assert sandbox.run("tests.clips.tasks:double", {"number": 21}) == 42


def test_bytes_go_in_beside_what_is_told(sandbox: Sandbox) -> None:
    assert sandbox.run("tests.clips.tasks:length", {}, payload=b"\n" * 700_000) == 700_000


def test_each_task_has_a_process_of_its_own(sandbox: Sandbox) -> None:
    found = {sandbox.run("tests.clips.tasks:process", {}) for _ in range(3)}
    assert len(found) == 3
    assert os.getpid() not in found


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        ("crash", "crashed"),
        ("leave", "crashed"),
        ("flood", "crashed"),
        ("refuse", "silent"),
        ("complain", "no_audio"),
    ],
)
def test_what_goes_wrong_in_a_task_costs_that_task(
    sandbox: Sandbox, task: str, reason: str
) -> None:
    assert refused(sandbox, task) == reason


def test_a_task_that_sleeps_is_ended_by_the_clock() -> None:
    sandbox = Sandbox(Limits(seconds=0.5), modules=("tests.clips.tasks",))
    try:
        sandbox.run("tests.clips.tasks:double", {"number": 1})
        begun = time.monotonic()
        assert refused(sandbox, "sleep", seconds=60) == "slow"
        assert time.monotonic() - begun < 20
    finally:
        sandbox.close()


def test_a_task_that_spins_is_ended_by_its_share_of_the_processor(sandbox: Sandbox) -> None:
    assert refused(sandbox, "spin") in ("crashed", "slow")


def test_a_task_has_no_more_memory_than_it_may(sandbox: Sandbox) -> None:
    assert sandbox.run("tests.clips.tasks:fill", {"mebibytes": 64}) == 64 << 20
    assert refused(sandbox, "fill", mebibytes=600) == "memory"


def test_a_task_writes_no_larger_file_than_it_may(sandbox: Sandbox, tmp_path: Path) -> None:
    refused(sandbox, "write", path=str(tmp_path / "large"), mebibytes=8)
    assert (tmp_path / "large").stat().st_size <= LIMITS.file_bytes


def test_a_task_runs_with_its_limits_and_behind_the_pages(sandbox: Sandbox) -> None:
    found = sandbox.run("tests.clips.tasks:limits", {})
    assert found == {"data": LIMITS.memory, "core": 0, "nice": os.nice(0) + 5}


def test_many_threads_may_ask_at_once(sandbox: Sandbox) -> None:
    with ThreadPoolExecutor(8) as pool:
        tasks = [
            pool.submit(sandbox.run, "tests.clips.tasks:double", {"number": number})
            for number in range(24)
        ]
        assert [task.result() for task in tasks] == [2 * number for number in range(24)]


def test_a_sandbox_that_was_killed_is_started_again() -> None:
    sandbox = Sandbox(LIMITS, modules=("tests.clips.tasks",))
    try:
        sandbox.run("tests.clips.tasks:double", {"number": 1})
        assert sandbox._started is not None
        sandbox._started[0].kill()
        sandbox._started[0].wait()
        assert sandbox.run("tests.clips.tasks:double", {"number": 2}) == 4
    finally:
        sandbox.close()


def test_a_closed_sandbox_leaves_no_process() -> None:
    sandbox = Sandbox(LIMITS, modules=("tests.clips.tasks",))
    sandbox.run("tests.clips.tasks:double", {"number": 1})
    assert sandbox._started is not None
    process = sandbox._started[0]
    sandbox.close()
    assert process.poll() is not None
    assert threading.active_count() < 50
