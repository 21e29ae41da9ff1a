"""A code for the first visit: who reads it on the terminal may choose the password, once."""

from __future__ import annotations

import hmac
import secrets
import threading

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are mistaken for each other."""
_TRIES = 20


class FirstVisit:
    """The code of a server that has no password yet; `code` is ``None`` when it is used up."""

    def __init__(self) -> None:
        self.code: str | None = "-".join(
            "".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3)
        )
        self._tries = _TRIES
        self._lock = threading.Lock()

    def accepts(self, given: str) -> bool:
        """Whether this is the code.  After twenty wrong ones none is right any more."""
        with self._lock:
            if self.code is None:
                return False
            if hmac.compare_digest(_plain(given), _plain(self.code)):
                return True
            self._tries -= 1
            if self._tries <= 0:
                self.code = None
            return False

    def use_up(self) -> None:
        """The password is chosen."""
        with self._lock:
            self.code = None


def _plain(code: str) -> bytes:
    return "".join(code.lower().split()).replace("-", "").encode("utf-8", "surrogatepass")
