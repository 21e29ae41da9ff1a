"""The words of a user's songs, brought up to date whenever the library changes.

The library knows sound and names, the lyrics know words; here, where both are known, they meet.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from onara.errors import UnusableInput
from onara.library import Library
from onara.library.gather import MEDIA, files_below
from onara.library.lock import writing
from onara.lyrics import LyricStore, Owned, Report, read_lyrics
from onara.lyrics.sidecars import LYRIC_SUFFIXES, Folders

FILE_NAME = "lyrics.sqlite"
"""In the home folder."""
_ALWAYS_WORDS = (".lrc", ".elrc", ".ttml")
"""Endings that only lyrics have: such a file in a folder is taken whatever lies beside it."""
_TEXT = ".txt"
"""A text beside music is as often a list of the tracks; in a folder without music it is taken.

Subtitles are the talk of a drama more often than a song, and are taken only where they are named.
"""


@dataclass(frozen=True, slots=True)
class LooseLyrics:
    """What of the paths that a user named is lyrics.

    ``media`` are the paths that the library is to look at, ``files`` the lyric files (absolute),
    and ``refused`` the lyric files named that cannot be used.
    """

    media: tuple[Path, ...]
    files: tuple[Path, ...]
    refused: tuple[UnusableInput, ...]


def sorted_out(paths: Iterable[Path]) -> LooseLyrics:
    """Tell lyric files and folders of them from media."""
    media: list[Path] = []
    files: dict[Path, None] = {}
    refused: list[UnusableInput] = []
    for named in paths:
        path = _absolute(named)
        if os.path.isdir(path):  # noqa: PTH112 - is_dir() raises where a parent may not be entered
            below, has_media = _below(path)
            files.update(dict.fromkeys(below))
            if has_media or not below:
                media.append(named)
        elif path.suffix.lower() in LYRIC_SUFFIXES:
            try:
                read_lyrics(path)
            except UnusableInput as error:
                refused.append(error)
            else:
                files[path] = None
        else:
            media.append(named)
    return LooseLyrics(tuple(media), tuple(files), tuple(refused))


def update(
    library: Library,
    more: Iterable[Path] = (),
    waiting: Callable[[], None] | None = None,
    *,
    without: Collection[Path] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Report | None:
    """Make the lyrics those of all that the library holds, and of the loose files.

    ``more`` are loose files to take in, ``without`` those to forget; ``progress`` is told how many
    files are done, of how many.  ``None`` where nothing is owned, or ever was.  Raises
    `LibraryError`.
    """
    added = tuple(more)
    path = library.home / FILE_NAME
    if not (added or path.exists() or len(library)):
        return None
    # One at a time: each update drops what it is not told of, so it must know what others added.
    with writing(library.home, waiting), LyricStore.open(path, create=True) as store:
        owned = [
            Owned(
                each.recording,
                file,
                each.tags.title,
                each.tags.artist,
                each.song.id if each.song else None,
            )
            for each in library.recordings()
            for file in each.paths
        ]
        folders = Folders()
        beside = {lyrics for each in owned for lyrics in folders.sidecars(each.path)}
        loose = dict.fromkeys([*store.loose(), *added])
        owned += [
            Owned("", file, song=library.song_at(file))
            for file in loose
            if file not in beside and file not in without
        ]
        return store.update(owned, progress=progress)


def loose_named(library: Library, names: Iterable[str]) -> dict[str, list[Path]]:
    """The loose lyric files that each of a user's words stands for: a file, or all in a folder."""
    path = library.home / FILE_NAME
    if not path.exists():
        return {}
    with LyricStore.open(path, create=True) as store:
        loose = store.loose()
    found = {}
    for name in names:
        meant = _absolute(name)
        if files := [each for each in loose if each == meant or meant in each.parents]:
            found[name] = files
    return found


def _below(folder: Path) -> tuple[list[Path], bool]:
    """The loose lyric files below a folder, and whether there are media too, or may be."""
    unreadable: list[UnusableInput] = []
    found = list(files_below(folder, MEDIA | frozenset((*_ALWAYS_WORDS, _TEXT)), unreadable))
    with_media = {path.parent for path in found if path.suffix.lower() in MEDIA}
    lyrics = [
        path
        for path in found
        if (ending := path.suffix.lower()) in _ALWAYS_WORDS
        or (ending == _TEXT and path.parent not in with_media)
    ]
    return lyrics, bool(with_media or unreadable)


def _absolute(name: str | Path) -> Path:
    return Path(os.path.abspath(name))  # noqa: PTH100 - resolve() would follow links
