"""Tasks in processes of their own, with limits on time and memory: the server's side.

The other side is `sandboxed`.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onara.clips.refusal import Refused

MODULES = ("onara.clips.hearing", "onara.clips.playable")
"""What every child finds loaded."""
_STARTS_IN_S = 60.0
_LONGEST_ANSWER = 1 << 20
"""Bytes; an answer has some ten thousand."""
_PROGRAM = (
    "import sys; from onara.clips.sandboxed import serve; serve(int(sys.argv[1]), sys.argv[2:])"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may use: bytes of ``memory`` of its own, seconds of a processor and in all, and
    bytes of a file that it writes."""

    memory: int = 768 << 20
    processor_s: int = 90
    seconds: float = 90.0
    file_bytes: int = 64 << 20


class Sandbox:
    """Runs functions in processes of their own; safe to use from many threads at once.

    The process that those are forked from is started with the first task, or by `warm_up`.
    """

    def __init__(self, limits: Limits | None = None, modules: Sequence[str] = MODULES) -> None:
        self.limits = limits or Limits()
        self._modules = modules
        self._lock = threading.Lock()
        self._started: tuple[subprocess.Popen[bytes], socket.socket] | None = None

    def warm_up(self) -> None:
        """Have everything loaded before the first task comes."""
        with contextlib.suppress(Refused):
            self.run("builtins:dict", {})

    def close(self) -> None:
        """End the process; what its children still do ends by their limits."""
        with self._lock:
            self._end()

    def run(self, function: str, told: Mapping[str, Any], payload: bytes = b"") -> Any:
        """What ``function(**told)`` gives, as JSON has it; ``payload`` goes in by that name.

        ``function`` is named as "package.module:name".  Raises `Refused`.
        """
        task = {
            "function": function,
            "told": told,
            "payload": len(payload),
            "limits": {
                "memory": self.limits.memory,
                "processor_s": self.limits.processor_s,
                "file_bytes": self.limits.file_bytes,
            },
        }
        clock = _Clock(self.limits.seconds)
        text = b""
        # A child that ends early leaves the line broken, or an answer of nothing.
        with (
            contextlib.suppress(OSError, ValueError),
            self._line() as held,
            held.makefile("rwb") as line,
        ):
            child = int(line.readline())
            held.settimeout(None)
            with clock.running(child):
                line.write(json.dumps(task).encode() + b"\n" + payload)
                line.flush()
                text = line.read(_LONGEST_ANSWER)
        if clock.is_over:
            raise Refused("slow")
        return _read(text)

    def _line(self) -> socket.socket:
        """A line to a new child."""
        ours, theirs = socket.socketpair()
        ours.settimeout(_STARTS_IN_S)
        with theirs, self._lock:
            if self._started is None:
                self._started = self._start()
            try:
                socket.send_fds(self._started[1], [b"!"], [theirs.fileno()])
            except OSError:  # it was killed
                self._end()
                self._started = self._start()
                socket.send_fds(self._started[1], [b"!"], [theirs.fileno()])
        return ours

    def _start(self) -> tuple[subprocess.Popen[bytes], socket.socket]:
        ours, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-c", _PROGRAM, str(theirs.fileno()), *self._modules],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                # Threads of a linear algebra library would not survive the fork.
                env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            )
        return process, ours

    def _end(self) -> None:
        started, self._started = self._started, None
        if started is not None:
            process, control = started
            control.close()
            process.kill()
            process.wait()


class _Clock:
    """Kills a process when its time is over."""

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self._seconds = seconds

    @contextlib.contextmanager
    def running(self, process: int) -> Iterator[None]:
        timer = threading.Timer(self._seconds, self._strike, [process])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _strike(self, process: int) -> None:
        self.is_over = True
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def _read(text: bytes) -> Any:
    try:
        answer = json.loads(text)
        if "refused" in answer:
            raise Refused(answer["refused"])
        return answer["done"]
    except (ValueError, KeyError, TypeError):
        raise Refused("crashed") from None
