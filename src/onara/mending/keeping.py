"""The old bytes of changed files: a delta from the new ones, or all where that is no less."""

from __future__ import annotations

import contextlib
import mmap
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from onara.durable import replace_file
from onara.errors import LibraryError, UnusableInput
from onara.mending.delta import delta_between, restored
from onara.mending.journal import Change, Fix
from onara.mending.placing import content_sha256, like, sha256_of

NEARLY_ALL = 0.9
"""A delta of this share of the file saves nothing worth the doubt: the file is kept whole."""


class Keeping:
    """What is kept below a home folder, a folder for each fix."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "mending" / "kept"

    def keep(self, change: Change, old: Path, new: Path, old_sha256: bytes) -> _Kept:
        """Keep what makes the ``old`` file again of the ``new`` one; tried before it is relied on.

        Raises `LibraryError` where it cannot be written.
        """
        kept: _Kept = "delta"
        with _mapped(old) as old_bytes, _mapped(new) as new_bytes:
            delta = delta_between(old_bytes, new_bytes)
            if len(delta) > NEARLY_ALL * len(old_bytes):
                kept = "whole"
            elif sha256_of(restored(new_bytes, delta)) != old_sha256:
                raise UnusableInput(old, "was changed while it was read")
            path = self._path(change, kept)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                why = (error.strerror or str(error)).lower()
                raise LibraryError(f"cannot write in {path.parent}: {why}") from error
            replace_file(path, [delta] if kept == "delta" else [old_bytes])
        return kept

    def size(self, change: Change) -> int:
        """Bytes that are kept for a change."""
        try:
            return self._path(change, change.kept or "delta").stat().st_size
        except OSError:
            return 0

    def restore(self, change: Change, new: Path, copy: Path) -> None:
        """Write the old file to ``copy``: its bytes, its permissions, its time of change.

        Raises `UnusableInput` where the old bytes cannot be had of what is there, ``OSError`` where
        they cannot be written.
        """
        kept = self._path(change, change.kept or "delta")
        try:
            with copy.open("wb") as file, _mapped(new) as new_bytes, _mapped(kept) as kept_bytes:
                parts = restored(new_bytes, bytes(kept_bytes)) if change.kept == "delta" else ()
                for part in parts or (kept_bytes,):
                    file.write(part)
                file.flush()
                os.fsync(file.fileno())
        except (ValueError, FileNotFoundError):
            raise UnusableInput(new, _DAMAGED) from None
        if content_sha256(copy) != change.old_sha256:
            raise UnusableInput(new, _DAMAGED)
        like(new, copy)
        copy.chmod(change.mode & 0o7777)
        os.utime(copy, ns=(new.stat().st_atime_ns, change.mtime_ns))

    def drop(self, change: Change) -> None:
        """What was kept for a change is not needed any more."""
        for kept in ("delta", "whole"):
            with contextlib.suppress(OSError):
                self._path(change, kept).unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self._path(change, "delta").parent.rmdir()  # only where it is empty

    def sweep(self, fix: Fix, changes: list[Change]) -> None:
        """Remove what a killed writer kept and never relied on."""
        relied = {self._path(each, each.kept).name for each in changes if each.kept}
        folder = self._folder / str(fix.id)
        with contextlib.suppress(OSError):
            for path in folder.iterdir():
                if path.name not in relied:
                    path.unlink()

    def _path(self, change: Change, kept: str) -> Path:
        return self._folder / str(change.fix) / f"{change.id}.{kept}"


_Kept = Literal["delta", "whole"]
_DAMAGED = "cannot be put back: what was kept of it is damaged; it is left as it is"


@contextmanager
def _mapped(path: Path) -> Iterator[memoryview]:
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size == 0:
            yield memoryview(b"")
            return
        # Closed by the last view of it that is gone.
        yield memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
