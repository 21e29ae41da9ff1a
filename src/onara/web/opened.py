"""What the server has open: the catalogue and what asks it, and the home folder's own files.

One object a server.  What is slow to make is made once and again when its files change; what is
bound to a thread (SQLite) is opened for each use.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from onara.access import Access
from onara.access.first_visit import FirstVisit
from onara.errors import OnaraError
from onara.web.asking import Asking
from onara.web.news import News
from onara.web.settings import Settings

if TYPE_CHECKING:
    from onara.ask import Answer, Asker, Result
    from onara.catalogue import Catalogue
    from onara.clips import Clips
    from onara.graph import Graph
    from onara.jobs import Queue
    from onara.jobs.folders import Folders
    from onara.library import Library, Recording
    from onara.lists.lists import Lists
    from onara.scan import Scanner
    from onara.sharing import Shares
    from onara.sheet import Tally
    from onara.wander import Sounds
    from onara.web.playing import Playing
    from onara.wording import Language

Made = TypeVar("Made")
_MOST_REMEMBERED = 6000
"""Pages and the like, of some kilobytes each."""
Sign = tuple[tuple[str, int, int], ...]
"""Names, sizes and times of files: another sign is worth reading them again."""


class Known(NamedTuple):
    """The catalogue of one moment; pages hold on to it while they are made."""

    sign: Sign
    catalogue: Catalogue
    graph: Graph
    asker: Asker


class _Remembered(NamedTuple):
    sign: Sign
    made: dict[Hashable, Any]


class Opened:
    """Everything that requests share; safe to use from many threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.home = settings.home
        self.access = Access(settings.home)
        self.first_visit: FirstVisit | None = None
        self.stopping = threading.Event()
        self.news = News()
        self._lock = threading.Lock()
        self._known: Known | None = None
        self._remembered = _Remembered((), {})
        self._sounds: tuple[Sign, Sounds] | None = None
        self.asking = Asking(self)
        self._owned: tuple[Sign, tuple[Recording, ...]] | None = None
        self._tallies: tuple[Sign, Mapping[str, Tally]] | None = None

    def expect_first_visit(self) -> None:
        """Let whoever knows a new code choose the password."""
        self.first_visit = FirstVisit()

    def close(self) -> None:
        """Close all of it; a second call does nothing."""
        if self.stopping.is_set():
            return
        self.stopping.set()
        self.asking.close(self._known.asker if self._known else None)
        for name in ("clips", "playing", "jobs"):
            if name in self.__dict__:
                getattr(self, name).close()
        self.access.close()

    @property
    def known(self) -> Known:
        """The catalogue as its files are now; raises `CatalogueError` where one is broken."""
        sign = _sign(
            *sorted((self.home / "catalogue").glob("*.yaml")),
            self.home / "lyrics.sqlite",
            self.home / "imported.sqlite",
        )
        with self._lock:
            if self._known is None or self._known.sign != sign:
                before, self._known = self._known, self._read(sign)
                if before is not None:
                    self.asking.done_with(before.asker)
            return self._known

    @property
    def catalogue(self) -> Catalogue:
        return self.known.catalogue

    @property
    def graph(self) -> Graph:
        return self.known.graph

    def remembered(self, key: Hashable, make: Callable[[Known], Made]) -> Made:
        """What follows from the catalogue alone, made once for each state of its files."""
        known = self.known
        held = self._remembered
        if held.sign != known.sign:
            held = self._remembered = _Remembered(known.sign, {})
        if key not in held.made:
            if len(held.made) >= _MOST_REMEMBERED:
                held.made.clear()
            held.made[key] = make(known)
        made: Made = held.made[key]
        return made

    @property
    def covers_version(self) -> str:
        """A short sign of what covers say and how they are drawn."""
        from onara.pictures.cover import drawing_version

        sign = repr((self.known.sign, self.library_sign))
        return drawing_version() + sha256(sign.encode()).hexdigest()[:6]

    def ask(self, typed: str, *, limit: int = 20, language: Language = "en") -> Answer:
        """What is meant by a question."""
        return self.asking.find(self.known.asker, typed, limit, language)

    def suggest(
        self, typed: str, *, limit: int = 8, kinds: Sequence[str] = (), language: Language = "en"
    ) -> tuple[Result, ...]:
        """What a question that is being typed may become."""
        return self.known.asker.suggest(typed, limit=limit, kinds=kinds, language=language)

    def warm_up(self) -> None:
        """Make ready what the first question would wait for."""
        self.suggest("ㄷ")
        self.ask("two of them walk through the first snow at night")
        self.clips.warm_up()

    @contextmanager
    def library(self) -> Iterator[Library]:
        """The library, open in this thread."""
        from onara.library import Library

        with Library.open(self.home) as library:
            yield library

    @contextmanager
    def scanner(self) -> Iterator[Scanner]:
        """Episodes and their sheets, open in this thread."""
        from onara.library import Library
        from onara.scan import Scanner

        with Scanner(Library.open(self.home), self.catalogue, self) as scanner:
            yield scanner

    def tallies(self, scanner: Scanner) -> Mapping[str, Tally]:
        """What the cues of each episode come to, added up again only where sheets have changed."""
        from onara.sheet.store import NAME

        sign = self.sign_of(self.home / NAME)
        held = self._tallies
        if held is None or held[0] != sign:
            held = self._tallies = (sign, scanner.store.tallies())
        return held[1]

    def recordings(self) -> tuple[Recording, ...]:
        """Everything that is owned, read again only where the library has changed."""
        sign = self.library_sign
        held = self._owned
        if held is None or held[0] != sign:
            with self.library() as library:
                held = self._owned = (sign, tuple(library.recordings()))
        return held[1]

    @cached_property
    def clips(self) -> Clips:
        """Clips that are handed in, and what sounds in them."""
        from onara.clips import Clips

        return Clips(self.home, self.recordings, self.scanner)

    @property
    def library_sign(self) -> Sign:
        """A sign of what is owned: another one where something was added or taken out."""
        return _sign(self.home / "library.sqlite", self.home / "index" / "manifest.json")

    def sounds(self) -> Sounds:
        """How all that is owned sounds, read again only where the library has changed."""
        from onara.wander import Sounds

        sign = (*self.known.sign, *self.library_sign)
        held = self._sounds
        if held is None or held[0] != sign:
            with self.library() as library:
                made = Sounds.of(library.soundings(), self.graph)
            held = self._sounds = (sign, made)
        return held[1]

    def lists(self) -> Lists:
        """The owner's lists."""
        from onara.lists.lists import Lists

        return Lists(self.home, self.graph)

    @cached_property
    def playing(self) -> Playing:
        """What plays media."""
        from onara.web.playing import Playing

        return Playing(self.home, self.media_folders)

    @cached_property
    def folders(self) -> Folders:
        """The folders that the owner has chosen."""
        from onara.jobs.folders import Folders

        return Folders(self.home)

    @cached_property
    def jobs(self) -> Queue:
        """Long work."""
        from onara.jobs import Queue

        return Queue(self.home, self._job_news)

    def start(self) -> None:
        """Go on with long work that was broken off, and give a new, empty home the demo's music."""
        from onara.jobs import Wanted
        from onara.jobs.store import NAME
        from onara.web.watching import Watch

        Watch(self).start()
        if self.settings.demo and self.jobs.store.offer("demo") and not self.recordings():
            self.jobs.add(Wanted("demo"))
        elif (self.home / NAME).exists():
            self.jobs.start()

    def sign_of(self, *paths: Path) -> Sign:
        """A sign of files of the home: another one where they were changed."""
        return _sign(*paths)

    def media_folders(self) -> list[Path]:
        """Folders in which media may lie, also behind links: the chosen ones, and the demo."""
        try:
            chosen = [each.path for each in self.folders.all()]
        except OnaraError:
            chosen = []  # a page that shows the folders says what is wrong with their file
        return [*chosen, self.home / "demo"]

    @cached_property
    def shares(self) -> Shares:
        """What the owner has shared."""
        from onara.sharing import Shares

        return Shares(self.home)

    def _job_news(self, what: str, told: Any) -> None:
        from onara.web.job_shapes import job_shown

        match what:
            case "job":
                self.news.tell("job", asdict(job_shown(told)), str(told.id))
            case "gone":
                self.news.tell("gone", {"job": str(told)}, str(told))
            case "library":
                self.news.library(told)
            case "episode":
                self.news.episode(told, "scanned" if told else "changed")

    def _read(self, sign: Sign) -> Known:
        from onara.ask import Asker

        asker = Asker.open(self.home)
        return Known(sign, asker.catalogue, asker.graph, asker)


def _sign(*paths: Path) -> Sign:
    found = []
    for path in paths:
        try:
            status = os.stat(path)  # noqa: PTH116 - a folder may be closed to us
        except OSError:
            continue
        found.append((os.fspath(path), status.st_size, status.st_mtime_ns))
    return tuple(found)
