"""``onara watch`` as a process of its own, and what it tells."""

from __future__ import annotations

import json
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.cli.program import PROGRAM

PATIENCE_S = 90.0
_WORDS = ("--settle", "1", "--json")


class Watch:
    """A watch that runs until the end of the block."""

    def __init__(self, home: Path, *words: object) -> None:
        self.process = subprocess.Popen(
            [*PROGRAM, "watch", *map(str, words), "--home", str(home), *_WORDS],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.told: list[dict[str, Any]] = []
        self.complaints = ""
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self) -> Self:
        self.until(lambda one: one["event"] in ("watching", "away"))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.end()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def until(self, what: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next thing told of which ``what`` is true."""
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                line = self._lines.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"not told; but {self.told}") from None
            if line is None:
                assert self.process.stderr is not None
                raise AssertionError(f"ended: {self.process.stderr.read()}")
            self.told.append(json.loads(line))
            if what(self.told[-1]):
                return self.told[-1]

    def event(self, event: str, name: str | None = None) -> dict[str, Any]:
        """The next event of a kind, about a file of that name."""
        return self.until(
            lambda one: one["event"] == event and name in (None, Path(one["path"]).name)
        )

    def end(self, by: signal.Signals = signal.SIGTERM) -> int:
        """Ends it; what it still told, and complained about, is kept."""
        self.process.send_signal(by)
        assert self.process.stderr is not None
        self.complaints = self.process.stderr.read()
        status = self.process.wait(PATIENCE_S)
        while (line := self._lines.get(timeout=PATIENCE_S)) is not None:
            self.told.append(json.loads(line))
        return status

    def events(self) -> list[tuple[str, str]]:
        """All that was told of files: what, and the file's name."""
        return _of_files(self.told)


class Once:
    """A watch that took in what is there, to its end."""

    def __init__(self, home: Path, *words: object) -> None:
        ran = subprocess.run(
            [*PROGRAM, "watch", "--once", *map(str, words), "--home", str(home), *_WORDS],
            capture_output=True,
            text=True,
            check=False,
        )
        self.status, self.complaints = ran.returncode, ran.stderr
        self.told: list[dict[str, Any]] = [json.loads(line) for line in ran.stdout.splitlines()]

    def events(self) -> list[tuple[str, str]]:
        return _of_files(self.told)


def _of_files(told: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [
        (one["event"], Path(one["path"]).name)
        for one in told
        if one["path"] and one["event"] != "watching"
    ]
