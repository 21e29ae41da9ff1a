import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onara import processes
from onara.errors import UnusableInput
from onara.examine import Examined, workers


def answers_of(files: list[Path], processes: int) -> list[workers.Answer]:
    return [each for each in workers.examine_all(files, processes) if each is not None]


def test_files_are_examined_by_several_processes(wav: Callable[..., Path]) -> None:
    files = [wav(f"{seed}.wav", seed=seed, seconds=2) for seed in range(5)]
    answers = dict(answers_of(files, 2))
    assert set(answers) == set(files)
    assert all(isinstance(each, Examined) for each in answers.values())


def test_a_crash_costs_its_own_file_only(
    wav: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    fragile = f"""
import os, onara.examine.workers as workers
from onara.processes import serve
examine = workers.examine
def fragile(path):
    if path.name == "1.wav":
        os.kill(os.getpid(), {int(signal.SIGSEGV)})
    return examine(path)
workers.examine = fragile
serve()
"""
    crashing = [*processes._COMMAND[:2], fragile]
    monkeypatch.setattr(processes, "_COMMAND", crashing)
    files = [wav(f"{seed}.wav", seed=seed, seconds=2) for seed in range(3)]
    answers = dict(answers_of(files, 1))
    bad = answers[files[1]]
    assert isinstance(bad, UnusableInput)
    assert bad.reason == "makes the decoder crash"
    assert isinstance(answers[files[0]], Examined)
    assert isinstance(answers[files[2]], Examined)


def test_workers_end_when_the_work_is_broken_off(wav: Callable[..., Path]) -> None:
    files = [wav(f"{seed}.wav", seed=seed, seconds=2) for seed in range(4)]
    going = workers.examine_all(files, processes=2)
    next(going)
    going.close()  # type: ignore[attr-defined]
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    if children.exists():
        commands = [
            Path(f"/proc/{pid}/cmdline").read_bytes() for pid in children.read_text().split()
        ]
        assert not [each for each in commands if b"processes import serve" in each]


def test_a_process_that_examines_knows_of_nothing_else() -> None:
    """It would be ready later, and hold more for the collector of garbage to go through."""
    asked = "import sys, onara.examine.workers; print(*sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    folders = {name.split(".")[1] for name in ran.stdout.split() if name.startswith("onara.")}
    assert folders == {
        *("audio", "errors", "examine", "fingerprint", "landmarks", "processes", "timbre"),
    }
