"""All that is wrong in a folder of soundtracks, and what would put it right."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from onara.catalogue import Catalogue
from onara.collection import absent, encodings, listening, performers, soundtrack, titles
from onara.collection.absent import Soundtrack
from onara.collection.artwork import without_artwork
from onara.collection.changes import Changes
from onara.collection.copies import Copies, copies
from onara.collection.finding import KINDS, Finding, Kind
from onara.collection.identity import Identity, contradictions, identities
from onara.collection.music_file import MusicFile
from onara.collection.musicbrainz import Recordings
from onara.collection.proposal import Proposal
from onara.collection.reading import tags_of
from onara.collection.soundtrack import Place, Places
from onara.errors import UnusableInput
from onara.folders import expanded
from onara.imports import FILE_NAME, Imported
from onara.library import Library
from onara.library.gather import MEDIA, files_below
from onara.tagging import FileTags

VIDEOS = frozenset(
    (
        *(".asf", ".avi", ".flv", ".m2ts", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg", ".mts"),
        *(".ogm", ".ogv", ".rm", ".rmvb", ".ts", ".vob", ".webm", ".wmv"),
    )
)
"""Endings of `MEDIA` that are passed over: episodes lie among soundtracks."""

Progress = Callable[[str, float, float], None]
"""Told what is being done, how much of it is done, and how much there is of it."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in ``folder`` among so many ``files``, of which ``known`` hold a song of the
    catalogue.

    ``soundtracks`` are the dramas of which there is a song.  ``unheard`` counts files that nobody
    has listened to yet; ``refused`` are folders that cannot be read.
    """

    folder: Path
    files: int
    known: int
    findings: tuple[Finding, ...]
    proposals: tuple[Proposal, ...]
    soundtracks: tuple[Soundtrack, ...]
    unheard: int
    refused: tuple[UnusableInput, ...]

    @property
    def counts(self) -> dict[Kind, int]:
        """Findings by kind, in the order of kinds; without those that there are none of."""
        found = Counter(finding.kind for finding in self.findings)
        return {kind: found[kind] for kind in KINDS if found[kind]}


def examine(
    folder: Path | str,
    home: Path | str | None = None,
    *,
    listen: bool = True,
    processes: int | None = None,
    progress: Progress | None = None,
    waiting: Callable[[], None] | None = None,
) -> Report:
    """Examine all audio files below a folder, with the library of a home folder.

    Files that the library does not know, or that changed, are taken in first, unless ``listen`` is
    false: then nothing is said of how they sound.  ``processes``: files read at a time (default:
    one a core); ``waiting`` is called once if another process is writing.  The files are only read.
    Raises `UnusableInput` where there is no such folder or nothing in it, `LibraryError` and
    `CatalogueError` as `Library` does.
    """
    root = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow links
    paths, refused = _files(root)
    with Library.open(home) as library:
        heard = listening.listened(
            library,
            paths,
            listen=listen,
            processes=processes,
            progress=progress,
            waiting=waiting,
        )
        tags = tags_of(paths, processes=processes, progress=progress)
        beside = encodings.beside(
            (path, each) for path, each in tags.items() if isinstance(each, FileTags)
        )
        files = [
            _music_file(path, tags[path], beside, heard.recordings.get(path)) for path in paths
        ]
        outside = _outside(library, files)
        untold = {path: each for path, each in tags.items() if isinstance(each, str)}
        heard = replace(heard, refused={**untold, **heard.refused})
        found = Copies([*files, *outside], library.links())
        return _report(root, files, found, library, heard, tuple(refused), progress)


def _files(root: Path) -> tuple[list[Path], list[UnusableInput]]:
    if not os.path.isdir(root):  # noqa: PTH112 - is_dir() raises where a parent may not be entered
        is_there = os.path.lexists(root)
        raise UnusableInput(root, "is not a folder" if is_there else "there is no such folder")
    paths, refused = expanded(
        [root],
        lambda folder, unread: files_below(folder, MEDIA - VIDEOS, unread),
        "there are no audio files in this folder",
    )
    if not paths:
        raise refused[0]
    return paths, refused


def _music_file(
    path: Path,
    tags: FileTags | str,
    beside: Mapping[Path, Sequence[str]],
    heard: tuple[str, float] | None,
) -> MusicFile:
    recording, seconds = heard or (None, None)
    if isinstance(tags, str):
        return MusicFile(path, None, recording=recording, duration_s=seconds)
    texts, repairs = encodings.mended(tags.fields, beside.get(path.parent, ()))
    return MusicFile(path, tags, texts, repairs, recording, seconds)


def _outside(library: Library, files: Sequence[MusicFile]) -> list[MusicFile]:
    """Files of the library outside of the folder, as far as its tags are known."""
    inside = {file.path for file in files}
    found = []
    for each in library.recordings():
        tags = each.tags
        texts = {
            name: (text,)
            for name, text in (
                ("title", tags.title),
                ("artist", tags.artist),
                ("album", tags.album),
                ("albumartist", tags.album_artist),
            )
            if text
        }
        for path in each.paths:
            if path not in inside and os.path.exists(path):  # noqa: PTH110
                found.append(MusicFile(path, None, texts, {}, each.recording, each.duration_s))
    return found


def _report(
    root: Path,
    files: Sequence[MusicFile],
    found: Copies,
    library: Library,
    heard: listening.Heard,
    refused: tuple[UnusableInput, ...],
    progress: Progress | None,
) -> Report:
    catalogue = library.catalogue
    if progress:
        progress("looking songs up", 0, len(files))
    same = found.same()
    known = identities(files, catalogue, same)
    places_of = Places(catalogue, root)
    places = {}
    for file in files:
        place = places_of.of(file, known[file.path])
        if place is None and not known[file.path].fault:
            place = places_of.elsewhere(same.get(file.path, ()))
        if place is not None:
            places[file.path] = place
    groups = {file.path: _group(file, places.get(file.path)) for file in files}
    changes = {file.path: Changes(file) for file in files}
    findings = [
        *_of_files(files, known, places, same, changes, catalogue),
        *_of_folders(files, places, same, changes),
        *encodings.in_names(root, files, groups),
        *contradictions(files, known, groups),
        *copies(found, set(groups), groups),
        *without_artwork(files, groups),
        *listening.unheard(heard.refused, groups),
    ]
    for file in files:
        soundtrack.sort_albums(places.get(file.path), changes[file.path])
    with _imported(library) as imported:
        recordings = Recordings(imported)
        for file in files:
            recordings.identify(known[file.path], changes[file.path])
    here = absent.soundtracks(catalogue, known.values())
    findings += absent.missing(here, _elsewhere(library, set(groups)))
    return Report(
        root,
        len(files),
        sum(each.song is not None for each in known.values()),
        tuple(findings),
        tuple(p for each in changes.values() if (p := each.proposal()) is not None),
        absent.counted(here),
        heard.left,
        refused,
    )


@contextmanager
def _imported(library: Library) -> Iterator[Imported | None]:
    """What the owner has imported of other catalogues, ``None`` where that is nothing."""
    path = library.home / FILE_NAME
    if not path.exists():
        yield None
        return
    with Imported.open(path) as imported:
        yield imported


def _of_files(
    files: Sequence[MusicFile],
    known: Mapping[Path, Identity],
    places: Mapping[Path, Place],
    same: Mapping[Path, Sequence[MusicFile]],
    changes: Mapping[Path, Changes],
    catalogue: Catalogue,
) -> Iterator[Finding]:
    for file in files:
        identity, change = known[file.path], changes[file.path]
        group = _group(file, places.get(file.path))
        yield from encodings.in_tags(file, change, group)
        yield from titles.titles(file, identity, change, group)
        if identity.song is None and not identity.fault:
            others = same.get(file.path, ())
            yield from titles.copied_titles(file, others, change, group)
            yield from performers.copied_performers(file, others, change, group)
        yield from performers.performers(file, identity, change, group)
        if file.path in places:
            yield from soundtrack.dramas(file, places[file.path], change)
        titles.sort_titles(identity, change)
        performers.sort_performers(identity, change)
        soundtrack.works(identity, catalogue, change)


def _of_folders(
    files: Sequence[MusicFile],
    places: Mapping[Path, Place],
    same: Mapping[Path, Sequence[MusicFile]],
    changes: Mapping[Path, Changes],
) -> Iterator[Finding]:
    folders: dict[Path, list[MusicFile]] = {}
    for file in files:
        folders.setdefault(file.path.parent, []).append(file)
    for together in folders.values():
        yield from soundtrack.albums(together, places, same, changes)
        albums: dict[str, list[MusicFile]] = {}
        for file in together:
            album = changes[file.path].will_be("album")
            if album:
                albums.setdefault(album, []).append(file)
        for each in albums.values():
            if all(file.path in places for file in each):
                yield from soundtrack.compilations(each, places, changes)


def _group(file: MusicFile, place: Place | None) -> str | None:
    return place.drama if place else file.first("album")


def _elsewhere(library: Library, inside: set[Path]) -> dict[str, Path]:
    """A file outside of the folder for each song that the library has there."""
    return {
        each.song.id: path
        for each in library.recordings()
        if each.song
        for path in each.paths
        if path not in inside and os.path.exists(path)  # noqa: PTH110
    }
