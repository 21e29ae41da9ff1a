"""All references of a library, as one thing to read from, append to and remove from."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onara.durable import PARTIAL, write_error
from onara.errors import DamagedLibrary, LibraryError
from onara.index.laid import Laid
from onara.index.manifest import NAME, Manifest, read_manifest, write_manifest
from onara.index.merging import Merge, new_name
from onara.index.segment import FORMAT, SEGMENT, Reference, Segment, write_segment
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
        self._only: frozenset[str] | None = None
        self._counts: dict[str, npt.NDArray[np.bool_] | None] = {}
        self._stamp: tuple[int, int, int] | None = None
        self._segments: dict[str, Segment] = {}
        self._manifest = Manifest()
        self._samples: int | None = None
        self.refresh()

    def __contains__(self, recording: object) -> bool:
        return isinstance(recording, str) and self._segment_of(recording) is not None

    def __len__(self) -> int:
        if self._only is not None:
            return sum(recording in self for recording in self._only)
        if self._manifest.recordings is None:
            return sum(len(self._rows(segment)) for segment in self._segments.values())
        return self._manifest.recordings

    @property
    def recordings(self) -> Iterable[str]:
        for segment in self._segments.values():
            for row in self._rows(segment):
                yield segment.recordings[row]

    @property
    def files(self) -> frozenset[str]:
        """Names of the files that are the index now.  A segment never changes."""
        return frozenset((NAME, *self._manifest.segments))

    @property
    def segments(self) -> int:
        """How many segments there are."""
        return len(self._segments)

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(segment.size for segment in self._segments.values())

    @property
    def samples(self) -> int:
        """Complex samples of all references."""
        if self._samples is None:
            self._samples = sum(
                int(segment.recordings.rows["samples"][self._rows(segment)].sum())
                for segment in self._segments.values()
            )
        return self._samples

    def references(self) -> Iterator[Reference]:
        """The references of all recordings, in the order in which they lie on disk."""
        for segment in self._segments.values():
            for row in self._rows(segment):
                yield segment.reference_at(int(row))

    def reference(self, recording: str) -> Reference:
        """Raises KeyError where there is no such recording."""
        segment = self._segment_of(recording)
        if segment is None:
            raise KeyError(recording)
        return segment.reference(recording)

    def has_landmarks(self, recording: str) -> bool:
        """False for recordings that came in before landmarks were kept as they are now."""
        segment = self._segment_of(recording)
        return segment is not None and segment.has_landmarks(recording)

    def postings(self) -> Iterator[tuple[Postings, Laid]]:
        """The landmarks of all recordings: some postings, and which recordings they are of.

        ``None`` stands for what was removed and still lies on disk.
        """
        for segment in self._segments.values():
            if len(segment.with_landmarks):
                yield segment.postings, Laid(segment, self._counting(segment))

    def landmarks(self, recordings: Collection[str]) -> dict[str, Landmarks]:
        """The landmarks of those of some recordings that have any; all postings are read for it."""
        found: dict[str, Landmarks] = {}
        for segment in self._segments.values():
            wanted = {
                position: recording
                for position, recording in enumerate(Laid(segment, self._counting(segment)))
                if recording is not None and recording in recordings
            }
            if wanted:
                read = segment.postings.of_each(wanted)
                found |= {wanted[position]: landmarks for position, landmarks in read.items()}
        return found

    def only(self, recordings: Collection[str]) -> Index:
        """Some of the recordings, as they are now, to be read."""
        some = copy(self)
        some._only = frozenset(recordings)
        if self._only is not None:
            some._only &= self._only
        some._counts = {}
        some._samples = None
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
        name = new_name()
        self._make_folder()
        write_segment(self.folder / name, references, landmarks)
        return name

    def commit(self, appended: Iterable[str] = (), removed: Iterable[str] = ()) -> None:
        """Take segments in and recordings out, in one step.  Raises `LibraryError`."""
        appended, removed = tuple(appended), set(removed)
        opened = {name: Segment(self.folder / name) for name in appended}
        new = {recording for segment in opened.values() for recording in segment.recordings}
        gone = (self._manifest.removed | removed) - new
        count = len(self) + sum(each not in self for each in new)
        count -= sum(each in self for each in removed - new)
        self._replace(
            Manifest((*self._manifest.segments, *appended), frozenset(gone), count), opened
        )

    def merge(self) -> None:
        """Join segments until there are few of each size (see `due`).  Raises `LibraryError`."""
        left: set[str] = set()
        while merge := self.due(left):
            left |= merge.write(self.folder)
            self.switch(merge)

    def due(self, left: Collection[str] = ()) -> Merge | None:
        """The next merge that is worth its while, without the segments ``left`` as they are.

        Segments of like size are joined where there are many, in steps of `MERGE_AT` times, so that
        a recording is copied once for each step that the index grows, not once for each segment
        that is added.  What was removed or written again stays behind, and what an earlier Onara
        wrote is written in the format of today.
        """
        live = {name: self._rows(held) for name, held in self._segments.items() if name not in left}
        crowd = {name for name, rows in live.items() if not len(rows)}
        crowd = crowd or {name for name in live if self._segments[name].version != FORMAT}
        if not crowd:
            by_size: dict[int, set[str]] = {}
            for name in live:
                step = int(math.log(self._segments[name].size, MERGE_AT))
                by_size.setdefault(step, set()).add(name)
            crowd = next((names for names in by_size.values() if len(names) >= MERGE_AT), set())
        parts = [
            (held := self._segments[name], frozenset(held.recordings[row] for row in rows))
            for name, rows in live.items()
            if name in crowd
        ]
        return Merge(parts) if parts else None

    def switch(self, merge: Merge) -> bool:
        """Let a merge that was written take the place of its parts; the caller may write.

        Whatever was removed or written again since it was begun stays so.  False where it has no
        part in the index any more, because another process merged or mended meanwhile, and where it
        was not written to its end.
        """
        names = [part.path.name for part, _ in merge.parts]
        if not (merge.is_done and names and set(names) <= set(self._manifest.segments)):
            return False
        opened = {}
        if merge.written is not None:
            try:
                opened = {merge.written: Segment(self.folder / merge.written)}
            except FileNotFoundError:  # swept away by another writer
                return False
        # Where the last of its parts was: what was written before stays before, for of a recording
        # that was written again the last counts.
        place = max(self._manifest.segments.index(name) for name in names)
        before, after = self._manifest.segments[:place], self._manifest.segments[place + 1 :]
        kept = (*(name for name in before if name not in names), *opened, *after)
        lying = {
            recording
            for recording in self._manifest.removed
            if any(recording in (opened.get(x) or self._segments[x]).recordings for x in kept)
        }
        self._replace(Manifest(kept, frozenset(lying), len(self)), opened)
        self.sweep()
        return True

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
                if self._segment_of(recording) is segment:
                    yield recording

    def _segment_of(self, recording: str) -> Segment | None:
        """Where a recording lies that counts: in the last segment that has it."""
        if recording in self._manifest.removed:
            return None
        if self._only is not None and recording not in self._only:
            return None
        for segment in reversed(self._segments.values()):
            if recording in segment.recordings:
                return segment
        return None

    def _rows(self, segment: Segment) -> npt.NDArray[np.intp]:
        """Rows of a segment that count."""
        counts = self._counting(segment)
        return np.arange(len(segment)) if counts is None else np.flatnonzero(counts)

    def _counting(self, segment: Segment) -> npt.NDArray[np.bool_] | None:
        """Which rows of a segment count, ``None`` where all do."""
        name = segment.path.name
        if name not in self._counts:
            self._counts[name] = self._find_counting(segment)
        return self._counts[name]

    def _find_counting(self, segment: Segment) -> npt.NDArray[np.bool_] | None:
        if self._only is not None:
            counts = np.zeros(len(segment), np.bool_)
            for each in self._only:
                if self._segment_of(each) is segment:
                    counts[segment.recordings.place(each)] = True
            return counts
        counts = np.ones(len(segment), np.bool_)
        removed = [segment.recordings.place(each) for each in self._manifest.removed]
        counts[[row for row in removed if row is not None]] = False
        if self._has_replaced():
            later = list(self._segments.values())
            for other in later[later.index(segment) + 1 :]:
                counts[segment.recordings.common(other.recordings)] = False
        return None if counts.all() else counts

    def _has_replaced(self) -> bool:
        """Whether any recording may lie in two segments: told by how many there are."""
        lying = sum(len(segment) for segment in self._segments.values())
        removed = sum(
            each in segment.recordings
            for each in self._manifest.removed
            for segment in self._segments.values()
        )
        return self._manifest.recordings != lying - removed

    def _replace(self, manifest: Manifest, opened: dict[str, Segment]) -> None:
        self._make_folder()
        write_manifest(self.folder, manifest)
        segments = {name: opened.get(name) or self._segments[name] for name in manifest.segments}
        self._set(manifest, segments, self._manifest_stamp())

    def _set(
        self, manifest: Manifest, segments: dict[str, Segment], stamp: tuple[int, int, int] | None
    ) -> None:
        self._manifest, self._segments, self._stamp = manifest, segments, stamp
        self._counts = {}
        self._samples = None

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
