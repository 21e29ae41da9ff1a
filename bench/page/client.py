"""A visitor: one connection that is kept, asked again and again."""

import http.client
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Self

TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class Told:
    """The answer to one request: its HTTP status (0 for none), its time in milliseconds to the last
    byte, and its body."""

    status: int
    ms: float
    body: bytes = b""


class Visitor:
    """A connection to a server of this machine; a broken one is opened again."""

    def __init__(self, port: int, language: str = "en") -> None:
        self._port = port
        self._headers = {"Accept-Language": language, "Accept": "text/html,application/json"}
        self._connection: http.client.HTTPConnection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def get(self, path: str) -> Told:
        """Ask for an address."""
        return self.send("GET", path)

    def send(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Told:
        """Ask with a body."""
        began = time.perf_counter()
        try:
            if self._connection is None:
                self._connection = http.client.HTTPConnection(
                    "localhost", self._port, timeout=TIMEOUT_S
                )
            self._connection.request(method, path, body, self._headers | (headers or {}))
            answer = self._connection.getresponse()
            told = answer.read()
        except (OSError, http.client.HTTPException):
            self._close()
            return Told(0, 1000 * (time.perf_counter() - began))
        return Told(answer.status, 1000 * (time.perf_counter() - began), told)

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
