"""When is a file whole?  When it is still, nobody writes it, and it does not end early."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterable
from pathlib import Path

from onara.audio.ending import ends_early
from onara.errors import UnusableInput
from onara.watching.kinds import CONTROL

OLD_S = 60.0
"""A file that was changed so long ago need not be watched to know that it is still."""
_WRITES = os.O_WRONLY | os.O_RDWR
_PROCESSES = Path("/proc")


def is_newer(path: Path, than: float) -> bool:
    """Whether the bytes, the name or the place of a file were changed after a time (since 1970)."""
    try:
        status = path.stat()
    except OSError:
        return False
    return max(status.st_mtime, status.st_ctime) > than


def is_old(path: Path) -> bool:
    """Whether neither the bytes of a file nor its name or place were changed of late."""
    return path.exists() and not is_newer(path, time.time() - OLD_S)


def written_to(paths: Iterable[Path]) -> set[Path]:
    """Those that a process has open for writing, as far as the system tells.

    A downloader's own file beside one says so too.  Linux tells it of the processes of the same
    user (root of all), and no system of other machines that write to a share: there stillness and
    the declared end have to do.
    """
    wanted: dict[tuple[int, int], Path] = {}
    found = set()
    for path in paths:
        if os.path.lexists(f"{path}{CONTROL}"):
            found.add(path)
        with contextlib.suppress(OSError):
            status = path.stat()
            wanted[status.st_dev, status.st_ino] = path
    if not wanted or not _PROCESSES.is_dir():
        return found
    for process in _PROCESSES.iterdir():
        if not process.name.isdigit():
            continue
        # A process may end while it is looked at, or be another user's.
        with contextlib.suppress(OSError):
            for handle in (process / "fd").iterdir():
                with contextlib.suppress(OSError):
                    status = handle.stat()
                    held = wanted.get((status.st_dev, status.st_ino))
                    if held is not None and held not in found and _is_for_writing(handle):
                        found.add(held)
    return found


def _is_for_writing(handle: Path) -> bool:
    told = (handle.parent.parent / "fdinfo" / handle.name).read_text(encoding="ascii")
    flags = next(line for line in told.splitlines() if line.startswith("flags:"))
    return bool(int(flags.split()[1], 8) & _WRITES)


def is_cut(path: Path) -> bool:
    """Whether a part of a file is still to come, by what it declares."""
    try:
        return ends_early(path)
    except UnusableInput:
        return False  # whoever takes it says why it cannot be read
