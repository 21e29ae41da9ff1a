"""One writer at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from onara.errors import LibraryError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def writing(home: Path, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the right to write to a library; the system gives it back when a process dies.

    Waits while another process has it, after calling ``waiting`` once.  Raises `LibraryError` where
    the folder cannot be written.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        handle = os.open(home / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise LibraryError(f"cannot write in {home}: {(error.strerror or '').lower()}") from error
    try:
        _lock(handle, waiting)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, waiting: Callable[[], None] | None) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
    else:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if waiting is not None:
                waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
