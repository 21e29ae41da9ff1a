"""A fan's own soundtracks: taken in, listed, taken out, and asked what sounds in a clip."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt
import platformdirs

from onara.audio import Samples, Sound, Tags
from onara.catalogue import Catalogue
from onara.errors import LibraryError, UnusableInput
from onara.families import Link
from onara.library.answer import Answer, DramaFacts, SongFacts
from onara.library.effort import Effort
from onara.library.exchange import Import, Taken, export
from onara.library.gather import gather
from onara.library.hearing import Heard, hear
from onara.library.held import Held, all_held, held, held_in
from onara.library.intake import Comparing, Intake, Outcome, Progress, Report
from onara.library.linking import Linking
from onara.library.meant import files_meant, recordings_meant
from onara.library.naming import named
from onara.library.recording import Recording, Removed, Sounding
from onara.library.references import ReferenceFile
from onara.library.same_take import same_takes
from onara.library.samples import mono_of
from onara.library.stored import Stored


def default_home() -> Path:
    """``ONARA_HOME``, else the platform's folder for a program's data (XDG on Linux)."""
    named = os.environ.get("ONARA_HOME")
    return Path(named) if named else platformdirs.user_data_path("onara", appauthor=False)


class Library:
    """The library below a home folder; many processes may read it while one writes.

    >>> with Library.open(Path("home")) as library:            # doctest: +SKIP
    ...     library.add([Path("My soundtracks")])
    ...     print(library.identify(Path("clip.wav")).match)
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self._stored = Stored(home)
        self._index = self._stored.index
        self._linking = Linking(home / "catalogue")

    @classmethod
    def open(cls, home: Path | str | None = None) -> Self:
        """Open the library of a home folder (`default_home` if none is given).

        Nothing is written until something is added.  Raises `LibraryError` where the library is
        damaged, of another version or not readable.
        """
        return cls(Path(home or default_home()).expanduser())

    def close(self) -> None:
        self._stored.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """Number of recordings."""
        self._index.refresh()
        return len(self._index)

    @property
    def catalogue(self) -> Catalogue:
        """What is known of songs and dramas, with the user's own."""
        return self._linking.catalogue

    @property
    def size(self) -> int:
        """Bytes of references on disk."""
        return self._index.size

    def add(
        self,
        paths: Iterable[Path | str],
        *,
        processes: int | None = None,
        report: Report | None = None,
        waiting: Callable[[], None] | None = None,
        comparing: Comparing | None = None,
    ) -> list[Outcome]:
        """Take in files and folders; one outcome a file, in the order in which they finished.

        ``processes``: how many files are decoded at a time (default: one a core).  ``report`` is
        called with each outcome once it is safe on disk; ``waiting`` once if another process is
        writing; ``comparing`` with how many recordings of how many are compared, where some came
        in without that.  Raises `LibraryError` where the library cannot be written; what was
        reported before that is in.
        """
        files, refused = gather(Path(path) for path in paths)
        outcomes = [Outcome(Path(one.source), "refused", reason=one.reason) for one in refused]
        for outcome in outcomes if report else ():
            assert report is not None
            report(outcome, Progress(0, len(files), 0, 0))
        if files:
            with self._stored.taking_in(waiting) as (database, merging):
                intake = Intake(self._index, database, self._linking, merging)
                outcomes += intake.run(
                    files, processes=processes, report=report, comparing=comparing
                )
        return outcomes

    def remove(
        self, names: Iterable[Path | str], *, waiting: Callable[[], None] | None = None
    ) -> Removed:
        """Take out files (paths, or folders with all below) and recordings (their ids).

        The media files themselves are not touched.  A recording that was imported stays without its
        file; it goes when it is named itself.
        """
        gone: dict[Path, None] = {}
        let_go: dict[str, None] = {}
        strangers: list[UnusableInput] = []
        with self._stored.writing(waiting) as database:
            files = database.files()
            imported = {each.recording for each in database.imported()}
            for name in names:
                matching = files_meant(os.fspath(name), files)
                gone |= dict.fromkeys(matching)
                if name in imported:
                    let_go[os.fspath(name)] = None
                elif not matching:
                    strangers.append(UnusableInput(name, "is not in the library"))
            without = [
                each
                for each in (self.recordings() if let_go else ())
                if each.recording in let_go and not each.paths
            ]
            orphans = database.write(gone=gone, let_go=let_go)
            if orphans:
                self._index.commit(removed=orphans)
                self._index.merge()  # files in which nothing is left go
        return Removed(tuple(gone), tuple(without), tuple(strangers))

    def export_references(
        self, path: Path, names: Iterable[Path | str] = (), *, drama: str | None = None
    ) -> int:
        """Write references and what they are of to a file, for somebody with the same soundtrack.

        ``names``: the files, folders and recordings that are meant, all where none is named;
        ``drama``: the catalogue's id of the drama whose recordings alone are.  Returns how many
        there are.  Raises `UnusableInput` where a name is not in the library or the file is another
        that must not be written over, `LibraryError` where there is nothing to export, what there
        is is damaged, or the file cannot be written.
        """
        self._index.refresh()
        database = self._stored.reading()
        known = self._stored.held()
        if named := list(names):
            meant = recordings_meant(named, known)
            known = {recording: known[recording] for recording in sorted(meant)}
        if drama is not None:
            known = {each: known[each] for each in self._of_drama(drama) if each in known}
        if database is None or not known:
            raise LibraryError("there is no recording to export")
        return export(path, self._index, known, database.timbres())

    def import_references(
        self,
        path: Path,
        *,
        progress: Callable[[int, int], None] | None = None,
        waiting: Callable[[], None] | None = None,
    ) -> Taken:
        """Take in what is new of a file that `export_references` wrote, once all of it is checked.

        ``progress`` is told how many recordings are done, of how many.  Raises `UnusableInput`
        where the file is not whole, `LibraryError` where the library cannot be written; then what
        was told to be done is in.
        """
        with ReferenceFile(path) as file:
            for _ in file.recordings():
                pass
            with self._stored.taking_in(waiting) as (database, merging):
                import_ = Import(self._index, database, self._linking, merging)
                return import_.run(file, progress)

    def recordings(self) -> list[Recording]:
        """Everything that is in, in the order of paths."""
        database = self._stored.reading()
        if database is None:
            return []
        durations = database.recordings()
        return [
            Recording(
                recording,
                durations.get(recording, 0.0),
                each.paths,
                each.tags,
                *self._linking.facts(*each.link),
            )
            for recording, each in self._stored.held().items()
        ]

    def stamps(self) -> dict[Path, tuple[int, int]]:
        """Size, and time of the last change in nanoseconds, of each file as it came in."""
        return {row.path: (row.size, row.mtime_ns) for row in self._stored.files()}

    def unchanged(self, paths: Iterable[Path]) -> dict[Path, tuple[str, float]]:
        """Recording and its length in seconds of the files that are as they were when they were
        added; of others nothing is said."""
        rows = {row.path: row for row in self._stored.files()}
        durations = database.recordings() if (database := self._stored.reading()) else {}
        return {
            path: (row.recording, durations.get(row.recording, 0.0))
            for path in paths
            if (row := rows.get(path)) is not None and row.is_of(path)
        }

    def soundings(self) -> list[Sounding]:
        """How everything sounds that is in, in the order of paths."""
        database = self._stored.reading()
        if database is None:
            return []
        timbres = database.timbres()
        return [
            Sounding(
                recording,
                timbres.get(recording),
                recording in timbres,
                each.link[0],
                each.tags,
                each.paths,
            )
            for recording, each in self._stored.held().items()
        ]

    def links(self, recording: str | None = None) -> list[Link]:
        """What recordings have in common, with the evidence; nearest first.

        All links, or those of one recording, seen from it: ``one`` is that recording then.
        """
        database = self._stored.reading()
        links = database.links(recording) if database else []
        return [one for one in links if one.one in self._index and one.other in self._index]

    def facts_of(self, outcome: Outcome) -> tuple[SongFacts, DramaFacts] | tuple[None, None]:
        """What the catalogue knows of the song that an added file holds."""
        return self._linking.facts(outcome.song, outcome.version)

    def song_at(self, path: Path) -> str | None:
        """The catalogue's id of the song that a file is by its name, where that is certain."""
        return self._linking.song_of(path, Tags())[0]

    def link_of(self, path: Path) -> tuple[str | None, str | None]:
        """Id and version of the song in a file that is in, also under another name; by its age or
        its bytes, so that nothing is decoded.  Both ``None`` where nothing is certain."""
        database = self._stored.reading()
        found = held_in(database, path) if database else None
        return found.link if found else (None, None)

    def same_takes(self, path: Path) -> list[Recording]:
        """The recordings that a file holds from beginning to end, whatever its encoding and tags.

        Decodes the file.  Raises `UnusableInput`.
        """
        self._index.refresh()
        known = {each.recording: each for each in self.recordings()}
        durations = {name: each.duration_s for name, each in known.items()}
        return [known[name] for name in same_takes(path, self._index, durations) if name in known]

    def identify(
        self,
        source: Path | str | npt.NDArray[np.floating],
        rate: int | None = None,
        *,
        drama: str | None = None,
        effort: Effort = "normal",
        progress: Callable[[float], None] | None = None,
    ) -> Answer:
        """Name what sounds in a file or in samples.

        ``source`` is a path, or samples of shape (n,) or (n, channels), full scale 1.0, at ``rate``
        hertz.  ``drama``: the catalogue's id of the drama whose recordings alone are asked;
        ``effort``: how long to try where the library is large.  Raises `UnusableInput` where there
        is nothing to hear, `LibraryError` where there is no recording of the drama.
        """
        if isinstance(source, np.ndarray):
            mono = mono_of(source, rate)
            return self.answer(self.hear([mono], drama=drama, effort=effort), "samples")
        with Sound(Path(source)) as sound:
            heard = self.hear(
                sound.blocks(),
                name=os.fspath(source),
                drama=drama,
                effort=effort,
                progress=progress,
            )
            return self.answer(heard, os.fspath(source), sound.flaw())

    def hear(
        self,
        blocks: Iterable[Samples],
        *,
        name: str = "samples",
        drama: str | None = None,
        effort: Effort = "normal",
        progress: Callable[[float], None] | None = None,
    ) -> Heard:
        """Look up blocks of float32 at `onara.audio.SAMPLE_RATE`; `answer` puts names to it."""
        self._index.refresh()
        index = self._index if drama is None else self._index.only(self._of_drama(drama))
        return hear(blocks, index, name=name, effort=effort, links=self.links, progress=progress)

    def _of_drama(self, drama: str) -> set[str]:
        """The recordings whose song is of a drama."""
        database = self._stored.reading()
        found = {
            recording
            for recording, each in (all_held(database) if database else {}).items()
            if (facts := self._linking.facts(*each.link)[1]) and facts.id == drama
        }
        if not found:
            raise LibraryError(f"the library has no recording that is known to be of {drama}")
        return found

    def answer(self, heard: Heard, file: str, flaw: str | None = None) -> Answer:
        """What was heard, with names, song, drama and family."""
        best = heard.best
        match = named(heard, self._known, self._linking.facts, self.links) if best else None
        return Answer(file, match, flaw, 1.0 if match else heard.searched)

    def _known(self, recording: str) -> Held | None:
        database = self._stored.reading()
        return held(database, recording) if database else None
