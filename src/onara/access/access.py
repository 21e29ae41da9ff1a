"""The password, the sessions and the keys of one home folder."""

from __future__ import annotations

import time
from pathlib import Path

from onara.access.database import Database
from onara.access.keys import Keys
from onara.access.password import checked, hashed, is_right
from onara.access.sessions import Sessions

NAME = "access.sqlite"


class Access:
    """Who may ask, kept in ``access.sqlite`` of the home folder; safe to use from many threads.

    Nothing is written before a password is set, a session opened or a key made.  All methods raise
    `LibraryError` where the file cannot be read or written.
    """

    def __init__(self, home: Path) -> None:
        self._database = Database(home / NAME)
        self.sessions = Sessions(self._database)
        self.keys = Keys(self._database)

    def close(self) -> None:
        self._database.close()

    def has_password(self) -> bool:
        """Whether a password was ever set."""
        return self._kept() is not None

    def set_password(self, password: str) -> None:
        """Set or change the password; every session ends.  Raises `UnusablePassword`."""
        kept = hashed(checked(password))
        with self._database.writing() as change:
            change("INSERT OR REPLACE INTO password VALUES (1, ?, ?)", (kept, time.time()))
            change("DELETE FROM session", ())

    def is_password(self, given: str) -> bool:
        """Whether this is the password; takes a tenth of a second, so that guessing is slow."""
        kept = self._kept()
        return kept is not None and is_right(given, kept)

    def _kept(self) -> str | None:
        row = self._database.row("SELECT kept FROM password")
        return None if row is None else str(row[0])
