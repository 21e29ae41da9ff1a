"""What the sandbox is tried with; named as "tests.clips.tasks:NAME"."""

from __future__ import annotations

import os
import resource
import signal
import time
from pathlib import Path

import numpy as np

from onara.clips.refusal import Refused
from onara.errors import UnusableInput


def double(number: int) -> int:
    return 2 * number


def length(payload: bytes) -> int:
    return len(payload)


def process() -> int:
    return os.getpid()


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def spin() -> None:
    while True:
        pass


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def leave() -> None:
    os._exit(0)


def fill(mebibytes: int) -> int:
    return int(np.ones(mebibytes << 20, np.uint8).sum())


def write(path: str, mebibytes: int) -> None:
    Path(path).write_bytes(b"x" * (mebibytes << 20))


def refuse() -> None:
    raise Refused("silent")


def complain() -> None:
    raise UnusableInput("a file", "has no audio track")


def flood() -> str:
    return "x" * (2 << 20)


def limits() -> dict[str, int]:
    return {
        "data": resource.getrlimit(resource.RLIMIT_DATA)[0],
        "core": resource.getrlimit(resource.RLIMIT_CORE)[0],
        "nice": os.nice(0),
    }
