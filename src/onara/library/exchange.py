"""References handed on to somebody who has the same soundtrack, and taken in from them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from onara.audio import Tags
from onara.durable import replace_file
from onara.errors import DamagedLibrary, UnusableInput
from onara.examine import recording_id
from onara.index import Index
from onara.library.database import Database, Imported
from onara.library.held import Held
from onara.library.linking import Linking
from onara.library.merging import Merging
from onara.library.references import ReferenceFile, Shared, is_references, written
from onara.timbre import Timbre

_EXPORTED_AT_ONCE_BYTES = 1 << 27
"""Bits of recordings whose landmarks are read together, 75 hours: 4 million landmarks."""
_IMPORTED_AT_ONCE_BYTES = 1 << 25


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file of references: how many recordings were ``new`` and how many known."""

    new: int
    known: int


def export(
    path: Path, index: Index, known: Mapping[str, Held], timbres: Mapping[str, Timbre | None]
) -> int:
    """Write these recordings, atomically; the same recordings give the same bytes.

    Raises `UnusableInput` where another file is there, `LibraryError` where something of the
    recordings is damaged or the file cannot be written.
    """
    # os.path, because a folder that may not be entered is said when it is written in.
    if os.path.isdir(path):  # noqa: PTH112
        raise UnusableInput(path, "is a folder, not a file")
    if os.path.lexists(path) and not is_references(path):
        raise UnusableInput(path, "is there already, and no file of references; name another")
    damaged = known.keys() & set(index.damaged())
    if damaged:
        raise DamagedLibrary(
            f"{len(damaged)} of these recordings are damaged; the library is damaged: "
            "onara doctor --repair"
        )
    replace_file(path, written(len(known), _shared(index, known, timbres)))
    return len(known)


def _shared(
    index: Index, known: Mapping[str, Held], timbres: Mapping[str, Timbre | None]
) -> Iterator[Shared]:
    for some in _batches(index, sorted(known)):
        landmarks = index.landmarks(set(some))
        for recording in some:
            held = known[recording]
            yield Shared(
                index.reference(recording),
                landmarks.get(recording),
                recording in timbres,
                timbres.get(recording),
                _tags(held),
                *held.link,
            )


def _batches(index: Index, recordings: list[str]) -> Iterator[list[str]]:
    some: list[str] = []
    size = 0
    for recording in recordings:
        some.append(recording)
        size += len(index.reference(recording).bits)
        if size >= _EXPORTED_AT_ONCE_BYTES:
            yield some
            some, size = [], 0
    if some:
        yield some


def _tags(held: Held) -> Tags:
    """Tags of a recording that do not depend on which of its files is there just now."""
    all_ = [row.tags for row in held.files]
    all_ += [held.imported.tags] if held.imported else []
    return next((tags for tags in all_ if tags.title is not None), all_[0])


class Import:
    """Takes references into an index and a database; the caller holds the right to write."""

    def __init__(
        self, index: Index, database: Database, linking: Linking, merging: Merging
    ) -> None:
        self._index = index
        self._database = database
        self._linking = linking
        self._merging = merging

    def run(self, file: ReferenceFile, progress: Callable[[int, int], None] | None = None) -> Taken:
        """Take in what is new of a file that was read to its end before.

        Raises `LibraryError` where the library cannot be written.
        """
        held = set(self._database.recordings())
        new = done = size = 0
        some: list[Shared] = []

        def commit() -> None:
            nonlocal new, size
            new += sum(each.recording not in held for each in some)
            self._commit(some)
            if progress:
                progress(done, file.count)
            some.clear()
            size = 0

        self._merging.step()
        for each in file.recordings():
            done += 1
            if not self._is_whole(each.recording):
                some.append(each)
                size += len(each.reference.bits)
            if size >= _IMPORTED_AT_ONCE_BYTES:
                commit()
        commit()
        self._link_again()
        return Taken(new, file.count - new)

    def _commit(self, some: list[Shared]) -> None:
        if not some:
            return
        landmarks = {each.recording: each.landmarks for each in some if each.landmarks is not None}
        appended = self._index.append((each.reference for each in some), landmarks)
        # Names before sound, as when files are taken in (`intake`).
        self._database.write(
            recordings=[(each.recording, each.duration_s) for each in some],
            timbres={each.recording: each.timbre for each in some if each.is_measured},
            imported=[self._named(each) for each in some if not self._has_file(each.recording)],
        )
        self._index.commit([appended])
        self._merging.step()

    def _link_again(self) -> None:
        """Ask the catalogue once more for the songs of imported recordings that it did not know."""
        found = []
        for row in self._database.imported():
            if self._linking.facts(row.song, row.version) == (None, None):
                song, version = self._linking.song_of(Path(), row.tags)
                if song is not None:
                    found.append(replace(row, song=song, version=version))
        if found:
            self._database.write(imported=found)

    def _is_whole(self, recording: str) -> bool:
        """Whether a recording is in; one whose bits are damaged is taken in again."""
        if recording not in self._index:
            return False
        return recording_id(self._index.reference(recording).bits.data) == recording

    def _has_file(self, recording: str) -> bool:
        return bool(self._database.files_of(recording))

    def _named(self, each: Shared) -> Imported:
        """With the song that it was linked to, or the one that the tags say, where the catalogue
        here does not know that."""
        song, version = each.song, each.version
        if self._linking.facts(song, version) == (None, None):
            song, version = self._linking.song_of(Path(), each.tags)
        return Imported(each.recording, each.tags, song or each.song, version or each.version)
