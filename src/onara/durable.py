"""Writing so that a kill or a power cut leaves either the old file or the new one, whole."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable
from pathlib import Path

from onara.errors import DiskFull, LibraryError

PARTIAL = ".partial"
"""Ending of a file that is still being written; the next writer sweeps such files away."""


def replace_file(path: Path, parts: Iterable[bytes | memoryview]) -> None:
    """Put a file in place atomically: written beside it, flushed to the disk, renamed.

    Raises `DiskFull` or `LibraryError`; then ``path`` is what it was before.
    """
    partial = path.with_name(path.name + PARTIAL)
    try:
        with partial.open("wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        flush_folder(path.parent)
    except BaseException as error:
        with contextlib.suppress(OSError):  # a name too long to make is too long to unlink
            partial.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise write_error(path, error) from error
        raise


def write_error(path: Path, error: OSError) -> LibraryError:
    """The sentence for a write that failed."""
    # EFBIG and EDQUOT are a limit on this user rather than on the disk; the remedy is the same.
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFull(
            f"the disk is full: no room to write in {path.parent}; what was finished is kept"
        )
    return LibraryError(f"cannot write in {path.parent}: {(error.strerror or str(error)).lower()}")


def flush_folder(folder: Path) -> None:
    """A rename is on the disk only once its folder is."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
