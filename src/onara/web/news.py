"""What happens on this server, told to every page that is open: server-sent events.

Only the newest of each thing is kept, so that who comes back after a while, or is slow, is told how
things stand now and costs no memory meanwhile.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any, Literal

MOST_KEPT = 200
MOST_LISTENERS = 64
BEAT_S = 15.0
"""Something is sent at least this often: proxies close what is silent for a minute."""
RETRY_MS = 2000
EpisodeChange = Literal["scanned", "edited", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Event:
    """``number`` grows; ``told`` is plain (of JSON)."""

    number: int
    kind: str
    told: Any

    @property
    def text(self) -> str:
        """As a stream of events has it (HTML Living Standard, 9.2)."""
        told = json.dumps(self.told, ensure_ascii=False, separators=(",", ":"))
        return f"id: {self.number}\nevent: {self.kind}\ndata: {told}\n\n"


class News:
    """Safe to tell from any thread; `listen` belongs to an event loop."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = 0
        self._lost = 0
        """Up to this number something may have been forgotten."""
        self._kept: OrderedDict[str, Event] = OrderedDict()
        self._listeners: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()

    def tell(self, kind: str, told: Any, about: str) -> None:
        """Tell something; it takes the place of what was told of the same kind ``about`` it."""
        with self._lock:
            self._number += 1
            self._kept.pop(f"{kind} {about}", None)
            self._kept[f"{kind} {about}"] = Event(self._number, kind, told)
            while len(self._kept) > MOST_KEPT:
                _, gone = self._kept.popitem(last=False)
                self._lost = gone.number
            listeners = tuple(self._listeners)
        for loop, wake in listeners:
            # A loop that has ended has nobody to tell.
            if not loop.is_closed():
                loop.call_soon_threadsafe(wake.set)

    def episode(self, id_: str | None, change: EpisodeChange) -> None:
        """The sheet of an episode is another; of any, where it is ``None``."""
        self.tell("episode", {"id": id_, "change": change}, str(id_))

    def library(self, recordings: int) -> None:
        """The library has so many recordings by now."""
        self.tell("library", {"recordings": recordings}, "")

    @property
    def is_crowded(self) -> bool:
        """Whether as many listen as may."""
        return len(self._listeners) >= MOST_LISTENERS

    @property
    def is_heard(self) -> bool:
        """Whether anybody listens."""
        return bool(self._listeners)

    async def listen(
        self, since: int | None, hello: Callable[[], Any], is_over: Callable[[], bool]
    ) -> AsyncIterator[str]:
        """The events after number ``since`` as they come, until ``is_over``.

        Where that is too long ago, or not said, ``hello`` tells how everything stands first.
        """
        wake = asyncio.Event()
        listener = (asyncio.get_running_loop(), wake)
        with self._lock:
            self._listeners.add(listener)
            now = self._number
            is_known = since is not None and self._lost <= since <= now
        try:
            yield f"retry: {RETRY_MS}\n\n"
            seen = since if is_known and since is not None else now
            if not is_known:
                yield Event(now, "hello", await asyncio.to_thread(hello)).text
            quiet = 0.0
            while not is_over():
                wake.clear()
                with self._lock:
                    fresh = [event for event in self._kept.values() if event.number > seen]
                for event in fresh:
                    yield event.text
                    seen = event.number
                try:
                    await asyncio.wait_for(wake.wait(), 1.0)
                    quiet = 0.0
                except TimeoutError:
                    quiet += 1.0
                    if quiet >= BEAT_S:
                        quiet = 0.0
                        yield ": beat\n\n"
        finally:
            with self._lock:
                self._listeners.discard(listener)
