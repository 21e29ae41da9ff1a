import os
import sys
from pathlib import Path

import pytest

from bench.runners.client import Runner, RunnerError
from bench.runners.protocol import Found

ECHO = """
from bench.runners.protocol import Found, serve
class Echo:
    def describe(self): print("noise on standard output"); return "echo 1"
    def add(self, tracks): self.last = tracks[-1][1]
    def ready(self): pass
    def identify(self, path):
        if "bad" in path: raise ValueError("cannot read it")
        return Found(self.last, 2.5, 1.0) if "known" in path else None
serve(Echo())
"""


def _runner(program: str) -> Runner:
    return Runner([sys.executable, "-c", program], os.environ)


def test_a_recogniser_is_asked_in_a_process_of_its_own() -> None:
    with _runner(ECHO) as runner:
        assert runner.describe() == "echo 1"
        runner.add([(Path("a.ogg"), "a"), (Path("b.ogg"), "b")])
        runner.ready()
        assert runner.identify(Path("known.wav"))[0] == Found("b", 2.5, 1.0)
        assert runner.identify(Path("strange.wav"))[0] is None
        with pytest.raises(RunnerError, match="cannot read it"):
            runner.identify(Path("bad.wav"))


def test_a_recogniser_that_does_not_start_says_why_in_one_line() -> None:
    with (
        _runner("import there_is_no_such_module") as runner,
        pytest.raises(RunnerError, match="there_is_no_such_module"),
    ):
        runner.describe()
