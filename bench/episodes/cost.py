"""What a program costs: time on the clock, time of the processors, and memory at its peak."""

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOOK_S = 0.1  # between two looks at the memory


class CommandError(Exception):
    """A program does not start or fails; the message is one line."""


@dataclass(frozen=True)
class Cost:
    """cpu_s and peak_mb are those of the program and of all processes that it starts.

    peak_mb is the highest sum seen of their proportional set sizes, where pages that they share
    count once and pages of files that they map count too, or the largest resident set of one of
    them where that is more.
    """

    wall_s: float
    cpu_s: float
    peak_mb: float


def run(command: Sequence[str], environment: Mapping[str, str]) -> tuple[str, Cost]:
    """What the command prints, and its cost.  Raises CommandError with its last words."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        began, peak = time.perf_counter(), 0.0
        try:
            process = subprocess.Popen(
                command, cwd=ROOT, env=dict(environment), stdout=said, stderr=complained
            )
        except OSError as error:
            raise CommandError(f"{command[0]} does not start: {error.strerror}") from None
        try:
            while True:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    break
                peak = max(peak, _tree_mb(process.pid))
                time.sleep(LOOK_S)
        except BaseException:
            process.kill()
            raise
        process.returncode = os.waitstatus_to_exitcode(status)
        cost = Cost(
            time.perf_counter() - began,
            usage.ru_utime + usage.ru_stime,
            max(peak, usage.ru_maxrss / 1000),
        )
        said.seek(0)
        complained.seek(0)
        if process.returncode:
            # Some programs draw a frame around what they say.
            lines = complained.read().decode(errors="replace").splitlines()
            words = [line.strip(" │|") for line in lines if any(map(str.isalnum, line))]
            raise CommandError(words[-1] if words else f"ended with status {process.returncode}")
        return said.read().decode("utf-8"), cost


def _tree_mb(pid: int) -> float:
    """Proportional set size of a process and all below it; 0 where the system does not tell."""
    total, left = 0.0, [pid]
    while left:
        folder = Path("/proc") / str(left.pop())
        try:
            rollup = (folder / "smaps_rollup").read_text(encoding="ascii")
            total += next(
                int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")
            )
            for children in folder.glob("task/*/children"):
                left += map(int, children.read_text(encoding="ascii").split())
        except (OSError, StopIteration):  # it has just ended
            continue
    return total / 1000
