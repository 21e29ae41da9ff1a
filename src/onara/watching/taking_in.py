"""What has arrived goes to where it belongs: music to the library, episodes to the scan."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path

from onara.episodes import grouped, identify_episode
from onara.errors import UnusableInput
from onara.jobs.lyric_lines import sorted_out, update
from onara.library import Library, Outcome, Progress
from onara.scan import Done, Scanner
from onara.scan.events import Tell as TellScan
from onara.sheet.store import NAME as SHEETS
from onara.subtitles.sidecars import SUBTITLE_SUFFIXES, subtitle_files
from onara.watching.happened import Happened, Tell
from onara.watching.kinds import Kind, Watched, kind_of, top_of
from onara.watching.remembered import Known, Remembered
from onara.watching.seen import Stamp
from onara.watching.whole import is_newer

Waiting = Callable[[], None]
_CUT = "ends before the end that it declares; it is taken in once it is whole"
_LEVELS = 2
"""Folders above an episode in which an NFO file may lie that speaks of it: the drama's."""


class TakingIn:
    """Brings the home folder up to date with what has arrived, and remembers what was of no use."""

    def __init__(
        self,
        home: Path,
        tops: Collection[Watched],
        remembered: Remembered,
        *,
        processes: int | None = None,
        remove_missing: bool = False,
        tell: Tell,
        tell_scan: TellScan | None = None,
        waiting: Waiting | None = None,
    ) -> None:
        self._home, self._tops, self._remembered = home, tuple(tops), remembered
        self._processes, self._remove_missing = processes, remove_missing
        self._tell, self._tell_scan, self._waiting = tell, tell_scan, waiting

    def music(self, files: dict[Path, Stamp]) -> None:
        """Into the library, and what was unknown in episodes may be known by then."""
        added = 0

        def report(outcome: Outcome, _: Progress) -> None:
            nonlocal added
            added += outcome.status == "added"
            reason = outcome.reason
            self._settle(outcome.path, files.get(outcome.path), reason)
            self._tell(Happened(outcome.status, outcome.path, reason, outcome=outcome))

        with Library.open(self._home) as library:
            library.add(files, processes=self._processes, report=report, waiting=self._waiting)
        self._remembered.keep()
        if added and (self._home / SHEETS).exists():
            with Scanner.open(self._home) as scanner:
                for unknown, recording in scanner.resolve(self._waiting):
                    title = scanner.names().title(recording)
                    self._tell(Happened("resolved", unknown=unknown.number, title=title))

    def in_order(self, files: Iterable[Path]) -> list[Path]:
        """Episodes in the order in which they are scanned: season by season, doubles last."""
        with Scanner.open(self._home) as scanner:
            found = [identify_episode(path, scanner.catalogue) for path in files]
        ordered = [one.path for each in grouped(found) for one in each.episodes]
        return [*ordered, *(one.path for one in found if one.path not in ordered)]

    def episode(self, path: Path, stamp: Stamp) -> None:
        """One episode: scanned, unless it is one that was only moved."""
        with Scanner.open(self._home) as scanner:
            for done in self._scanned(scanner, path):
                self._settle(path, stamp, done.reason)
                if done.status != "known":
                    what = "moved" if done.status == "moved" else "scanned"
                    what = "refused" if done.status == "refused" else what
                    self._tell(Happened(what, path, done.reason, done=done))  # type: ignore[arg-type]
        self._remembered.keep()

    def _scanned(self, scanner: Scanner, path: Path) -> Iterable[Done]:
        try:
            again = scanner.seen_again(path)
        except UnusableInput as error:
            again = Done(path, "refused", reason=error.reason)
        if again is not None:
            return [again]
        return scanner.scan(
            [path], processes=self._processes, tell=self._tell_scan, waiting=self._waiting
        )

    def beside(self, files: dict[Path, Stamp], gone: Collection[Path] = ()) -> None:
        """Lyrics, subtitles and NFO files that have come, changed or gone: what they speak of."""
        self._about_episodes(set(files), set(gone))
        for path, stamp in files.items():
            self._remembered.files[path] = Known(stamp, None)
        for path in gone:
            self._remembered.files.pop(path, None)
        self._remembered.keep()

    def lyrics(self) -> None:
        """The lines of songs as the library, and the loose lyric files, have them now."""
        folders = [top.path for top in self._tops if top.holds != "episodes" and top.path.is_dir()]
        loose = [
            path
            for path in sorted_out(folders).files
            if (top := top_of(path, self._tops)) and top.holds != "episodes"
        ]
        with Library.open(self._home) as library:
            report = update(library, loose, self._waiting)
        if report is None:
            return
        for fault in report.faults:
            if fault not in self._remembered.faults:
                self._tell(Happened("refused", reason=fault))
        if self._remembered.faults != set(report.faults):
            self._remembered.faults = set(report.faults)
            self._remembered.keep()
        if report.read or report.dropped:
            self._tell(Happened("lyrics", lines=report.lines, songs=report.songs))

    def cut(self, files: dict[Path, Stamp]) -> None:
        """Files whose rest is awaited, each told once."""
        for path, stamp in files.items():
            before = self._remembered.files.get(path)
            self._remembered.files[path] = Known(stamp, _CUT)
            if before is None or before.reason != _CUT:
                self._tell(Happened("waiting", path, _CUT))
        self._remembered.keep()

    def gone(self, files: Collection[Path]) -> None:
        """Files that are gone: told, and of music taken out of the library if that is wished."""
        with Library.open(self._home) as library:
            owned = library.stamps()
            mine = [path for path in files if path in owned]
            if self._remove_missing and mine:
                for path in library.remove(mine, waiting=self._waiting).files:
                    self._tell(Happened("removed", path))
                mine = []
        if (self._home / SHEETS).exists():
            with Scanner.open(self._home) as scanner:
                mine += [
                    path for path in files if self._is_episode(path) and scanner.store.at(path)
                ]
        for path in files:
            self._remembered.files.pop(path, None)
        for path in mine:
            if path not in self._remembered.missing:
                self._remembered.missing.add(path)
                self._tell(Happened("missing", path))
        self._remembered.keep()

    def refused(self, errors: Iterable[UnusableInput]) -> None:
        """Folders that cannot be read, each told once."""
        for error in errors:
            path = Path(error.source)
            before = self._remembered.files.get(path)
            if before is None or before.reason != error.reason:
                self._remembered.files[path] = Known(Stamp(0, 0), error.reason)
                self._tell(Happened("refused", path, error.reason))

    def _settle(self, path: Path, stamp: Stamp | None, reason: str | None) -> None:
        """A file was tried: what is of no use is not tried again until it changes."""
        self._remembered.missing.discard(path)
        if reason is None or stamp is None:
            self._remembered.files.pop(path, None)
        else:
            self._remembered.files[path] = Known(stamp, reason)

    def _about_episodes(self, come: set[Path], gone: set[Path]) -> None:
        """What NFO and subtitle files say of episodes that are scanned already."""
        nfo = {path.parent for path in come | gone if path.suffix.lower() == ".nfo"}
        is_said = any(path.suffix.lower() in SUBTITLE_SUFFIXES for path in come | gone)
        if not (nfo or is_said) or not (self._home / SHEETS).exists():
            return
        with Scanner.open(self._home) as scanner:
            for scanned in scanner.store.episodes():
                path = scanned.episode.path
                if not self._is_episode(path) or not path.exists():
                    continue
                said = {each for each in subtitle_files(path) if is_newer(each, scanned.scanned)}
                is_heard_anew = bool(said & come) or any(map(partial(_belongs, path), gone))
                if is_heard_anew or not nfo.isdisjoint(path.parents[: _LEVELS + 1]):
                    self._seen_again(scanner, path, with_lines=is_heard_anew)

    def _seen_again(self, scanner: Scanner, path: Path, *, with_lines: bool) -> None:
        try:
            done = scanner.seen_again(path, with_lines=with_lines)
        except UnusableInput as error:
            self._tell(Happened("refused", path, error.reason))
            return
        if done is not None and done.status == "named":
            self._tell(Happened("named", path, done=done))

    def _is_episode(self, path: Path) -> bool:
        top = top_of(path, self._tops)
        return top is not None and kind_of(path, top) is Kind.EPISODE


def _belongs(episode: Path, gone: Path) -> bool:
    """Whether a file that is gone was of the subtitles of an episode, by its name."""
    stem, name = (unicodedata.normalize("NFC", each) for each in (episode.stem, gone.name))
    return gone.suffix.lower() in SUBTITLE_SUFFIXES and name.startswith(stem)
