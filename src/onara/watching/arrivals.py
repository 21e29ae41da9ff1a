"""Files that have arrived and are whole, and those that are gone."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onara.errors import UnusableInput
from onara.watching.kinds import Kind, Watched, kind_of, top_of
from onara.watching.notices import Notices
from onara.watching.seen import Seen, Stamp, is_gone, stamp_of
from onara.watching.whole import is_cut, is_old, written_to

SETTLE_S = 5.0
"""Seconds for which a file has to be still; what copies over a network pauses for less."""


@dataclass(slots=True)
class Batch:
    """What is to be done: whole files of each kind, ``cut`` ones whose rest is awaited, ``gone``
    ones, and what cannot be read (``refused``)."""

    music: dict[Path, Stamp] = field(default_factory=dict)
    episodes: dict[Path, Stamp] = field(default_factory=dict)
    beside: dict[Path, Stamp] = field(default_factory=dict)
    cut: dict[Path, Stamp] = field(default_factory=dict)
    gone: list[Path] = field(default_factory=list)
    refused: list[UnusableInput] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any((self.music, self.episodes, self.beside, self.cut, self.gone, self.refused))


class Arrivals:
    """What arrives in some folders, each file once for each time that it changes.

    ``known`` are the files that need not be handed out, with their stamps; nothing below ``home``
    is.  Files are handed out when they were still for ``settle_s``, nobody writes to them, and they
    do not end early.  ``poll_s``: look so often, and ask no kernel.
    """

    def __init__(
        self,
        tops: Sequence[Watched],
        known: Mapping[Path, Stamp],
        home: Path,
        *,
        settle_s: float = SETTLE_S,
        poll_s: float | None = None,
    ) -> None:
        self._seen = Seen(tops, home)
        self._known = dict(known)
        self._settle_s = settle_s
        self._still: dict[Path, tuple[Stamp, float]] = {}
        self._gone: dict[Path, float] = {}
        self._is_first = True
        self._notices = Notices([top.path for top in self._seen.tops], poll_s)
        self._refused = self._seen.look()
        self._compare()

    @property
    def is_polling(self) -> bool:
        """Whether the folders are looked at now and then, because nobody tells of changes."""
        return self._notices.is_polling

    @property
    def awaited(self) -> list[Path]:
        """What has been seen and is not whole yet."""
        return list(self._still)

    def close(self) -> None:
        self._notices.close()

    def forget(self, path: Path) -> None:
        """A file is not known any more: if it comes back, it has arrived."""
        self._known.pop(path, None)

    def wait(self) -> Batch:
        """What has arrived by now; empty after some tenths of a second without anything.

        Raises `KeyboardInterrupt`.
        """
        if not self._is_first:
            self._hear(self._notices.wait())
        batch = self._ready()
        self._is_first = False
        return batch

    def settled(self) -> Batch:
        """What is there, once it was watched long enough to know whether it is whole."""
        batch = self.wait()
        until = time.monotonic() + self._settle_s + 2.0
        while (self._still or self._gone) and time.monotonic() < until:
            _join(batch, self.wait())
        return batch

    def _hear(self, changed: set[Path] | None) -> None:
        if changed is None:
            self._refused += self._seen.look()
        elif changed:
            self._refused += self._seen.look_at(changed)
            # What lies beside others may have been read before it was seen here.
            now = time.monotonic()
            self._gone |= {path: now for path in changed if self._is_beside(path)}
        if changed is None or changed:
            self._compare()

    def _compare(self) -> None:
        """Note what has come or changed, and what is gone, against what is known."""
        now = time.monotonic()
        files = self._seen.files
        self._still = {path: each for path, each in self._still.items() if path in files}
        for path, stamp in files.items():
            if self._known.get(path) != stamp and path not in self._still:
                self._still[path] = (stamp, now)
        gone = [path for path in (*self._known, *self._gone) if path not in files]
        self._gone = {path: self._gone.get(path, now) for path in gone}

    def _ready(self) -> Batch:
        batch = Batch(refused=self._refused)
        self._refused = []
        now = time.monotonic()
        candidates: dict[Path, Stamp] = {}
        for path, (stamp, since) in list(self._still.items()):
            seen = stamp_of(path)
            if seen is None:
                self._let_go(path)
            elif seen != stamp:
                self._seen.files[path] = seen
                if self._known.get(path) == seen:
                    del self._still[path]
                else:
                    self._still[path] = (seen, now)
            elif now - since >= self._settle_s or (self._is_first and is_old(path)):
                candidates[path] = stamp
        for path in written_to(candidates):
            del candidates[path]
            self._still[path] = (self._still[path][0], now)
        for path, stamp in candidates.items():
            del self._still[path]
            self._known[path] = stamp
            self._sort(path, stamp, batch)
        self._leave(batch, now)
        return batch

    def _sort(self, path: Path, stamp: Stamp, batch: Batch) -> None:
        kind = self._seen.kinds[path]
        if kind is Kind.BESIDE:
            batch.beside[path] = stamp
        elif is_cut(path):
            batch.cut[path] = stamp
        else:
            (batch.music if kind is Kind.MUSIC else batch.episodes)[path] = stamp

    def _leave(self, batch: Batch, now: float) -> None:
        """Files that are gone, once all that has come is handed out: it may be the same, moved."""
        if self._still:
            return
        for path, since in list(self._gone.items()):
            if now - since < self._settle_s and not self._is_first:
                continue
            del self._gone[path]
            top = top_of(path, self._seen.tops)
            if top and is_gone(path, top.path):
                self.forget(path)
                batch.gone.append(path)

    def _is_beside(self, path: Path) -> bool:
        top = top_of(path, self._seen.tops)
        return top is not None and kind_of(path, top) is Kind.BESIDE

    def _let_go(self, path: Path) -> None:
        del self._still[path]
        self._seen.files.pop(path, None)
        if path in self._known or self._is_beside(path):
            self._gone.setdefault(path, time.monotonic())


def _join(batch: Batch, more: Batch) -> None:
    batch.music |= more.music
    batch.episodes |= more.episodes
    batch.beside |= more.beside
    batch.cut |= more.cut
    batch.gone += more.gone
    batch.refused += more.refused
