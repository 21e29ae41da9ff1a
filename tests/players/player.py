"""A real mpv without screen and sound, driven through its JSON IPC."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import pytest

from tests.export.programs import PACKAGES

LONGEST_S = 60.0
"""A busy machine takes its time; a test that waits so long has failed."""
_SHOWN = re.compile(rb'Run command: show-text, flags=\d+, args=\[text=("(?:[^"\\]|\\.)*")')
"""How mpv notes in its log what is put on the screen."""


class Player:
    """One mpv.  ``playing`` is what the script has told others, in order."""

    def __init__(
        self, script: Path, folder: Path, *options: str, env: Mapping[str, str] | None = None
    ) -> None:
        program = shutil.which("mpv")
        if program is None:
            told = f"mpv is not installed; on Debian: apt install {PACKAGES['mpv']}"
            (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(told)
        address = folder / "ipc"
        self._log = folder / "log"
        self._seen = 0
        self._process = subprocess.Popen(
            [
                str(program),
                *("--no-config", "--vo=null", "--ao=null", "--idle=yes", "--pause"),
                *("--terminal=no", "--load-scripts=no", "--osc=no", "--keep-open=yes"),
                *(f"--log-file={self._log}", "--msg-level=all=no,cplayer=trace"),
                f"--script={script}",
                f"--input-ipc-server={address}",
                *options,
            ],
            env={**os.environ, **(env or {})},
        )
        self.playing: list[Any] = []
        self._loaded = 0
        self._socket = socket.socket(socket.AF_UNIX)
        self._wait(lambda: self._connects(address))
        self._lines = self._read()
        self._number = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End mpv; the script must have had no error, whatever it was given."""
        self._socket.close()
        self._process.terminate()
        self._process.wait(LONGEST_S)
        log = self._log.read_text(encoding="utf-8", errors="replace")
        assert "stack traceback" not in log, log[log.index("stack traceback") - 500 :][:1500]

    def tell(self, *command: Any) -> Any:
        """What mpv answers to a command; raises `ValueError` where it refuses."""
        self._number += 1
        told = {"command": command, "request_id": self._number}
        raw = json.dumps(told, ensure_ascii=False).encode(errors="surrogateescape")
        self._socket.sendall(raw + b"\n")
        for answer in self._lines:
            if answer.get("request_id") == self._number and "error" in answer:
                if answer["error"] != "success":
                    raise ValueError(answer["error"])
                return answer.get("data")
        raise AssertionError("mpv ended")

    def get(self, name: str) -> Any:
        return self.tell("get_property", name)

    def play(self, file: Path | bytes) -> None:
        """Load a file, and wait for it."""
        before = self._loaded
        self.tell("loadfile", os.fsdecode(file))
        self.until(lambda: self._loaded > before and self.get_or_none("time-pos") is not None)

    def get_or_none(self, name: str) -> Any:
        """A property, ``None`` where there is none now."""
        try:
            return self.get(name)
        except ValueError:
            return None

    def seek(self, second: float) -> None:
        """Go to a second, and be there."""
        self.tell("seek", second, "absolute+exact")
        self.arrives(second)

    def arrives(self, second: float) -> None:
        self.until(lambda: abs((self.get_or_none("time-pos") or 0.0) - second) < 0.05)

    def until(self, happened: Callable[[], Any]) -> Any:
        """Wait for something; what mpv says meanwhile is noted."""

        def asked() -> Any:
            self.tell("get_version")
            return happened()

        return self._wait(asked)

    def shown(self) -> list[str]:
        """What was put on the screen since `look_away`, in order."""
        found = _SHOWN.findall(self._log.read_bytes()[self._seen :])
        return [json.loads(text.decode(errors="replace"), strict=False) for text in found]

    def look_away(self) -> None:
        self._seen = self._log.stat().st_size

    def sees(self, *texts: str) -> str:
        """Wait for something on the screen in which all the texts are; it as a whole."""
        return str(
            self.until(
                lambda: next(
                    (one for one in self.shown() if all(text in one for text in texts)), None
                )
            )
        )

    def press(self, key: str) -> None:
        """A key, with the screen clean before it."""
        self.look_away()
        self.tell("keypress", key)

    def _connects(self, address: Path) -> bool:
        try:
            self._socket.connect(str(address))
        except OSError:
            assert self._process.poll() is None, "mpv ended"
            return False
        return True

    def _wait(self, happened: Callable[[], Any]) -> Any:
        end = time.monotonic() + LONGEST_S
        while not (found := happened()):
            assert time.monotonic() < end, f"waited too long; on the screen: {self.shown()}"
            time.sleep(0.02)
        return found

    def _read(self) -> Iterator[dict[str, Any]]:
        with self._socket.makefile("rb") as lines:
            for line in lines:
                told = json.loads(line.decode(errors="surrogateescape"))
                self._note(told)
                yield told

    def _note(self, told: dict[str, Any]) -> None:
        self._loaded += told.get("event") == "file-loaded"
        args: Sequence[Any] = told.get("args", ())
        if told.get("event") == "client-message" and args[0] == "onara-playing":
            self.playing.append(json.loads(args[1]))
