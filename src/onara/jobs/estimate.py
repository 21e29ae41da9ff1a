"""How much of a job is done, and how long the rest will take."""

from __future__ import annotations

import time

STAGES = {
    "decoding": (0.0, 0.45),
    "looking": (0.45, 0.75),
    "looking closer": (0.75, 0.88),
    "looking beside the speech": (0.88, 0.93),
    "comparing": (0.93, 1.0),
}
"""Shares of a scan at which its stages begin and end: of an hour against three hours of music."""
_LEAST_S, _LEAST_SHARE = 4.0, 0.01
"""Before that much was done nothing is foretold."""


def share_of_scan(stage: str, done: float, of: float | None) -> float:
    """How much of one episode's scan is done, 0 to 1."""
    begin, end = STAGES.get(stage, (0.0, 0.0))
    part = min(1.0, done / of) if of else 0.0
    return begin + part * (end - begin)


class Clock:
    """Foretells the end by what was done since the work began, or went on."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._first: float | None = None

    def left_s(self, share: float) -> float | None:
        """Seconds that the rest will take, ``None`` where it is too early to say."""
        if self._first is None:
            self._first = share
        passed, done = time.monotonic() - self._since, share - self._first
        if passed < _LEAST_S or done < _LEAST_SHARE:
            return None
        return round(passed * (1 - share) / done, 1)
