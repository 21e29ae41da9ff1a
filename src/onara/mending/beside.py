"""What lies beside media files and belongs to them: lyrics, covers, booklets."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from onara.library.gather import MEDIA
from onara.lyrics.sidecars import LYRIC_FOLDERS
from onara.mending.file_name import folded


class Listings:
    """The names in folders, each folder read once; links are none of them."""

    def __init__(self) -> None:
        self._known: dict[Path, dict[str, bool]] = {}

    def files(self, folder: Path) -> list[Path]:
        return [folder / name for name, is_folder in self._of(folder).items() if not is_folder]

    def folders(self, folder: Path) -> list[Path]:
        return [folder / name for name, is_folder in self._of(folder).items() if is_folder]

    def alike(self, path: Path) -> list[Path]:
        """What is called so already, or so nearly that some file system takes it for the same."""
        name = folded(path.name)
        found = [path.parent / each for each in self._of(path.parent) if folded(each) == name]
        return found or ([path] if os.path.lexists(path) else [])

    def _of(self, folder: Path) -> dict[str, bool]:
        if folder not in self._known:
            found = {}
            try:
                with os.scandir(folder) as entries:
                    for entry in sorted(entries, key=lambda each: each.name):
                        is_folder = entry.is_dir(follow_symlinks=False)
                        if is_folder or entry.is_file(follow_symlinks=False):
                            found[entry.name] = is_folder
            except OSError:
                pass  # no folder yet, or one that nothing can be moved out of
            self._known[folder] = found
        return self._known[folder]


def going_along(moves: Mapping[Path, Path], listings: Listings) -> dict[Path, dict[Path, Path]]:
    """What moves with each file of ``moves`` (path: new path), as new paths by old ones.

    A file that lies beside a media file under its name goes along and is called as it is then,
    also one in a folder for lyrics there.  Where all media of a folder go to one other folder, what
    else is in it goes too, but for folders that have media in them.
    """
    along: dict[Path, dict[Path, Path]] = {}
    claimed: dict[Path, list[Path]] = {}
    targets: dict[Path, set[Path]] = {}
    for source, target in moves.items():
        for beside in _of_its_name(source, listings):
            place = target.parent / beside.parent.relative_to(source.parent)
            named = target.stem + _ending(beside.name, source.stem)
            along.setdefault(source, {})[beside] = place / named
            claimed.setdefault(beside, []).append(source)
            targets.setdefault(beside, set()).add(place / named)
    for beside, sources in claimed.items():
        # Of two songs that part it stays where it is.
        for source in sources if len(targets[beside]) > 1 else sources[1:]:
            del along[source][beside]
    by_folder: dict[Path, list[Path]] = {}
    for source in moves:
        by_folder.setdefault(source.parent, []).append(source)
    for folder, sources in by_folder.items():
        new = {moves[each].parent for each in sources}
        media = {path for path in listings.files(folder) if _is_media(path)}
        if len(new) == 1 and folder not in new and media <= set(sources):
            (place,) = new
            for path in _without_media(folder, listings, top=True) or ():
                # What lies in the new folder already stays.
                if path not in claimed and not path.is_relative_to(place):
                    along.setdefault(sources[0], {})[path] = place / path.relative_to(folder)
    return along


def _of_its_name(source: Path, listings: Listings) -> list[Path]:
    stem = folded(source.stem) + "."
    lyrics = [f for f in listings.folders(source.parent) if folded(f.name) in LYRIC_FOLDERS]
    return [
        path
        for folder in (source.parent, *lyrics)
        for path in listings.files(folder)
        if not _is_media(path) and folded(path.name).startswith(stem)
    ]


def _ending(name: str, stem: str) -> str:
    """What follows a stem in a name that may spell it otherwise, in letters of Hangul or case."""
    return "." + ".".join(name.split(".")[stem.count(".") + 1 :])


def _without_media(folder: Path, listings: Listings, *, top: bool = False) -> list[Path] | None:
    """The files below a folder; ``None`` where there are media, but for those of the ``top``."""
    found = []
    for path in listings.files(folder):
        if not _is_media(path):
            found.append(path)
        elif not top:
            return None
    for below in listings.folders(folder):
        inside = _without_media(below, listings)
        if inside is None and not top:
            return None
        found += inside or []
    return found


def _is_media(path: Path) -> bool:
    return path.suffix.lower() in MEDIA
