"""A real music server to test against: Supysonic, in a process of its own, with real files.

It speaks Subsonic 1.12, with passwords and without any part of OpenSubsonic.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER, PASSWORD = "mina", "pass%word 비밀"
_SERVE = (
    "from supysonic.web import create_application; "
    "from werkzeug.serving import run_simple; import sys; "
    "run_simple('127.0.0.1', int(sys.argv[1]), create_application(), threaded=True)"
)


@contextmanager
def supysonic(folder: Path, music: Path) -> Iterator[str]:
    """The server of the music in a folder, at a free port; its own things lie in ``folder``."""
    folder.mkdir()
    (folder / "supysonic.conf").write_text(
        f"[base]\ndatabase_uri = sqlite:///{folder}/supysonic.db\n"
        f"[webapp]\ncache_dir = {folder}/cache\nmount_webui = off\n"
        f"[daemon]\nsocket = {folder}/supysonic.sock\n"
    )
    environment = os.environ | {"HOME": str(folder)}
    for words in (
        ("user", "add", USER, "--password", PASSWORD),
        ("folder", "add", "music", str(music)),
        ("folder", "scan", "--foreground"),
    ):
        subprocess.run(
            [Path(sys.executable).with_name("supysonic-cli"), *words],
            cwd=folder,
            env=environment,
            check=True,
            capture_output=True,
        )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-c", _SERVE, str(port)],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            _wait(server, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    while server.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/rest/ping.view", timeout=10).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("Supysonic does not start")
