"""Episodes in, cue sheets kept: the front door, in Python and for the command line."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onara.catalogue import Catalogue
from onara.episodes import Identified, identified, identify_episode, naming_of
from onara.episodes.corrections import corrected as corrected_naming
from onara.errors import LibraryError, OnaraError, UnusableInput
from onara.index import Index
from onara.library import Library, default_home
from onara.library.lock import writing
from onara.scan.about_file import (
    episode_of,
    lines_of,
    named,
    notes_of,
    said_of,
    season_of,
)
from onara.scan.events import Began, Done, Event, Step, Tell
from onara.scan.excerpts import Excerpts
from onara.scan.hearing import Shelf, Sounding, hear
from onara.scan.identity import episode_id
from onara.scan.kept import KeptSounds
from onara.scan.making import make_cues
from onara.scan.naming import Names, Owned
from onara.scan.noticing import reporter
from onara.scan.pace import as_it_runs, joined, pace
from onara.scan.programme import Programme, listen
from onara.scan.recurring import Recurring
from onara.scan.resolving import resolved
from onara.sheet import CueSheet, Scanned, SheetStore, Unknown, carried_over
from onara.sheet.usage import described

SMALL_HOURS = 30.0
"""A library of so many hours is searched as a whole.  Of a larger one, where the drama is known,
its own recordings and those of no drama are searched first, the others where music is left."""


class Scanner:
    """Scans episodes below a home folder, one at a time.

    >>> with Scanner.open(Path("home")) as scanner:            # doctest: +SKIP
    ...     for done in scanner.scan([Path("Goblin/E07.mkv")]):
    ...         print(done.sheet)
    """

    def __init__(
        self, library: Library, catalogue: Catalogue | None = None, owned: Owned | None = None
    ) -> None:
        """``catalogue`` and ``owned``: that of the home, and what has the library's recordings,
        where they are read already."""
        self.library = library
        self._owned = owned or library
        self.home = library.home
        self.store = SheetStore(self.home)
        self.sounds = KeptSounds(self.home)
        self.excerpts = Excerpts(self.home, self.sounds)
        self.recurring = Recurring(self.store, self.sounds, self.excerpts)
        self.catalogue = catalogue or Catalogue.load(self.home / "catalogue")

    @classmethod
    def open(cls, home: Path | str | None = None) -> Self:
        """Raises `LibraryError` where what is there cannot be read."""
        return cls(Library.open(Path(home or default_home()).expanduser()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self.store.close()
        self.library.close()

    @contextmanager
    def writing(self, waiting: Callable[[], None] | None = None) -> Iterator[None]:
        """The right to change sheets and what is kept of episodes, for a moment.

        Waits while another process has it, after calling ``waiting`` once.  Raises `LibraryError`.
        """
        with writing(self.home / "episodes", waiting):
            # Another process may have written since this one has read.
            self.sounds.index.refresh()
            yield

    def scan(
        self,
        files: Iterable[Path],
        *,
        drama: str | None = None,
        season: str | None = None,
        again: bool = False,
        processes: int | None = None,
        tell: Tell | None = None,
        waiting: Callable[[], None] | None = None,
    ) -> Iterator[Done]:
        """Scan episodes; each is safe on disk when it comes.

        ``drama`` (id or name) and ``season`` say what they are where their names do not.  What was
        scanned against the same library is not scanned anew, unless ``again``.  One process scans
        at a time; sheets may be corrected meanwhile.  Raises `OnaraError` where the drama is not
        known or the home cannot be written.
        """
        with writing(self.home / "episodes" / "scanning", waiting):
            for path in files:
                try:
                    yield self._scan(path, drama, season, again, processes, tell or _ignore)
                except UnusableInput as error:
                    yield Done(path, "refused", reason=error.reason)

    def sheet(self, id_: str) -> CueSheet | None:
        """The cue sheet of a scanned episode."""
        scanned = self.store.episode(id_)
        return self.names().sheet(scanned) if scanned else None

    def names(self) -> Names:
        return Names(self._owned, self.catalogue, self.store)

    def _scan(
        self,
        path: Path,
        drama: str | None,
        season: str | None,
        again: bool,
        processes: int | None,
        tell: Tell,
    ) -> Done:
        path = path.absolute()
        id_ = episode_id(path)
        before = self.store.episode(id_)
        what = self._identified(path, before, drama, season)
        tell(Began(path, what))
        if before and before.library == self.library_sign() and not again:
            kept = self._renamed(id_, path, drama, season)
            return Done(path, "known", self.names().sheet(kept), before.notes)
        folder = self.home / "cache" / "scan" / id_
        programme = listen(path, folder, lambda done, of: tell(Step("decoding", done, of)))
        sign, soundings = self._hear(programme, what.drama, processes, tell)
        speed = pace(programme, soundings, Index(self.home / "index"))
        if speed != 1.0:
            tape = listen(
                path,
                folder / "played back",
                lambda done, of: tell(Step("decoding", done, of)),
                speed=speed,
            )
            sign, replayed = self._hear(tape, what.drama, processes, tell, speed)
            soundings = joined([as_it_runs(one, speed) for one in replayed], soundings)
        heard = make_cues(programme, soundings)
        lines, remarks = lines_of(path)

        # What a person says meanwhile is read where it is written: until here nothing was.
        def scanned_as(now: Scanned | None) -> Scanned:
            what = self._identified(path, now, drama, season)
            status = path.stat()
            return Scanned(
                episode_of(id_, path, what, programme),
                status.st_size,
                status.st_mtime_ns,
                said_of(now, drama, season),
                time.time(),
                "",  # Not to the end yet: killed from here on, it is scanned again.
                (*what.remarks, *notes_of(path, programme, speed), *remarks),
                now.reviewer if now else None,
            )

        with self.writing():
            now = self._still_there(id_, path) if before else self.store.episode(id_)
            scanned = scanned_as(now)
            found = self.recurring.kept_apart(id_, self.recurring.as_of_now(heard))
            cues = carried_over(self.store.cues(id_), found)
            names, episode = self.names(), scanned.episode
            scanned = replace(scanned, notes=(*scanned.notes, *names.doubts(episode, cues)))
            about = [names.about(cue, episode.drama) for cue in cues]
            self.sounds.keep(id_, programme)
            self.store.put_episode(scanned, described(cues, about, episode.duration_s), lines)
        tell(Step("comparing", 0, None))
        pairs = self.recurring.compared(id_, programme.mid)
        with self.writing():
            self._still_there(id_, path)
            self.recurring.take_in(id_, pairs)
            self.describe()
            self.store.finish(id_, sign)
            scanned = self._still_there(id_, path)
            # What recurs has a name by now.
            sheet = self.names().sheet(scanned)
        shutil.rmtree(folder, ignore_errors=True)
        return Done(path, "scanned", sheet, scanned.notes)

    def _still_there(self, id_: str, path: Path) -> Scanned:
        """The episode as it is by now; a person may remove it while it is scanned again."""
        found = self.store.episode(id_)
        if found is None:
            raise UnusableInput(path, "was removed from the episodes while it was scanned")
        return found

    def _hear(
        self,
        programme: Programme,
        drama: str | None,
        processes: int | None,
        tell: Tell,
        speed: float = 1.0,
    ) -> tuple[str, list[Sounding]]:
        """What sounds in a programme, and the sign of the library in which it was looked for."""
        while True:
            sign = self.library_sign()
            own, others = self._shelves(programme.folder, drama)
            report = reporter(tell, self.names().title, speed)
            try:
                return sign, hear(programme, own, others, processes, report)
            except (LibraryError, KeyError):
                # What was taken out of the library meanwhile is looked for no more.
                if sign == self.library_sign():
                    raise

    def correct(
        self,
        id_: str,
        *,
        drama: str | None = None,
        season: str | None = None,
        number: int | None = None,
        title: str | None = None,
        reviewer: str | None = None,
    ) -> CueSheet:
        """What a person says an episode is, or that they have reviewed it; it can be undone.

        Raises `OnaraError` where there is no such episode or drama.
        """
        scanned = self.store.episode(id_)
        if scanned is None:
            raise OnaraError(f"no scanned episode has the id {id_}")
        said = scanned.said | {
            name: value
            for name, value in (
                ("drama", drama), ("season", season), ("number", number), ("title", title),
            )
            if value is not None
        }  # fmt: skip
        what = self._withsaid_of(scanned.episode.path, said)
        changed = replace(
            scanned,
            episode=named(scanned.episode, what),
            said=said,
            reviewer=reviewer or scanned.reviewer,
        )
        words = ", ".join(f"{name} {value}" for name, value in said.items()) or "reviewed"
        self.store.say_episode(changed, f"{scanned.episode.path.name}: {words}")
        return self.names().sheet(changed)

    def _identified(
        self, path: Path, before: Scanned | None, drama: str | None, season: str | None
    ) -> Identified:
        said = said_of(before, drama, season)
        if set(said) - {"drama", "season"}:
            return self._withsaid_of(path, said)
        return identify_episode(path, self.catalogue, said.get("drama"), said.get("season"))

    def _withsaid_of(self, path: Path, said: dict[str, Any]) -> Identified:
        naming, _ = naming_of(path)
        return identified(path, corrected_naming(naming, **said), self.catalogue)

    def _renamed(self, id_: str, path: Path, drama: str | None, season: str | None) -> Scanned:
        """A scanned episode that was moved, or is said to be another one."""
        with self.writing():
            before = self._still_there(id_, path)
            what = self._identified(path, before, drama, season)
            episode = named(replace(before.episode, path=path), what)
            if episode == before.episode:
                return before
            kept = replace(before, episode=episode, said=said_of(before, drama, season))
            self.store.put_episode(kept, self.store.cues(id_), self.store.lines(id_))
        return kept

    def seen_again(self, path: Path, *, with_lines: bool = False) -> Done | None:
        """A finished episode's file once more: its place and names as they are now, without a scan.

        For a file that was moved ("moved"), or beside which NFO files have changed ("named", or
        "known" where they say nothing else); a copy of a file that is still there is "known".
        ``with_lines``: read anew too what is said in it.  ``None`` where it is no episode that was
        scanned to the end.  Raises `UnusableInput` where the file cannot be read.
        """
        path = path.absolute()
        id_ = episode_id(path)
        known = self.store.episode(id_)
        if known is None or not known.library:
            return None
        is_moved = known.episode.path != path
        if is_moved and known.episode.path.exists():
            return Done(path, "known", self.names().sheet(known), known.notes)
        lines = lines_of(path)[0] if with_lines else self.store.lines(id_)
        status = path.stat()
        with self.writing():
            before = self._still_there(id_, path)
            what = self._identified(path, before, None, None)
            kept = replace(
                before,
                episode=named(replace(before.episode, path=path), what),
                size=status.st_size,
                mtime_ns=status.st_mtime_ns,
            )
            if kept != before or with_lines:
                self.store.put_episode(kept, self.store.cues(id_), lines)
        is_same = kept.episode == before.episode
        outcome = "moved" if is_moved else "known" if is_same else "named"
        return Done(path, outcome, self.names().sheet(kept), kept.notes)

    def library_sign(self) -> str:
        """A sign of what there is to be recognised: another one is worth another scan."""
        held = sorted(Index(self.home / "index").recordings)
        return sha256("\n".join(held).encode()).hexdigest()[:16]

    def _shelves(self, folder: Path, drama: str | None) -> tuple[list[Shelf], list[Shelf]]:
        """What to look for everywhere, and what only where music is left.

        The excerpts of unknowns are copied into a scan's ``folder``: a person may join and part
        them while it runs.
        """
        index = Index(self.home / "index")
        names = tuple(sorted(index.recordings))
        with self.writing():
            copy = self.excerpts.copied(folder)
        unknowns = tuple(sorted(Index(copy).recordings)) if copy else ()
        found = [Shelf(copy, unknowns)] if copy and unknowns else []
        recordings = self.library.recordings()
        hours = sum(one.duration_s for one in recordings) / 3600
        if drama is None or hours <= SMALL_HOURS:
            return [Shelf(self.home / "index", names), *found], []
        own = {one.recording for one in recordings if one.drama is None or one.drama.id == drama}
        first = tuple(name for name in names if name in own)
        rest = tuple(name for name in names if name not in own)
        return [Shelf(self.home / "index", first), *found], [Shelf(self.home / "index", rest)]

    def resolve(self, waiting: Callable[[], None] | None = None) -> list[tuple[Unknown, str]]:
        """Which recurring unknowns the library knows by now: each with its recording.

        Their cues say so from here on; scanning the episodes again finds their exact bounds.
        """
        if not self.excerpts.references:
            return []
        with self.writing(waiting):
            found = resolved(self.store, self.excerpts, Index(self.home / "index"))
            if found:
                self.describe()
        return found

    def describe(self, only: str | None = None) -> None:
        """Usage of cues anew: what recurs may have got a place, or a song a role.

        ``only``: the id of an episode; then it is done for the episodes of its season.
        """
        names = self.names()
        episodes = self.store.episodes()
        if only is not None:
            seasons = {season_of(one.episode) for one in episodes if one.episode.id == only}
            episodes = [one for one in episodes if season_of(one.episode) in seasons]
        places = self.recurring.places(episodes)
        for scanned in episodes:
            episode = scanned.episode
            cues = self.store.cues(episode.id)
            about = [
                names.about(cue, episode.drama, places.get((episode.id, cue.id))) for cue in cues
            ]
            now = described(cues, about, episode.duration_s)
            changed = [(episode.id, cue) for old, cue in zip(cues, now, strict=True) if old != cue]
            if changed:
                self.store.put_cues(changed)


def _ignore(event: Event) -> None:
    pass
