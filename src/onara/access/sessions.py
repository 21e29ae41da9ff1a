"""Browsers that have logged in."""

from __future__ import annotations

import time
from dataclasses import dataclass

from onara.access.database import Database
from onara.access.tokens import kept, new_id, new_token

UNUSED_S = 30 * 24 * 3600
"""A session ends when it was not used for so long..."""
LONGEST_S = 365 * 24 * 3600
"""...and in any case when it is so old."""
MOST = 100
"""Sessions at a time; a new one ends the one that was not used for longest."""
_NOTED_S = 3600
"""That a session is used is written down once an hour."""
_BROWSER = 200


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that has logged in; ``browser`` is what it says of itself; times are Unix."""

    id: str
    browser: str
    opened_at: float
    used_at: float


class Sessions:
    """The sessions of a home folder; tokens are kept as hashes only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, browser: str = "") -> str:
        """Open a session and give its token, which is not kept."""
        token, now = new_token(), time.time()
        with self._database.writing() as change:
            change(
                "DELETE FROM session WHERE used_at < ? OR opened_at < ? OR id IN"
                " (SELECT id FROM session ORDER BY used_at DESC LIMIT -1 OFFSET ?)",
                (now - UNUSED_S, now - LONGEST_S, MOST - 1),
            )
            change(
                "INSERT INTO session VALUES (?, ?, ?, ?, ?)",
                (new_id(), kept(token), browser[:_BROWSER], now, now),
            )
        return token

    def of(self, token: str) -> Session | None:
        """The session of a token, unless it has ended."""
        now = time.time()
        row = self._database.row(
            "SELECT id, browser, opened_at, used_at FROM session"
            " WHERE token = ? AND used_at >= ? AND opened_at >= ?",
            (kept(token), now - UNUSED_S, now - LONGEST_S),
        )
        if row is None:
            return None
        found = Session(*row)
        if now - found.used_at > _NOTED_S:
            with self._database.writing() as change:
                change("UPDATE session SET used_at = ? WHERE id = ?", (now, found.id))
        return found

    def all(self) -> list[Session]:
        """The sessions that are open, the last used first."""
        now = time.time()
        rows = self._database.rows(
            "SELECT id, browser, opened_at, used_at FROM session"
            " WHERE used_at >= ? AND opened_at >= ? ORDER BY used_at DESC",
            (now - UNUSED_S, now - LONGEST_S),
        )
        return [Session(*row) for row in rows]

    def end(self, id_: str) -> bool:
        """End a session; whether there was one of that id."""
        with self._database.writing() as change:
            return change("DELETE FROM session WHERE id = ?", (id_,)) > 0

    def end_all(self) -> None:
        """Log out everywhere."""
        with self._database.writing() as change:
            change("DELETE FROM session", ())
