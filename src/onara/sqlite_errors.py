"""What SQLite finds wrong with a file, in sentences that a person can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onara.errors import DamagedLibrary, DiskFull, LibraryError

_PRIMARY = 0xFF
"""The bits of a result code that say what it is; those above only say more (sqlite.org/rescode)."""
_IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@contextmanager
def sentences(path: Path, *, remedy: str, user: str = "another program") -> Iterator[None]:
    """Raise the errors of SQLite, and of making the file, as sentences about the file at ``path``.

    ``remedy`` is what to do about a damaged file, as the end of a sentence; ``user`` is who may be
    using it at the same time.  Raises `DiskFull`, `DamagedLibrary` or `LibraryError`.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        # Errors that Python's own layer raises have no code.
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        if code == sqlite3.SQLITE_FULL:
            raise DiskFull(f"the disk is full: no room to write {path}") from error
        if code in _IN_USE:
            raise LibraryError(f"{path} is in use by {user}; try again later") from error
        raise LibraryError(f"{path} cannot be opened or written: {error}") from error
    except sqlite3.DatabaseError as error:
        raise DamagedLibrary(f"{path} is damaged ({error}); {remedy}") from error
    except OSError as error:
        raise LibraryError(f"{path} cannot be made: {error.strerror}") from error
