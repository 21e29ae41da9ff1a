"""`onara serve` as a process of its own, and how much memory it takes."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

STARTS_IN_S = 60.0


class Server:
    """A server of a home folder at ``port`` of this machine, while the context lasts."""

    def __init__(self, home: Path) -> None:
        self.port = _free_port()
        self._home = home
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "onara.cli.main", "serve", "--no-demo"]
        places = ["--home", str(self._home), "--port", str(self.port)]
        self._process = subprocess.Popen(
            [*command, *places], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        until = time.monotonic() + STARTS_IN_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                self._process.kill()
                raise OSError("the server did not start")
            time.sleep(0.1)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(20)
            self._process.kill()
            self._process.wait()

    def memory(self) -> int:
        """Bytes of memory of the server and all processes that it has started, as shared out
        among those that share it (Pss)."""
        assert self._process is not None
        return sum(_memory_of(each) for each in _family(self._process.pid))

    def _answers(self) -> bool:
        with suppress(OSError, urllib.error.URLError):
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=5).close()
            return True
        return False


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


def _family(process: int) -> list[int]:
    found, waiting = [], [process]
    while waiting:
        found.append(waiting.pop())
        for task in Path(f"/proc/{found[-1]}/task").glob("*/children"):
            with suppress(OSError):
                waiting += [int(each) for each in task.read_text().split()]
    return found


def _memory_of(process: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
