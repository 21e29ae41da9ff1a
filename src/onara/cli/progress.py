"""A progress bar with an estimate, on a terminal only."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

import rich.progress
from rich.console import Console


class Bar:
    """A bar on standard error; nothing is drawn where that is not a terminal."""

    def __init__(self, what: str) -> None:
        self._bar = rich.progress.Progress(
            rich.progress.TextColumn("{task.description}"),
            rich.progress.BarColumn(),
            rich.progress.TaskProgressColumn(),
            rich.progress.TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=not sys.stderr.isatty(),
            transient=True,
        )
        self._what = what
        self._task: rich.progress.TaskID | None = None

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def show(self, done: float, total: float | None, detail: str = "") -> None:
        if self._task is None:
            self._task = self._bar.add_task(self._what, total=total)
        self._bar.update(
            self._task, completed=done, total=total, description=f"{self._what} {detail}".strip()
        )

    def print(self, text: str) -> None:
        """A line above the bar, to standard output."""
        if self._bar.disable or not sys.stdout.isatty():
            print(text, flush=True)
        else:
            self._bar.console.print(text, markup=False, highlight=False, soft_wrap=True)
