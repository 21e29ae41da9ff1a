"""Lyric files that lie beside a media file under its name."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

LYRIC_SUFFIXES = (".lrc", ".elrc", ".ttml", ".srt", ".vtt", ".txt")
"""Formats that are read, those with times first."""

LYRIC_FOLDERS = ("lyrics", "가사")
"""Names of folders beside the media that lyric files are kept in."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,4}){0,2}", re.I)


def sidecars(media_path: Path) -> list[Path]:
    """The lyric files of a media file: ``song.lrc``, ``song.ko.lrc``, ``song.mp3.lrc``.

    They are looked for beside it and in a folder ``lyrics`` there.  Names agree whether Hangul in
    them is composed or not, and in any case of letters.  Formats with times come first; the list
    is empty where the folder cannot be read.  A link that `leads_out` is none of them.
    """
    return Folders().sidecars(media_path)


def language_in_name(path: Path) -> str | None:
    """``ko`` of ``song.ko.lrc``."""
    _, dot, last = path.stem.rpartition(".")
    return last.lower() if dot and _LANGUAGE.fullmatch(last) else None


def leads_out(path: Path, media_path: Path) -> bool:
    """Whether a file beside a media file is a link to elsewhere: neither below the folder of the
    media file nor beside the file that the media file is itself a link to.

    Whoever can write into a folder of media could make such a link show any file of its reader.
    """
    real = Path(os.path.realpath(path))
    tops = (os.path.realpath(media_path.parent), Path(os.path.realpath(media_path)).parent)
    return not any(real.is_relative_to(top) for top in tops)


class Folders:
    """Lyric files of folders by the name that they stand for, each folder looked at once.

    A folder of ten thousand songs would otherwise be listed ten thousand times.
    """

    def __init__(self) -> None:
        self._known: dict[Path, dict[str, list[Path]]] = {}

    def sidecars(self, media_path: Path) -> list[Path]:
        names = (_folded(media_path.stem), _folded(media_path.name))
        found: list[Path] = []
        listing = self._listing(media_path.parent)
        for name in names:
            found += listing.get(name, [])
        beside = {path for path in found if not leads_out(path, media_path)}
        return sorted(beside - {media_path}, key=_rank)

    def _listing(self, folder: Path) -> dict[str, list[Path]]:
        if folder not in self._known:
            names: dict[str, list[Path]] = {}
            for path in _lyric_files(folder):
                names.setdefault(_folded(path.stem), []).append(path)
                if language_in_name(path):
                    names.setdefault(_folded(path.stem.rpartition(".")[0]), []).append(path)
            self._known[folder] = names
        return self._known[folder]


def _lyric_files(folder: Path) -> list[Path]:
    found: list[Path] = []
    for entry in _entries(folder):
        if entry.name.casefold().endswith(LYRIC_SUFFIXES):
            found.append(folder / entry.name)
        elif _folded(entry.name) in LYRIC_FOLDERS:
            below = folder / entry.name
            found += [
                below / each.name
                for each in _entries(below)
                if each.name.casefold().endswith(LYRIC_SUFFIXES)
            ]
    return found


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _rank(path: Path) -> tuple[int, int, str]:
    return LYRIC_SUFFIXES.index(path.suffix.lower()), len(path.name), os.fspath(path)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
