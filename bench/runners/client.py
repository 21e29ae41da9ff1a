"""The benchmark's side of the conversation with a recogniser."""

import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bench.runners.protocol import Found

ROOT = Path(__file__).resolve().parents[2]


class RunnerError(Exception):
    """A recogniser does not start or does not answer; the message is one line."""


class Runner:
    """A running recogniser; use it as a context manager, which ends the process."""

    def __init__(self, command: list[str], environment: Mapping[str, str]) -> None:
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()
        self._errors.close()

    def describe(self) -> str:
        """Name, version and settings.  Raises RunnerError, as all the others do."""
        return str(self._ask({"do": "describe"})["is"])

    def add(self, tracks: list[tuple[Path, str]]) -> float:
        """Index (file, name) pairs; seconds of a processor that it took."""
        pairs = [[str(path), name] for path, name in tracks]
        return float(self._ask({"do": "add", "tracks": pairs})["seconds"])

    def ready(self) -> None:
        """The library is complete."""
        self._ask({"do": "ready"})

    def identify(self, path: Path) -> tuple[Found | None, float]:
        """The best answer, and the seconds of a processor that it took."""
        reply = self._ask({"do": "identify", "path": str(path)})
        return (Found(**reply["is"]) if reply["is"] else None), float(reply["seconds"])

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin and self._process.stdout
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise RunnerError(self._last_words()) from None
        line = self._process.stdout.readline()
        if not line:
            raise RunnerError(self._last_words())
        reply: dict[str, Any] = json.loads(line)
        if "error" in reply:
            raise RunnerError(f"{request['do']}: {reply['error']}")
        return reply

    def _last_words(self) -> str:
        self._process.wait()
        self._errors.seek(0)
        said = self._errors.read().strip().splitlines()
        return said[-1] if said else f"ended with status {self._process.returncode}"
