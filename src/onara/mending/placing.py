"""Files put in their places: never over another file, on the disk once they are there.

What lies beside a file while it is changed has a hidden name that is made of the number of the
change, so that what a kill leaves behind is found.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from onara.durable import PARTIAL, flush_folder
from onara.errors import DiskFull, UnusableInput
from onara.mending.journal import Change

PARKED = ".parked"
_PREFIX = ".onara-"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_PART = 1 << 20


def partial_of(change: Change, folder: Path) -> Path:
    """Where the new content of a file is written: beside it, with the ending that says its kind."""
    return folder / f"{_PREFIX}{change.fix}-{change.id}{PARTIAL}{change.here.suffix[:16]}"


def parked_of(change: Change) -> Path:
    """Where a file is put aside while another takes its place."""
    return change.here.parent / f"{_PREFIX}{change.fix}-{change.id}{PARKED}"


def swept(folder: Path) -> None:
    """Remove what was being written in a folder when its writer died."""
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{_PREFIX}*{PARTIAL}*"):
            path.unlink(missing_ok=True)


def sha256_of(parts: Iterable[bytes | memoryview]) -> bytes:
    found = hashlib.sha256()
    for part in parts:
        found.update(part)
    return found.digest()


def content_sha256(path: Path) -> bytes:
    """Raises ``OSError``."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def copied(source: Path, copy: Path) -> bytes:
    """Copy a file with all that belongs to it; returns the SHA-256 of what was copied.

    Raises ``OSError``.
    """
    found = hashlib.sha256()
    with source.open("rb") as reading, copy.open("wb") as writing:
        while part := reading.read(_PART):
            found.update(part)
            writing.write(part)
        writing.flush()
        os.fsync(writing.fileno())
    like(source, copy)
    return found.digest()


def like(source: Path, copy: Path) -> None:
    """Give a copy the owner, permissions, times and extended attributes of a file."""
    status = source.stat()
    with contextlib.suppress(PermissionError, AttributeError):
        os.chown(copy, status.st_uid, status.st_gid)
    shutil.copystat(source, copy)


def put(partial: Path, path: Path) -> None:
    """Let what was written beside a file take its place.  Raises ``OSError``."""
    with partial.open("rb+") as file:
        os.fsync(file.fileno())
    partial.replace(path)
    flush_folder(path.parent)


def moved(source: Path, target: Path) -> bool:
    """Rename a file, never over another; ``False`` where the target is on another device.

    Raises ``FileExistsError`` where there is another file, else ``OSError``.
    """
    if os.path.lexists(target):
        if not os.path.samestat(source.lstat(), target.lstat()):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        if source.parent.samefile(target.parent) and len(_names_of(source)) == 1:
            source.rename(target)  # one name in another spelling, on a system that sees no other
        else:
            source.unlink()  # the second half of what follows
    else:
        try:
            target.hardlink_to(source)  # fails where there is a file, as renaming does not
            source.unlink()
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno == errno.EXDEV:
                return False
            if os.path.lexists(target):
                raise
            try:
                source.rename(target)
            except OSError as failed:
                if failed.errno == errno.EXDEV:
                    return False
                raise
    flush_folder(target.parent)
    if source.parent != target.parent:
        flush_folder(source.parent)
    return True


def _names_of(path: Path) -> list[str]:
    """The names in its folder under which a file is there."""
    status = path.lstat()
    with os.scandir(path.parent) as entries:
        return [each.name for each in entries if each.inode() == status.st_ino]


def trouble(path: Path, error: OSError) -> DiskFull | UnusableInput:
    """The sentence for what the system refused: a full disk ends a fix, all else one file."""
    if error.errno in _FULL:
        return DiskFull(
            f"the disk is full: no room to write in {path.parent}; what was finished is kept"
        )
    if isinstance(error, FileNotFoundError):
        return UnusableInput(path, "is gone")
    if isinstance(error, FileExistsError):
        return UnusableInput(path, "cannot be moved: another file has its new name")
    if isinstance(error, PermissionError):
        return UnusableInput(path, "may not be changed (permission denied)")
    return UnusableInput(path, f"cannot be changed ({(error.strerror or str(error)).lower()})")
