"""The program as a user runs it, and the recordings that it is given."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onara.library import Library
from tests.media import music, raw_wav

RATE = 8000
PROGRAM = [sys.executable, "-m", "onara.cli.main"]


@dataclass(frozen=True)
class Ran:
    """What a run of the program gave; ``out`` and ``err`` are lines."""

    status: int
    out: list[str]
    err: list[str]

    @property
    def answers(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out]


Onara = Callable[..., Ran]


def spawn(words: Sequence[object], before: Callable[[], None] | None = None) -> Ran:
    """The command line in a process of its own, in which ``before`` is called first."""
    ran = subprocess.run(
        [*PROGRAM, *(str(word) for word in words)],
        capture_output=True,
        preexec_fn=before,
        check=False,
    )
    return Ran(ran.returncode, lines(ran.stdout.decode()), lines(ran.stderr.decode()))


def lines(text: str) -> list[str]:
    # Not splitlines(), which splits at signs that a terminal does not.
    return text.removesuffix("\n").split("\n") if text else []


def wav(path: Path, seconds: float = 8.0, seed: int = 1) -> Path:
    return raw_wav(path, music(seconds, seed, RATE), RATE)


def clip(path: Path, seed: int = 1) -> Path:
    return raw_wav(path, music(20.0, seed, RATE)[5 * RATE : 10 * RATE], RATE)


def listed(home: Path) -> set[str]:
    with Library.open(home) as library:
        return {path.name for one in library.recordings() for path in one.paths}
