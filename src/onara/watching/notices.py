"""Who tells that something has changed: the kernel, or the clock where the kernel cannot."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from watchfiles import watch

POLL_S = 30.0
"""Seconds between looks at folders of which no kernel tells."""
LOOK_S = 600.0
"""Seconds between looks at all folders: a kernel's queue may overflow, and a drive come back."""
TICK_S = 0.5
"""Seconds that a wait takes where nothing happens."""
_UNTOLD = frozenset(
    {"9p", "afs", "ceph", "cifs", "coda", "davfs", "drvfs", "fuse", "glusterfs"}
    | {"lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "prl_fs", "smb3", "smbfs", "vboxsf", "virtiofs"}
    | {"vmhgfs"}
)
"""File systems that others change too, without word to this kernel."""


class Notices:
    """What changes below some folders.  ``poll_s``: look so often, and ask no kernel."""

    def __init__(self, folders: Sequence[Path], poll_s: float | None = None) -> None:
        self._folders = folders
        self._poll_s = poll_s
        self._looked = time.monotonic()
        self._there: list[tuple[Path, int, int]] = []
        self._kernel: Iterator[set[tuple[Any, str]]] | None = None
        self._listen()

    @property
    def every_s(self) -> float:
        """Seconds between two looks at everything."""
        return LOOK_S if self._poll_s is None else self._poll_s

    @property
    def is_polling(self) -> bool:
        return self._poll_s is not None

    def close(self) -> None:
        self._kernel = None  # collected, it lets go of the kernel

    def wait(self) -> set[Path] | None:
        """What has changed by now, or within `TICK_S`; ``None``: anything may have.

        Raises `KeyboardInterrupt`.
        """
        if _there(self._folders) != self._there or time.monotonic() - self._looked > self.every_s:
            self._listen()
            return None
        if self._kernel is None:
            time.sleep(TICK_S)
            return set()
        try:
            return {Path(path) for _, path in next(self._kernel)}
        except RuntimeError:  # a name that is no text: who is to tell of one says nothing any more
            self._listen()
            return None

    def _listen(self) -> None:
        """Ask the kernel anew, before everything is looked at: so nothing falls between."""
        self.close()
        self._looked = time.monotonic()
        self._there = _there(self._folders)
        if self._poll_s is None and any(map(is_untold, self._folders)):
            self._poll_s = POLL_S
        if self._poll_s is not None or not self._there:
            return
        tick_ms = int(TICK_S * 1000)
        self._kernel = watch(
            *(path for path, _, _ in self._there),
            watch_filter=None,
            debounce=tick_ms,
            step=50,
            rust_timeout=tick_ms,
            yield_on_timeout=True,
            force_polling=False,
            ignore_permission_denied=True,
        )
        try:
            next(self._kernel)  # only now it begins
        except FileNotFoundError:
            self._there = []  # gone since; the next wait looks again
            self._kernel = None
        except (OSError, RuntimeError):
            self._poll_s, self._kernel = POLL_S, None  # the kernel watches no more for this user


def is_untold(folder: Path) -> bool:
    """Whether a folder lies where the kernel does not tell of changes: on a network share."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        told = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
        real = os.path.realpath(folder)
    except OSError:
        return False
    return file_system(real, told).partition(".")[0] in _UNTOLD


def file_system(path: str, mounts: str) -> str:
    """The type of the file system that a path lies on, by the table proc(5) calls mountinfo."""
    best, found = "", ""
    for row in mounts.splitlines():
        before, dash, behind = row.partition(" - ")
        fields = before.split()
        if not dash or len(fields) < 5:
            continue
        # Blanks and the like stand there as octal numbers.
        place = fields[4]
        for code, sign in ((r"\040", " "), (r"\011", "\t"), (r"\012", "\n"), (r"\134", "\\")):
            place = place.replace(code, sign)
        is_above = path == place or path.startswith(place.rstrip("/") + "/")
        if is_above and len(place) >= len(best):
            best, found = place, behind.split()[0]
    return found


def _there(folders: Sequence[Path]) -> list[tuple[Path, int, int]]:
    """The folders that are there, and which they are: a drive may be mounted over one."""
    found = []
    for folder in folders:
        try:
            status = folder.stat()
        except OSError:
            continue
        found.append((folder, status.st_dev, status.st_ino))
    return found
