"""Episodes in, cue sheets kept: the front door, in Python and for the command line."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onara.catalogue import Catalogue
from onara.episodes import Identified, identified, identify_episode, naming_of
from onara.episodes.corrections import corrected as corrected_naming
from onara.errors import OnaraError, UnusableInput
from onara.fingerprint import BASEBAND_RATE
from onara.index import Index
from onara.library import Library, default_home
from onara.library.lock import writing
from onara.scan.excerpts import Excerpts
from onara.scan.hearing import Report, Shelf, hear
from onara.scan.identity import episode_id
from onara.scan.kept import KeptSounds
from onara.scan.making import make_cues
from onara.scan.naming import Names
from onara.scan.programme import Programme, listen
from onara.scan.recurring import Recurring
from onara.scan.resolving import resolved
from onara.sheet import CueSheet, Episode, Scanned, SheetStore, SubtitleLine, Unknown, carried_over
from onara.sheet.usage import described
from onara.subtitles import Said
from onara.subtitles.tracks import merged, subtitles_of
from onara.tracking import Seed

STANDS_OUT = 60.0
"""Height of a seed (z of 11) from which on it is told while the scan still runs."""
QUIET_S = 60.0
"""A recording that stands out again within this many seconds is the same cue, and not told anew."""
SMALL_HOURS = 30.0
"""A library of so many hours is searched as a whole.  Of a larger one, where the drama is known,
its own recordings and those of no drama are searched first, the others where music is left."""


@dataclass(frozen=True, slots=True)
class Began:
    """A file is being scanned, as the episode that it seems to be."""

    path: Path
    episode: Identified


@dataclass(frozen=True, slots=True)
class Step:
    """How far a stage of the scan is: ``done`` of ``of`` (``None`` where unknown), in seconds of
    the programme while it is decoded, then in windows."""

    stage: str
    done: float
    of: float | None


@dataclass(frozen=True, slots=True)
class Noticed:
    """A recording stands out at a second of the programme; its cue is not tracked yet."""

    title: str
    at_s: float


@dataclass(frozen=True, slots=True)
class Done:
    """A file's outcome: its ``sheet``, and ``status`` "scanned", or "known" where it had been
    scanned against the same library before; or "refused" with the rest of a sentence."""

    path: Path
    status: str
    sheet: CueSheet | None = None
    notes: tuple[str, ...] = ()
    reason: str | None = None


Event = Began | Step | Noticed | Done
Tell = Callable[[Event], None]


class Scanner:
    """Scans episodes below a home folder, one at a time.

    >>> with Scanner.open(Path("home")) as scanner:            # doctest: +SKIP
    ...     for done in scanner.scan([Path("Goblin/E07.mkv")]):
    ...         print(done.sheet)
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self.home = library.home
        self.store = SheetStore(self.home)
        self.sounds = KeptSounds(self.home)
        self.excerpts = Excerpts(self.home, self.sounds)
        self.recurring = Recurring(self.store, self.sounds, self.excerpts)
        self.catalogue = Catalogue.load(self.home / "catalogue")

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
        scanned against the same library is not scanned anew, unless ``again``.  Raises
        `OnaraError` where the drama is not known or the home cannot be written.
        """
        with writing(self.home / "episodes", waiting):
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
        return Names(self.library, self.catalogue, self.store)

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
        status = path.stat()
        before = self.store.episode(id_)
        what = self._identified(path, before, drama, season)
        tell(Began(path, what))
        sign = self.library_sign()
        if before and before.library == sign and not again:
            kept = self._renamed(before, path, what, drama, season)
            return Done(path, "known", self.names().sheet(kept), before.notes)
        folder = self.home / "cache" / "scan" / id_
        programme = listen(path, folder, lambda done, of: tell(Step("decoding", done, of)))
        names = self.names()
        own, others = self._shelves(what.drama)
        soundings = hear(programme, own, others, processes, _reporter(tell, names))
        found = self.recurring.kept_apart(id_, make_cues(programme, soundings))
        cues = carried_over(self.store.cues(id_), found)
        lines, remarks = _lines(path)
        episode = _episode(id_, path, what, programme)
        scanned = Scanned(
            episode,
            status.st_size,
            status.st_mtime_ns,
            _said(before, drama, season),
            time.time(),
            sign,
            (*what.remarks, *_notes(path, programme), *names.doubts(episode, cues), *remarks),
            before.reviewer if before else None,
        )
        about = [names.about(cue, what.drama) for cue in cues]
        self.sounds.keep(id_, programme)
        # Not to the end yet: killed from here on, it is scanned again.
        unfinished = replace(scanned, library="")
        self.store.put_episode(unfinished, described(cues, about, episode.duration_s), lines)
        tell(Step("comparing", 0, None))
        self.recurring.take_in(id_, programme.mid)
        self.describe()
        self.store.finish(id_, sign)
        shutil.rmtree(folder, ignore_errors=True)
        # What recurs has a name by now.
        return Done(path, "scanned", self.names().sheet(scanned), scanned.notes)

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
        what = self._with_said(scanned.episode.path, said)
        changed = replace(
            scanned,
            episode=_named(scanned.episode, what),
            said=said,
            reviewer=reviewer or scanned.reviewer,
        )
        words = ", ".join(f"{name} {value}" for name, value in said.items()) or "reviewed"
        self.store.say_episode(changed, f"{scanned.episode.path.name}: {words}")
        return self.names().sheet(changed)

    def _identified(
        self, path: Path, before: Scanned | None, drama: str | None, season: str | None
    ) -> Identified:
        said = _said(before, drama, season)
        if set(said) - {"drama", "season"}:
            return self._with_said(path, said)
        return identify_episode(path, self.catalogue, said.get("drama"), said.get("season"))

    def _with_said(self, path: Path, said: dict[str, Any]) -> Identified:
        naming, _ = naming_of(path)
        return identified(path, corrected_naming(naming, **said), self.catalogue)

    def _renamed(
        self,
        before: Scanned,
        path: Path,
        what: Identified,
        drama: str | None,
        season: str | None,
    ) -> Scanned:
        """A scanned episode that was moved, or is said to be another one."""
        episode = _named(replace(before.episode, path=path), what)
        if episode == before.episode:
            return before
        kept = replace(before, episode=episode, said=_said(before, drama, season))
        id_ = episode.id
        self.store.put_episode(kept, self.store.cues(id_), self.store.lines(id_))
        return kept

    def library_sign(self) -> str:
        """A sign of what there is to be recognised: another one is worth another scan."""
        held = sorted(Index(self.home / "index").recordings)
        return sha256("\n".join(held).encode()).hexdigest()[:16]

    def _shelves(self, drama: str | None) -> tuple[list[Shelf], list[Shelf]]:
        """What to look for everywhere, and what only where music is left."""
        index = Index(self.home / "index")
        names = tuple(sorted(index.recordings))
        unknowns = self.excerpts.references
        found = [Shelf(self.excerpts.folder, unknowns)] if unknowns else []
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
        with writing(self.home / "episodes", waiting):
            found = resolved(self.store, self.excerpts, Index(self.home / "index"))
            if found:
                self.describe()
        return found

    def describe(self) -> None:
        """Usage of all cues anew: what recurs may have got a place, or a song a role."""
        names = self.names()
        episodes = self.store.episodes()
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


def _reporter(tell: Tell, names: Names) -> Report:
    """Turns what the search reports into events; a recording is told once a cue."""
    stood: dict[str, list[float]] = {}

    def report(stage: str, done: float, of: float, new: Sequence[tuple[str, Seed]]) -> None:
        # The windows come as they are ready, not in the order of the programme.
        for recording, seed in new:
            if seed.height < STANDS_OUT:
                continue
            at_s = seed.at / BASEBAND_RATE
            before = stood.setdefault(recording, [])
            if all(abs(at_s - other) > QUIET_S for other in before):
                tell(Noticed(names.title(recording), at_s))
            before.append(at_s)
        tell(Step(stage, done, of))

    return report


def _said(before: Scanned | None, drama: str | None, season: str | None) -> dict[str, Any]:
    said = dict(before.said) if before else {}
    return said | {k: v for k, v in (("drama", drama), ("season", season)) if v is not None}


def _named(episode: Episode, what: Identified) -> Episode:
    return replace(
        episode,
        drama=what.drama,
        drama_title=what.drama_title,
        drama_title_ko=what.drama_title_ko,
        season=what.season,
        number=what.number,
        title=what.title,
        broadcast=what.broadcast,
        network=what.network,
    )


def _episode(id_: str, path: Path, what: Identified, programme: Programme) -> Episode:
    episode = Episode(
        id_,
        path,
        round(programme.seconds, 3),
        frame_rate=programme.frame_rate,
        audio=programme.audio,
    )
    return _named(episode, what)


def _notes(path: Path, programme: Programme) -> list[str]:
    notes = []
    if programme.flaw:
        notes.append(f"{path}: {programme.flaw}")
    if programme.audio:
        notes.append(f"{path}: heard {programme.audio}")
    return notes


def _lines(path: Path) -> tuple[list[SubtitleLine], list[str]]:
    tracks, refused = subtitles_of(path)
    lines: Sequence[Said] = merged(tracks)
    kept = [SubtitleLine(one.start_s, one.end_s, one.text, one.language) for one in lines]
    return kept, [str(error) for error in refused]
