"""One recording in several files: copies, edits, and versions over the same backing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from onara.catalogue.markings import MARKS
from onara.collection.finding import Finding
from onara.collection.music_file import MusicFile
from onara.collection.quality import Quality, quality
from onara.families import Link
from onara.spelling import tokens

_SAME_LENGTH_S = 3.0
"""Copies of a recording differ by no more: encoders add silence, players cut it."""

_BARE = ("instrumental", "karaoke")


class Copies:
    """The files of each recording, and what recordings have in common."""

    def __init__(self, files: Iterable[MusicFile], links: Iterable[Link]) -> None:
        self._files: dict[str, list[MusicFile]] = {}
        for file in files:
            if file.recording:
                self._files.setdefault(file.recording, []).append(file)
        self._links = [
            link for link in links if link.one in self._files and link.other in self._files
        ]
        self._take = {recording: recording for recording in self._files}
        for link in self._links:
            if link.kind == "same take":
                self._take[self._root(link.one)] = self._root(link.other)

    def _root(self, recording: str) -> str:
        while self._take[recording] != recording:
            recording = self._take[recording]
        return recording

    def takes(self) -> list[list[MusicFile]]:
        """Files of one take together, where there are several."""
        return [files for files in self._together().values() if len(files) > 1]

    def same(self) -> dict[Path, list[MusicFile]]:
        """The other files of a file's take."""
        return {
            file.path: [each for each in take if each is not file]
            for take in self.takes()
            for file in take
        }

    def backings(self) -> Iterator[tuple[list[MusicFile], list[MusicFile], str]]:
        """Two takes with the same backing, each pair once, and the evidence."""
        together = self._together()
        told: set[frozenset[str]] = set()
        for link in self._links:
            pair = frozenset((self._root(link.one), self._root(link.other)))
            if link.kind == "shared backing" and len(pair) == 2 and pair not in told:
                told.add(pair)
                share = f"{100 * link.share:.0f} % of the shorter"
                evidence = f"the same backing ({share}); a voice comes and goes in one of them"
                yield self._files[link.one], self._files[link.other], evidence
        for (root, is_bare), files in together.items():
            if is_bare and (root, False) in together:
                yield (
                    together[root, False],
                    files,
                    "the same take, and one says that it has no voice",
                )

    def _together(self) -> dict[tuple[str, bool], list[MusicFile]]:
        """Files by their take.  A soft voice is not heard to be missing, so that what says itself
        that it is an instrumental stands apart."""
        found: dict[tuple[str, bool], list[MusicFile]] = {}
        for recording, files in self._files.items():
            for file in files:
                found.setdefault((self._root(recording), _says_bare(file)), []).append(file)
        return found


def _says_bare(file: MusicFile) -> bool:
    """Whether title or name say that nobody sings."""
    said = (*tokens(file.first("title") or ""), *tokens(file.path.stem))
    return any(MARKS.get(word) in _BARE for word in said)


def copies(
    found: Copies, inside: set[Path], groups: Mapping[Path, str | None]
) -> Iterator[Finding]:
    """What is in the folder more than once, or in versions; nothing is said to be deleted."""
    for take in found.takes():
        if sum(file.path in inside for file in take) < 1:
            continue
        yield from _of_take([file for file in take if file.path in inside], groups)
    for one, other, evidence in found.backings():
        some = [[file for file in each if file.path in inside] for each in (one, other)]
        if all(some):
            files = [file for each in some for file in each]
            yield Finding(
                "instrumental",
                tuple(file.path for file in files),
                evidence,
                group=groups.get(files[0].path),
            )


def _of_take(take: Sequence[MusicFile], groups: Mapping[Path, str | None]) -> Iterator[Finding]:
    if len(take) < 2:
        return
    rated = {file.path: quality(file.path, file.duration_s or 0.0) for file in take}
    longest = max(file.duration_s or 0.0 for file in take)
    whole = [f for f in take if longest - (f.duration_s or 0.0) <= _SAME_LENGTH_S]
    shorter = [f for f in take if f not in whole]
    whole.sort(key=lambda file: rated[file.path], reverse=True)
    if len(whole) > 1:
        yield Finding(
            "duplicate",
            tuple(file.path for file in whole),
            _ranking([rated[file.path] for file in whole]),
            group=groups.get(whole[0].path),
        )
    for file in shorter:
        less = longest - (file.duration_s or 0.0)
        yield Finding(
            "edit",
            (whole[0].path, file.path),
            f"the same take, {less:.0f} s shorter",
            group=groups.get(file.path),
        )


def _ranking(rated: Sequence[Quality]) -> str:
    best, *others = rated
    rest = ", ".join(each.told for each in others)
    if all((each.is_lossless, each.kbits) == (best.is_lossless, best.kbits) for each in others):
        return f"the same recording, equally good ({best.told})"
    return f"the same recording; the best is {best.told}, beside {rest}"
