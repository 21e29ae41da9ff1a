"""How often may somebody ask?  Token buckets, one a client, in bounded memory."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import NamedTuple


class Rate(NamedTuple):
    """``burst`` at once, and ``per_s`` each second after that."""

    burst: float
    per_s: float


class Buckets:
    """A bucket for each client, which fills by ``rate``; safe to use from many threads.

    At most ``clients`` are remembered; the one that was not seen for longest starts anew.
    """

    def __init__(self, rate: Rate, *, clients: int = 4096) -> None:
        self._rate, self._clients = rate, clients
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, client: str, now: float) -> float:
        """Ask once at ``now`` (seconds, monotonic): 0 where that is fine, else seconds to wait."""
        with self._lock:
            left, seen = self._held.pop(client, (self._rate.burst, now))
            left = min(self._rate.burst, left + (now - seen) * self._rate.per_s)
            wait = 0.0 if left >= 1 else (1 - left) / self._rate.per_s
            self._held[client] = (left - 1 if left >= 1 else left, now)
            while len(self._held) > self._clients:
                self._held.popitem(last=False)
            return wait

    def __len__(self) -> int:
        return len(self._held)
