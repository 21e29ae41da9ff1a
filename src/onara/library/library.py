"""A fan's own soundtracks: taken in, listed, taken out, and asked what sounds in a clip."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt
import platformdirs
import soxr

from onara.audio import SAMPLE_RATE, Samples, Sound, Tags
from onara.catalogue import Catalogue
from onara.errors import LibraryError, UnusableInput
from onara.families import Link
from onara.index import Index
from onara.library.answer import Answer, DramaFacts, SongFacts
from onara.library.database import Database, FileRow
from onara.library.gather import gather
from onara.library.hearing import Heard, hear
from onara.library.intake import Comparing, Intake, Outcome, Progress, Report
from onara.library.linking import Linking
from onara.library.lock import writing
from onara.library.naming import best_row, named
from onara.timbre import Timbre


def default_home() -> Path:
    """``ONARA_HOME``, else the platform's folder for a program's data (XDG on Linux)."""
    named = os.environ.get("ONARA_HOME")
    return Path(named) if named else platformdirs.user_data_path("onara", appauthor=False)


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording of the library and the files that hold it."""

    recording: str
    duration_s: float
    paths: tuple[Path, ...]
    tags: Tags
    song: SongFacts | None
    drama: DramaFacts | None


@dataclass(frozen=True, slots=True)
class Sounding:
    """How a recording sounds; ``timbre`` is ``None`` where that was not measured or cannot be.

    ``song`` is the catalogue's id of the song that it holds, where that is certain.
    """

    recording: str
    timbre: Timbre | None
    is_measured: bool
    song: str | None
    tags: Tags
    paths: tuple[Path, ...]


class Library:
    """The library below a home folder; many processes may read it while one writes.

    >>> with Library.open(Path("home")) as library:            # doctest: +SKIP
    ...     library.add([Path("My soundtracks")])
    ...     print(library.identify(Path("clip.wav")).match)
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self._index = Index(home / "index")
        self._linking = Linking(home / "catalogue")
        self._database: Database | None = None

    @classmethod
    def open(cls, home: Path | str | None = None) -> Self:
        """Open the library of a home folder (`default_home` if none is given).

        Nothing is written until something is added.  Raises `LibraryError` where the library is
        damaged, of another version or not readable.
        """
        return cls(Path(home or default_home()).expanduser())

    def close(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

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
            with self._writing(waiting) as database:
                intake = Intake(self._index, database, self._linking)
                outcomes += intake.run(
                    files, processes=processes, report=report, comparing=comparing
                )
        return outcomes

    def remove(
        self, names: Iterable[Path | str], *, waiting: Callable[[], None] | None = None
    ) -> tuple[list[Path], list[UnusableInput]]:
        """Take out files (paths, or folders with all below) and recordings (their ids).

        The media files themselves are not touched.  Returns the paths taken out and what was not
        in the library.
        """
        gone: list[Path] = []
        strangers: list[UnusableInput] = []
        with self._writing(waiting) as database:
            held = database.files()
            for name in names:
                matching = _named(os.fspath(name), held)
                gone += matching
                if not matching:
                    strangers.append(UnusableInput(name, "is not in the library"))
            orphans = database.write(gone=gone)
            if orphans:
                self._index.commit(removed=orphans)
        return list(dict.fromkeys(gone)), strangers

    def recordings(self) -> list[Recording]:
        """Everything that is in, in the order of paths."""
        database = self._reading()
        if database is None:
            return []
        by_recording = self._rows_by_recording(database)
        durations = database.recordings()
        return [
            Recording(
                recording,
                durations.get(recording, 0.0),
                tuple(row.path for row in rows),
                best_row(rows).tags,
                *self._facts(rows),
            )
            for recording, rows in by_recording.items()
        ]

    def soundings(self) -> list[Sounding]:
        """How everything sounds that is in, in the order of paths."""
        database = self._reading()
        if database is None:
            return []
        timbres = database.timbres()
        return [
            Sounding(
                recording,
                timbres.get(recording),
                recording in timbres,
                next((row.song for row in rows if row.song), None),
                best_row(rows).tags,
                tuple(row.path for row in rows),
            )
            for recording, rows in self._rows_by_recording(database).items()
        ]

    def links(self, recording: str | None = None) -> list[Link]:
        """What recordings have in common, with the evidence; nearest first.

        All links, or those of one recording, seen from it: ``one`` is that recording then.
        """
        database = self._reading()
        links = database.links(recording) if database else []
        return [one for one in links if one.one in self._index and one.other in self._index]

    def facts_of(self, outcome: Outcome) -> tuple[SongFacts, DramaFacts] | tuple[None, None]:
        """What the catalogue knows of the song that an added file holds."""
        return self._linking.facts(outcome.song, outcome.version)

    def song_at(self, path: Path) -> str | None:
        """The catalogue's id of the song that a file is by its name, where that is certain."""
        return self._linking.song_of(path, Tags())[0]

    def identify(
        self,
        source: Path | str | npt.NDArray[np.floating],
        rate: int | None = None,
        *,
        drama: str | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> Answer:
        """Name what sounds in a file or in samples.

        ``source`` is a path, or samples of shape (n,) or (n, channels), full scale 1.0, at ``rate``
        hertz.  ``drama``: the catalogue's id of the drama whose recordings alone are asked.  Raises
        `UnusableInput` where there is nothing to hear, `LibraryError` where there is no recording
        of the drama.
        """
        if isinstance(source, np.ndarray):
            return self.answer(self.hear([_to_mono(source, rate)], drama=drama), "samples")
        with Sound(Path(source)) as sound:
            heard = self.hear(
                sound.blocks(), name=os.fspath(source), drama=drama, progress=progress
            )
            return self.answer(heard, os.fspath(source), sound.flaw())

    def hear(
        self,
        blocks: Iterable[Samples],
        *,
        name: str = "samples",
        drama: str | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> Heard:
        """Look up blocks of float32 at `onara.audio.SAMPLE_RATE`; `answer` puts names to it."""
        self._index.refresh()
        index = self._index if drama is None else self._index.only(self._of_drama(drama))
        return hear(blocks, index, name=name, links=self.links, progress=progress)

    def _of_drama(self, drama: str) -> set[str]:
        """The recordings whose song is of a drama."""
        database = self._reading()
        found = {
            row.recording
            for row in (database.files() if database else ())
            if (facts := self._linking.facts(row.song, row.version)[1]) and facts.id == drama
        }
        if not found:
            raise LibraryError(f"the library has no recording that is known to be of {drama}")
        return found

    def answer(self, heard: Heard, file: str, flaw: str | None = None) -> Answer:
        """What was heard, with names, song, drama and family."""
        best = heard.best
        match = named(heard, self._rows, self._facts, self.links) if best else None
        return Answer(file, match, flaw)

    def _rows_by_recording(self, database: Database) -> dict[str, list[FileRow]]:
        """The files of each recording that is in both index and database, in order of paths."""
        found: dict[str, list[FileRow]] = {}
        for row in database.files():
            if row.recording in self._index:
                found.setdefault(row.recording, []).append(row)
        return found

    def _rows(self, recording: str) -> list[FileRow]:
        database = self._reading()
        return database.files_of(recording) if database else []

    def _facts(self, rows: list[FileRow]) -> tuple[SongFacts, DramaFacts] | tuple[None, None]:
        linked = next((row for row in rows if row.song), None)
        return self._linking.facts(linked.song, linked.version) if linked else (None, None)

    def _reading(self) -> Database | None:
        """The database, ``None`` where nothing was ever added."""
        path = self.home / "library.sqlite"
        if self._database is None and path.exists():
            database = Database(path, create=False)
            if database.is_blank:
                database.close()
                return None
            self._database = database
        return self._database

    @contextmanager
    def _writing(self, waiting: Callable[[], None] | None) -> Iterator[Database]:
        """The right to write, with what a killed writer may have left behind put in order."""
        with writing(self.home, waiting):
            self._index.refresh()
            if self._database is None:
                self._database = Database(self.home / "library.sqlite", create=True)
            self._index.sweep()
            self._database.keep_only(self._index.recordings)
            nameless = set(self._index.recordings) - set(self._database.recordings())
            if nameless:
                self._index.commit(removed=nameless)
            yield self._database


def _named(name: str, rows: Iterable[FileRow]) -> list[Path]:
    """Paths of the rows that a user's word stands for: a file, all below a folder, a recording."""
    path = Path(os.path.abspath(name))  # noqa: PTH100 - resolve() would follow links
    return [
        row.path
        for row in rows
        if row.path == path or path in row.path.parents or row.recording == name
    ]


def _to_mono(samples: npt.NDArray[np.floating], rate: int | None) -> Samples:
    if rate is None or rate <= 0:
        raise LibraryError("samples need their rate in hertz: identify(samples, rate=44100)")
    sound = np.asarray(samples, np.float32)
    if sound.ndim not in (1, 2):
        raise LibraryError(f"samples have shape (n,) or (n, channels), not {sound.shape}")
    mono = sound if sound.ndim == 1 else sound.mean(axis=1)
    if rate != SAMPLE_RATE:
        mono = soxr.resample(mono, rate, SAMPLE_RATE, quality="HQ")
    return np.nan_to_num(np.ascontiguousarray(mono, np.float32))
