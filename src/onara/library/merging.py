"""Segments are joined in a thread of its own, so that nobody waits for it who adds files."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager

from onara.errors import LibraryError
from onara.index import Index, Merge, Stopped


class Merging:
    """One merge at a time beside whatever is written to an index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._thread: threading.Thread | None = None
        self._merge: Merge | None = None
        self._left: set[str] = set()
        self._error: LibraryError | None = None
        self._is_stopped = threading.Event()

    def step(self) -> None:
        """Let a copy that is finished take its place and begin the next; returns at once.

        The caller holds the right to write.
        """
        if self._thread is not None and self._thread.is_alive():
            return
        if self._merge is not None:
            self._index.switch(self._merge)
        self._thread = self._merge = None
        merge = self._index.due(self._left) if self._error is None else None
        if merge is not None:
            self._merge = merge
            self._thread = threading.Thread(target=self._write, args=[merge], daemon=True)
            self._thread.start()

    def finish(self, right: Callable[[], AbstractContextManager[None]]) -> None:
        """Wait until nothing is left to merge.

        ``right`` gives the right to write; it is taken for the steps alone, so that others can
        write meanwhile.  Raises `LibraryError` where a merge could not be written.
        """
        while self._thread is not None:
            self._thread.join()
            with right():
                self._index.refresh()
                self.step()
        if self._error is not None:
            raise self._error

    def stop(self) -> None:
        """Give up what is not finished; the segments stay as they are."""
        self._is_stopped.set()
        if self._thread is not None:
            self._thread.join()
        self._thread = self._merge = None

    def _write(self, merge: Merge) -> None:
        try:
            self._left |= merge.write(self._index.folder, lambda: not self._is_stopped.is_set())
        except Stopped:
            pass
        except LibraryError as error:
            # Where the file is gone another writer has swept it away: then that one merges.
            if not isinstance(error.__cause__, FileNotFoundError):
                self._error = error
