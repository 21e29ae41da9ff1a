"""Keys of other machines: shown once, kept as hashes, named, and taken back."""

from __future__ import annotations

import hashlib
import hmac
import time
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from onara.access.database import Database
from onara.access.tokens import kept, new_id, new_token
from onara.errors import OnaraError

May: TypeAlias = Literal["read", "full", "play"]
"""What a key is for: to read everything, to do everything, or to play music by OpenSubsonic."""
MAY: tuple[May, ...] = get_args(May)
LEAD = "onara_"
"""How every key begins, so that one that was published by mistake can be found."""
MOST = 100
LONGEST_NAME = 80
_NOTED_S = 3600
_COLUMNS = "id, name, may, made_at, used_at"


class TooManyKeys(OnaraError):
    """There are so many keys that nobody can know what they are for."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is listed, without its secret; times in Unix seconds, the use to the hour."""

    id: str
    name: str
    may: May
    made_at: float
    used_at: float | None


class Keys:
    """The keys of a home folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def make(self, name: str, may: May) -> tuple[Key, str]:
        """Make a key; its secret is given this once.  Raises `TooManyKeys`.

        Of a key for players the secret itself is kept: they show a hash of it with salt of their
        own, which nobody could check otherwise.  So such a key may do nothing else.
        """
        secret = LEAD + new_token()
        key = Key(new_id(), " ".join(name.split())[:LONGEST_NAME], may, time.time(), None)
        plain = secret if may == "play" else None
        with self._database.writing() as change:
            if len(self.all()) >= MOST:
                raise TooManyKeys(f"there are {MOST} keys already; take back one that is not used")
            change(
                "INSERT INTO key VALUES (?, ?, ?, ?, ?, ?, NULL)",
                (key.id, key.name, key.may, kept(secret), plain, key.made_at),
            )
        return key, secret

    def of(self, secret: str) -> Key | None:
        """The key with this secret."""
        return self._used(
            self._database.row(f"SELECT {_COLUMNS} FROM key WHERE token = ?", (kept(secret),))
        )

    def of_salted(self, token: str, salt: str) -> Key | None:
        """The key for players whose secret with ``salt`` behind it has the MD5 ``token``."""
        for *row, plain in self._database.rows(
            f"SELECT {_COLUMNS}, plain FROM key WHERE plain IS NOT NULL"
        ):
            salted = hashlib.md5(f"{plain}{salt}".encode(), usedforsecurity=False).hexdigest()
            if hmac.compare_digest(salted, token.lower().encode("ascii", "replace").decode()):
                return self._used(row)
        return None

    def all(self) -> list[Key]:
        """The keys, the newest first."""
        rows = self._database.rows(f"SELECT {_COLUMNS} FROM key ORDER BY made_at DESC")
        return [Key(*row) for row in rows]

    def take_back(self, id_: str) -> bool:
        """A key is valid no more; whether there was one of that id."""
        with self._database.writing() as change:
            return change("DELETE FROM key WHERE id = ?", (id_,)) > 0

    def _used(self, row: object) -> Key | None:
        if row is None:
            return None
        key, now = Key(*row), time.time()  # type: ignore[misc]
        if key.used_at is None or now - key.used_at > _NOTED_S:
            with self._database.writing() as change:
                change("UPDATE key SET used_at = ? WHERE id = ?", (now, key.id))
        return key
