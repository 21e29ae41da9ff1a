from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx2 as httpx


class Killable:
    """A server in a process of its own, that can be killed."""

    def __init__(self, home: Path, roots: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://localhost:{port}"
        command = [sys.executable, "-m", "onara.cli.main", "serve", "--home", str(home)]
        command += ["--port", str(port), "--no-demo", "--roots", str(roots)]
        self.process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.client = httpx.Client(base_url=self.url, timeout=60)
        end = time.monotonic() + 60
        while True:
            try:
                self.client.get("/api/v1/jobs")
                return
            except httpx.TransportError:
                assert time.monotonic() < end
                time.sleep(0.05)

    def kill(self) -> None:
        self.client.close()
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
