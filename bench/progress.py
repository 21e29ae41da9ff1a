"""One line on stderr that says how far a long job is and about how long it will still take."""

import sys
import time


class Progress:
    """Counts steps; on a terminal the line is rewritten, else it comes at every tenth."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total, self._done = what, total, 0
        self._began = time.monotonic()
        self._tenth = 0

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        live, tenth = sys.stderr.isatty(), 10 * self._done // max(1, self._total)
        if not live and tenth == self._tenth:
            return
        self._tenth = tenth
        left = (time.monotonic() - self._began) / self._done * (self._total - self._done)
        last = self._done == self._total
        line = f"bench: {self._what} {self._done}/{self._total}, about {left:.0f} s left"
        print(line, end="\n" if last or not live else "\r", file=sys.stderr, flush=True)
