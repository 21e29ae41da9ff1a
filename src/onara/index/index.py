"""All references of a library, as one thing to read from, append to and remove from."""

from __future__ import annotations

import math
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from pathlib import Path

from onara.durable import PARTIAL, write_error
from onara.errors import DamagedLibrary, LibraryError
from onara.index.manifest import NAME, Manifest, read_manifest, write_manifest
from onara.index.segment import SEGMENT, Reference, Segment, write_segment
from onara.landmarks import Landmarks, Postings

MERGE_AT = 8
"""As many segments of like size are worth a merge: each costs every query a file to open."""

_ATTEMPTS = 20


class Index:
    """References on disk below ``folder``.

    Any number of processes may read; the caller sees to it that one at a time writes
    (`library.lock`).  Reading never blocks: a reader keeps the segments that it has mapped.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stamp: tuple[int, int, int] | None = None
        self._segments: dict[str, Segment] = {}
        self._manifest = Manifest()
        self.refresh()

    def __contains__(self, recording: object) -> bool:
        return recording in self._where

    def __len__(self) -> int:
        return len(self._where)

    @property
    def recordings(self) -> Iterable[str]:
        return self._where.keys()

    @property
    def files(self) -> frozenset[str]:
        """Names of the files that are the index now.  A segment never changes."""
        return frozenset((NAME, *self._manifest.segments))

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(segment.size for segment in self._segments.values())

    def references(self) -> Iterator[Reference]:
        """The references of all recordings, in the order in which they lie on disk."""
        for recording, segment in self._where.items():
            yield segment.reference(recording)

    def reference(self, recording: str) -> Reference:
        return self._where[recording].reference(recording)

    def has_landmarks(self, recording: str) -> bool:
        """False for recordings that came in before landmarks were kept."""
        return recording in self._with_landmarks

    def postings(self) -> Iterator[tuple[Postings, list[str | None]]]:
        """The landmarks of all recordings: some postings, and which recordings they are of.

        ``None`` stands for what was removed and still lies on disk.
        """
        for segment in self._segments.values():
            if segment.with_landmarks:
                yield (
                    segment.postings,
                    [
                        recording if self._where.get(recording) is segment else None
                        for recording in segment.with_landmarks
                    ],
                )

    def landmarks(self, recordings: Collection[str]) -> Iterator[tuple[str, Landmarks]]:
        """The landmarks of some recordings, where they are kept, segment by segment."""
        for segment in tuple(self._segments.values()):
            wanted = [
                self._where.get(name) is segment and name in recordings
                for name in segment.with_landmarks
            ]
            if any(wanted):
                apart = zip(segment.with_landmarks, segment.postings.apart(), wanted, strict=True)
                yield from ((name, each) for name, each, is_wanted in apart if is_wanted)

    def only(self, recordings: Collection[str]) -> Index:
        """Some of the recordings, as they are now, to be read."""
        some = copy(self)
        some._where = {name: segment for name, segment in self._where.items() if name in recordings}
        some._with_landmarks = self._with_landmarks.intersection(recordings)
        return some

    def refresh(self) -> None:
        """See what other processes have written since.  Raises `LibraryError`."""
        for _ in range(_ATTEMPTS):
            stamp = self._manifest_stamp()
            if stamp == self._stamp and stamp is not None:
                return
            manifest = read_manifest(self.folder)
            try:
                segments = {
                    name: self._segments.get(name) or Segment(self.folder / name)
                    for name in manifest.segments
                }
            except FileNotFoundError as error:
                # Merged away between our reading the manifest and opening the segment: look again.
                missing = error
                continue
            self._set(manifest, segments, stamp)
            return
        raise DamagedLibrary(
            f"{missing.filename} is missing; the library is damaged: onara doctor --repair"
        )

    def append(
        self, references: Iterable[Reference], landmarks: Mapping[str, Landmarks] | None = None
    ) -> str:
        """Write references to a new segment and return its name.

        ``landmarks``: those of the recordings that have any, by recording.  All are part of the
        index after `commit`, not before.  Raises `LibraryError`.
        """
        name = uuid.uuid4().hex[:16] + SEGMENT
        self._make_folder()
        write_segment(self.folder / name, references, landmarks)
        return name

    def commit(self, appended: Iterable[str] = (), removed: Iterable[str] = ()) -> None:
        """Take segments in and recordings out, in one step.  Raises `LibraryError`."""
        appended = tuple(appended)
        opened = {name: Segment(self.folder / name) for name in appended}
        new = {recording for segment in opened.values() for recording in segment.recordings}
        gone = (self._manifest.removed | set(removed)) - new
        self._replace(Manifest((*self._manifest.segments, *appended), frozenset(gone)), opened)

    def merge(self) -> None:
        """Join segments of like size where there are many, leaving removed recordings behind.

        Sizes are taken in steps of `MERGE_AT` times, so that a recording is copied once for each
        step that the index grows, not once for each segment that is added.
        """
        while crowd := self._crowd():
            parts = [segment for name, segment in self._segments.items() if name in crowd]
            merged = self.append(
                [
                    segment.reference(recording)
                    for segment in parts
                    for recording in segment.recordings
                    if self._where.get(recording) is segment
                ],
                {
                    recording: landmarks
                    for segment in parts
                    for recording, landmarks in zip(
                        segment.with_landmarks, segment.postings.apart(), strict=True
                    )
                    if self._where.get(recording) is segment
                },
            )
            kept = [name for name in self._manifest.segments if name not in crowd]
            opened = {merged: Segment(self.folder / merged)}
            lying = {
                recording
                for part in (*opened.values(), *(self._segments[name] for name in kept))
                for recording in part.recordings
            }
            self._replace(Manifest((*kept, merged), self._manifest.removed & lying), opened)
            self.sweep()

    def _crowd(self) -> set[str]:
        """Names of the segments to merge next; empty when there are few of each size."""
        by_size: dict[int, set[str]] = {}
        for name, segment in self._segments.items():
            step = int(math.log(segment.size, MERGE_AT))
            by_size.setdefault(step, set()).add(name)
        return next((names for names in by_size.values() if len(names) >= MERGE_AT), set())

    def sweep(self) -> None:
        """Delete files that no manifest names: left by a killed writer, or merged away."""
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            stray = path.suffix == SEGMENT and path.name not in self._manifest.segments
            if stray or path.name.endswith(PARTIAL):
                path.unlink(missing_ok=True)

    def damaged(self) -> Iterator[str]:
        """Recordings whose references are not what was written."""
        for segment in self._segments.values():
            for recording in segment.damaged():
                if self._where.get(recording) is segment:
                    yield recording

    def _replace(self, manifest: Manifest, opened: dict[str, Segment]) -> None:
        self._make_folder()
        write_manifest(self.folder, manifest)
        segments = {name: opened.get(name) or self._segments[name] for name in manifest.segments}
        self._set(manifest, segments, self._manifest_stamp())

    def _set(
        self, manifest: Manifest, segments: dict[str, Segment], stamp: tuple[int, int, int] | None
    ) -> None:
        self._manifest, self._segments, self._stamp = manifest, segments, stamp
        self._where = {
            recording: segment
            for segment in segments.values()
            for recording in segment.recordings
            if recording not in manifest.removed
        }
        self._with_landmarks = frozenset(
            recording
            for segment in segments.values()
            for recording in segment.with_landmarks
            if self._where.get(recording) is segment
        )

    def _manifest_stamp(self) -> tuple[int, int, int] | None:
        """Tells one manifest from the next without reading it."""
        try:
            stat = (self.folder / NAME).stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise LibraryError(f"{self.folder} cannot be read: {error.strerror}") from error
        return stat.st_ino, stat.st_mtime_ns, stat.st_size

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise write_error(self.folder, error) from error
