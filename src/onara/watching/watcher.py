"""Folders watched: the front door, in Python and for the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from onara.errors import OnaraError
from onara.library import Library
from onara.library.lock import writing
from onara.scan.events import Tell as TellScan
from onara.sheet import SheetStore
from onara.sheet.store import NAME as SHEETS
from onara.watching.arrivals import SETTLE_S, Arrivals, Batch
from onara.watching.happened import Happened, Tell
from onara.watching.kinds import Kind, Watched, kind_of, top_of
from onara.watching.remembered import Remembered
from onara.watching.seen import Stamp
from onara.watching.taking_in import TakingIn


class Watcher:
    """Takes in what lies in some folders and what arrives there, below a home folder.

    >>> Watcher(home, [Watched(Path("/srv/music"))], tell=print).run()      # doctest: +SKIP

    ``settle_s``, ``poll_s``: as of `Arrivals`.  ``remove_missing``: music whose file is gone is
    taken out of the library.  ``tell`` is told each thing that happens, ``tell_scan`` how far a
    scan is, ``waiting`` that another process is writing.
    """

    def __init__(
        self,
        home: Path,
        tops: Sequence[Watched],
        *,
        settle_s: float = SETTLE_S,
        poll_s: float | None = None,
        processes: int | None = None,
        remove_missing: bool = False,
        tell: Tell,
        tell_scan: TellScan | None = None,
        waiting: Callable[[], None] | None = None,
    ) -> None:
        self._home = home
        self._tops = tuple(tops)
        self._settle_s, self._poll_s = settle_s, poll_s
        self._tell = tell
        self._remembered = Remembered(home)
        self._taking = TakingIn(
            home,
            self._tops,
            self._remembered,
            processes=processes,
            remove_missing=remove_missing,
            tell=tell,
            tell_scan=tell_scan,
            waiting=waiting,
        )
        self._episodes: dict[Path, Stamp] = {}
        self._are_lyrics_due = True

    def run(self, is_over: Callable[[], bool] = lambda: False) -> None:
        """Watch until `KeyboardInterrupt`, or until ``is_over`` says so.

        Raises `OnaraError` where the home cannot be written, or another process watches for it.
        """
        with self._alone(), self._arrivals() as arrivals:
            for top in self._tops:
                self._tell_of(top, arrivals.is_polling)
            while not is_over():
                self._take(arrivals.wait())
                self._scan_next()

    def once(self) -> list[Path]:
        """Take in what is there; returns what is not whole yet, or is still written to."""
        with self._alone(), self._arrivals() as arrivals:
            for top in self._tops:
                if not top.path.is_dir():
                    self._tell_of(top, is_polling=False)
            self._take(arrivals.settled())
            while self._episodes:
                self._scan_next()
            return arrivals.awaited

    def _tell_of(self, top: Watched, is_polling: bool) -> None:
        how = "looking now and then" if is_polling else None
        if top.path.is_dir():
            self._tell(Happened("watching", top.path, how))
        else:
            self._tell(Happened("away", top.path, "is not there; it is looked at when it comes"))

    def _take(self, batch: Batch) -> None:
        """Music first: an episode that is scanned afterwards knows it."""
        take = self._taking
        take.refused(batch.refused)
        take.cut(batch.cut)
        if batch.music:
            take.music(batch.music)
        beside_gone = [path for path in batch.gone if self._kind_of(path) is Kind.BESIDE]
        others_gone = [path for path in batch.gone if path not in beside_gone]
        if others_gone:
            take.gone(others_gone)
        if batch.beside or beside_gone:
            take.beside(batch.beside, beside_gone)
        if self._are_lyrics_due or batch.music or batch.beside or batch.gone:
            take.lyrics()
            self._are_lyrics_due = False
        for path in batch.gone:
            self._episodes.pop(path, None)
        if batch.episodes:
            waiting = self._episodes | batch.episodes
            self._episodes = {path: waiting[path] for path in take.in_order(waiting)}

    def _scan_next(self) -> None:
        """One episode; in between, what else has arrived is taken in."""
        for path, stamp in list(self._episodes.items())[:1]:
            self._taking.episode(path, stamp)
            del self._episodes[path]

    def _kind_of(self, path: Path) -> Kind | None:
        top = top_of(path, self._tops)
        return kind_of(path, top) if top else None

    def _known(self) -> dict[Path, Stamp]:
        """What came in, or was found to be of no use, before nobody watched."""
        held: dict[Path, Stamp] = {}
        with Library.open(self._home) as library:
            for path, stamp in library.stamps().items():
                if self._kind_of(path) is Kind.MUSIC:
                    held[path] = Stamp(*stamp)
        if (self._home / SHEETS).exists():
            with SheetStore(self._home) as store:
                for one in store.episodes():
                    path = one.episode.path
                    # One whose scan was broken off has no sign of a library.
                    if one.library and self._kind_of(path) is Kind.EPISODE:
                        held[path] = Stamp(one.size, one.mtime_ns)
        for path, known in self._remembered.files.items():
            if self._kind_of(path):
                held[path] = known.stamp
        return held

    @contextmanager
    def _arrivals(self) -> Iterator[Arrivals]:
        arrivals = Arrivals(
            self._tops, self._known(), self._home, settle_s=self._settle_s, poll_s=self._poll_s
        )
        try:
            yield arrivals
        finally:
            arrivals.close()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        def elsewhere() -> None:
            raise OnaraError(f"another onara watches for {self._home} already")

        with writing(self._home / "watching", elsewhere):
            yield
