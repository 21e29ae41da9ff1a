"""Files into the library: what is new is fingerprinted, what is known is recognised.

Finished files are committed together every `COMMIT_S` and are reported only after that, so what was
reported stays whatever happens next.  A known file whose timbre or landmarks were never taken,
because it came in with an earlier Onara, is decoded once more for them.

What is committed is compared with all that is in (`families`), while others are decoded.  Whatever
was not, because it came in earlier or the work was broken off, is at the end of the next run.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np

from onara.errors import OnaraError, UnusableInput
from onara.examine import Examined, examine_all, sha256_of
from onara.families import links_of
from onara.index import Index, Reference
from onara.landmarks import Landmarks
from onara.library.database import Database, FileRow
from onara.library.linking import Linking
from onara.library.merging import Merging

COMPARED_AT_ONCE = 1000
"""Recordings whose landmarks are read at a time, where many are to be compared."""
COMMIT_S = 2.0
"""Seconds of work that a kill may cost."""

Status = Literal["added", "known", "moved", "refused"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    ``status``: "added" (new in the library), "known" (its sound was there already), "moved" (known,
    from a path that is gone), "refused" (``reason`` says why, as the rest of a sentence).
    ``song`` is the catalogue's id of the song that the file holds, where that is certain.
    """

    path: Path
    status: Status
    reason: str | None = None
    recording: str | None = None
    duration_s: float | None = None
    song: str | None = None
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far `Intake.run` is, in files and in bytes of files."""

    files: int
    of_files: int
    bytes: int
    of_bytes: int


Report = Callable[[Outcome, Progress], None]
Comparing = Callable[[int, int], None]
"""Told how many recordings of how many are compared."""


class Intake:
    """Takes files into an index and a database; the caller holds the right to write."""

    def __init__(
        self, index: Index, database: Database, linking: Linking, merging: Merging
    ) -> None:
        self._index = index
        self._database = database
        self._linking = linking
        self._merging = merging
        self._unmeasured: dict[Path, Outcome] = {}

    def run(
        self,
        files: Sequence[Path],
        *,
        processes: int | None = None,
        report: Report | None = None,
        comparing: Comparing | None = None,
    ) -> list[Outcome]:
        """Take in files.  Raises `LibraryError` where the library cannot be written."""
        self._merging.step()
        sizes = {path: _size(path) for path in files}
        total = sum(sizes.values())
        outcomes: list[Outcome] = []
        done_bytes = 0

        def tell(some: list[Outcome]) -> None:
            nonlocal done_bytes
            for outcome in some:
                outcomes.append(outcome)
                done_bytes += sizes[outcome.path]
                if report:
                    report(outcome, Progress(len(outcomes), len(files), done_bytes, total))

        unknown = []
        measured = {each for each in self._database.timbres() if self._index.has_landmarks(each)}
        for path in files:
            outcome = self._known(path)
            if outcome and outcome.recording in measured:
                tell([outcome])
                continue
            unknown.append(path)
            if outcome and outcome.recording:
                self._unmeasured[path] = outcome
                measured.add(outcome.recording)
        # The longest first, so that the last process is not left alone with it.
        unknown.sort(key=lambda path: -sizes[path])
        for finished, refused in _batches(examine_all(unknown, processes)):
            # What was known already stays so, even if it cannot be decoded any more.
            tell([self._unmeasured.get(outcome.path, outcome) for outcome in refused])
            tell(self._measure([each for each in finished if each[0] in self._unmeasured]))
            fresh = [each for each in finished if each[0] not in self._unmeasured]
            landmarks = {each.recording: each.landmarks for _, each in fresh}
            committed = self._commit(fresh)
            tell(committed)
            for outcome in committed:
                if outcome.status == "added" and outcome.recording:
                    self._compare(outcome.recording, landmarks[outcome.recording])
        self._compare_others(comparing)
        return outcomes

    def _compare_others(self, comparing: Comparing | None) -> None:
        """Compare what was not compared when it came in."""
        left = set(self._index.recordings) - self._database.compared()
        done = 0
        names = sorted(left)
        for first in range(0, len(names), COMPARED_AT_ONCE):
            some = names[first : first + COMPARED_AT_ONCE]
            for recording, landmarks in self._index.landmarks(some).items():
                if comparing:
                    comparing(done, len(left))
                self._compare(recording, landmarks)
                done += 1

    def _compare(self, recording: str, landmarks: Landmarks) -> None:
        """Find what a recording has in common with others, and keep it."""
        known = {link.other for link in self._database.links(recording)}
        self._database.write_links(recording, links_of(recording, landmarks, self._index, known))

    def _measure(self, finished: list[tuple[Path, Examined]]) -> list[Outcome]:
        """Keep timbres and landmarks of recordings that were in already."""
        told = [self._unmeasured[path] for path, _ in finished]
        timbres = {
            outcome.recording: examined.timbre
            for outcome, (_, examined) in zip(told, finished, strict=True)
            if outcome.recording
        }
        if timbres:
            self._database.write(timbres=timbres)
        landmarks = {
            outcome.recording: examined.landmarks
            for outcome, (_, examined) in zip(told, finished, strict=True)
            if outcome.recording and not self._index.has_landmarks(outcome.recording)
        }
        if landmarks:
            # A segment never changes: the recording is written again, and what was is left behind.
            again = [self._index.reference(recording) for recording in landmarks]
            self._index.commit([self._index.append(again, landmarks)])
            self._merging.step()
        return told

    def _known(self, path: Path) -> Outcome | None:
        """The outcome for a file whose bytes are those of a file in the library."""
        try:
            stat = path.stat()
        except OSError:
            return None  # decoding will say what is wrong
        row = self._database.file(path)
        if row and (row.size, row.mtime_ns) == (stat.st_size, stat.st_mtime_ns):
            return self._outcome(self._relinked(row), "known")
        same_size = self._database.files_of_size(stat.st_size)
        if not same_size:
            return None
        try:
            sha256 = sha256_of(path)
        except UnusableInput:
            return None
        twin = next((row for row in same_size if row.sha256 == sha256), None)
        if twin is None:
            return None
        # os.path, because a folder that may not be entered is no error here.
        moved = twin.path != path and not os.path.exists(twin.path)  # noqa: PTH110
        here = replace(twin, path=path, mtime_ns=stat.st_mtime_ns)
        here = self._linked(here)
        self._forget(self._database.write(files=[here], gone=[twin.path] if moved else []))
        return self._outcome(here, "moved" if moved else "known")

    def _commit(self, finished: list[tuple[Path, Examined]]) -> list[Outcome]:
        new: dict[str, Examined] = {}
        rows: list[tuple[FileRow, Status]] = []
        for path, examined in finished:
            recording = examined.recording
            is_new = recording not in self._index and recording not in new
            if is_new:
                new[recording] = examined
            row = FileRow(
                path=path,
                recording=recording,
                size=examined.size,
                mtime_ns=examined.mtime_ns,
                sha256=examined.sha256,
                tags=examined.tags,
            )
            rows.append((self._linked(row), "added" if is_new else "known"))
        if not rows:
            return []
        appended = []
        if new:
            appended.append(
                self._index.append(
                    (
                        Reference(name, each.samples, np.frombuffer(each.bits, np.uint8))
                        for name, each in new.items()
                    ),
                    {name: each.landmarks for name, each in new.items()},
                )
            )
        # Names before sound: a recording is in the library when it has both, and the manifest,
        # which `commit` replaces, is the last word.
        orphans = self._database.write(
            recordings=[(name, each.duration_s) for name, each in new.items()],
            timbres={examined.recording: examined.timbre for _, examined in finished},
            files=[row for row, _ in rows],
        )
        self._index.commit(appended, orphans)
        self._merging.step()
        return [self._outcome(row, status) for row, status in rows]

    def _forget(self, orphans: list[str]) -> None:
        if orphans:
            self._index.commit(removed=orphans)

    def _linked(self, row: FileRow) -> FileRow:
        song, version = self._linking.song_of(row.path, row.tags)
        return replace(row, song=song, version=version)

    def _relinked(self, row: FileRow) -> FileRow:
        """The row of a known file, linked anew: the catalogue may know more by now."""
        linked = self._linked(row)
        if linked != row:
            self._database.write(files=[linked])
        return linked

    def _outcome(self, row: FileRow, status: Status) -> Outcome:
        return Outcome(
            path=row.path,
            status=status,
            recording=row.recording,
            duration_s=self._database.duration_s(row.recording),
            song=row.song,
            version=row.version,
        )


def _batches(
    answers: Iterator[tuple[Path, Examined | UnusableInput] | None],
) -> Iterator[tuple[list[tuple[Path, Examined]], list[Outcome]]]:
    """Answers gathered for `COMMIT_S`; when the work is broken off, what there is."""
    finished: list[tuple[Path, Examined]] = []
    refused: list[Outcome] = []
    since = time.monotonic()
    try:
        for answer in answers:
            if answer is not None:
                path, examined = answer
                if isinstance(examined, UnusableInput):
                    refused.append(Outcome(path, "refused", reason=examined.reason))
                else:
                    finished.append((path, examined))
            if time.monotonic() - since >= COMMIT_S:
                yield finished, refused
                finished, refused = [], []
                since = time.monotonic()
    except (KeyboardInterrupt, OnaraError):
        yield finished, refused
        raise
    yield finished, refused


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
