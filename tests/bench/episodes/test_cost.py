import os
import sys

import pytest

from bench.episodes.cost import CommandError, run

# The work is done by a child of the child, which must count too.
BUSY = """
import subprocess, sys
code = "b = bytearray(150_000_000); sum(range(8_000_000)); print('done')"
sys.exit(subprocess.run([sys.executable, "-c", code]).returncode)
"""


def test_time_and_memory_of_all_processes_below_are_counted() -> None:
    said, cost = run([sys.executable, "-c", BUSY], os.environ)
    assert said == "done\n"
    assert cost.peak_mb > 140
    assert cost.cpu_s > 0


def test_a_command_that_fails_or_is_not_there_says_so_in_one_line() -> None:
    with pytest.raises(CommandError, match=r"^no room$"):
        run(
            [sys.executable, "-c", "import sys; sys.exit('first line\\n│ no room │\\n╰───╯')"],
            os.environ,
        )
    with pytest.raises(CommandError, match="does not start"):
        run(["/there/is/no/such/program"], os.environ)
