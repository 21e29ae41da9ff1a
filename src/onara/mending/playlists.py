"""Playlists that follow the files which they name.

Only names are written anew, each in the manner of the playlist; every other byte stays.  What is
planned says which file each name means, so that the names are right too where a file is left that
was to move: they are written by where the files lie then.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from onara.errors import UnusableInput
from onara.library.gather import MEDIA
from onara.lists.intake import LARGEST
from onara.mending.entries import ENDINGS, Entry, entries, fitted, is_uri
from onara.mending.location import Manner, Way, is_absolute, meant, relocated
from onara.mending.plan import NameInside, PlaylistItem, Stamp
from onara.spelling.encoding import exactly

Lies = Callable[[Path], Path]
"""Where a file lies, or is going to, by the path that it has before the fix."""
_Found = list[tuple[Entry, Manner, Path]]


def following(
    root: Path, moves: Mapping[Path, Path], leaders: Mapping[Path, Path]
) -> tuple[PlaylistItem, ...]:
    """The playlists below ``root`` that name a file of ``moves`` (path: new path), or move.

    ``leaders`` are the files with which others move along.  Playlists to which nothing can be done
    have an item that says why; those that are left out name nothing that moves.
    """
    if not moves:
        return ()
    files = _Files(root)
    items = (_item(path, files, moves, leaders) for path in files.playlists)
    return tuple(item for item in items if item is not None)


def is_playlist(path: Path) -> bool:
    return _ending(path) in ENDINGS


def rewrite(copy: Path, item: PlaylistItem, root: Path, lies: Lies) -> None:
    """Write the names in a copy of a playlist by where it and the files lie now.

    Raises `UnusableInput` where they do not stand there any more, or cannot be written.
    """
    try:
        text = copy.read_bytes().decode(item.encoding)
    except UnicodeError:
        text = ""
    new = dict(_renamed(item, text, root, lies))
    made, done = [], 0
    for each in item.names:
        end = each.at + len(each.before)
        if text[each.at : end] != each.before or each.at not in new:
            raise UnusableInput(copy, "was changed since this was shown, so it is left as it is")
        made += [text[done : each.at], new[each.at]]
        done = end
    copy.write_bytes("".join([*made, text[done:]]).encode(item.encoding))


class _Files:
    """All files below a folder, as playlists may name them; folders that are links are left out."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.playlists: list[Path] = []
        self._true_root = os.path.realpath(root)
        self._paths: set[Path] = set()
        self._composed: dict[str, Path] = {}
        self._media: dict[str, list[Path]] = {}
        for folder, folders, names in os.walk(root):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            for path in (Path(folder) / name for name in sorted(names)):
                self._paths.add(path)
                self._composed.setdefault(_composed(path), path)
                if _ending(path) in MEDIA:
                    self._media.setdefault(_composed(path.with_suffix("")), []).append(path)
                if is_playlist(path) and not path.name.startswith("."):
                    self.playlists.append(path)

    def meant(self, location: str, playlist: Path) -> tuple[Manner, Path] | None:
        """The file that a location in a playlist names, and in which manner; ``None`` for none."""
        ending = _ending(playlist)
        readings = [*meant(location, playlist.parent, is_uri=is_uri(ending))]
        for manner, path in readings:
            if (found := self._found(path)) is not None:
                return manner, found
            # os.path, because Path.is_file() raises where a folder may not be entered.
            if not is_absolute(location) and os.path.isfile(path):  # noqa: PTH113
                return manner, path
        # A cue sheet is often of the WAV that was made a FLAC since, and players know that.
        for manner, path in readings if ending == ".cue" else ():
            alike = self._media.get(_composed(path.with_suffix("")), []) if path.name else []
            if len(alike) == 1 and _ending(path) in MEDIA:
                return manner, alike[0]
        return None

    def _found(self, path: Path) -> Path | None:
        if path in self._paths:
            return path
        if path.is_relative_to(self._true_root):
            path = self.root / path.relative_to(self._true_root)
        return self._composed.get(_composed(path))


def _item(
    path: Path, files: _Files, moves: Mapping[Path, Path], leaders: Mapping[Path, Path]
) -> PlaylistItem | None:
    try:
        stamp = Stamp.of(path)
        raw = _read(path)
    except UnusableInput as error:
        return _refused(path, Stamp(0, 0, 0), error.reason)
    except OSError:
        return None  # gone meanwhile, or a link that leads nowhere
    text, encoding, found = _names(raw, path, files)
    if text is None:
        return _refused(path, stamp, "is not text")
    names = tuple(
        NameInside(entry.at, entry.written, entry.written, file, manner)
        for entry, manner, file in found
        if file in moves or (path in moves and not is_absolute(entry.location))
    )
    if not names:
        return None
    leader = leaders.get(path) or names[0].file
    item = PlaylistItem(path, stamp, encoding, names, leader, moves.get(path))
    try:
        new = dict(_renamed(item, text, files.root, lambda file: moves.get(file, file)))
    except UnusableInput as error:
        return _refused(path, stamp, error.reason)
    item = replace(item, names=tuple(replace(each, after=new[each.at]) for each in names))
    if path.is_symlink() and item.changed:
        return _refused(path, stamp, "is a link: only the file that it leads to can be changed")
    return item if item.changed or item.move_to else None


def _names(raw: bytes, path: Path, files: _Files) -> tuple[str | None, str, _Found]:
    """The text, in the encoding in which it names the most files, and these."""
    best: tuple[str | None, str, _Found] = (None, "", [])
    for text, encoding in exactly(raw):
        found = [
            (entry, *named)
            for entry in entries(text, _ending(path))
            if (named := files.meant(entry.location, path))
        ]
        if best[0] is None or len(found) > len(best[2]):
            best = (text, encoding, found)
    return best


def _renamed(item: PlaylistItem, text: str, root: Path, lies: Lies) -> Iterator[tuple[int, str]]:
    """What stands for each name afterwards, by its place in the text; raises `UnusableInput`."""
    at = {entry.at: entry for entry in entries(text, _ending(item.path))}
    known = [(name, at[name.at]) for name in item.names if name.at in at]
    stroke, here, there = _stroke(known), item.path.parent, lies(item.path).parent
    for name, entry in known:
        files = [name.file, lies(name.file)]
        if _ending(Path(entry.location)) != _ending(name.file) and _ending(item.path) == ".cue":
            files = [each.with_suffix(Path(entry.location).suffix) for each in files]
        before, after = Way(here, files[0]), Way(there, files[1])
        new = relocated(entry.location, name.manner, root, before, after, stroke)
        is_same = new == entry.location
        yield name.at, name.before if is_same else _written(item, new, entry, text)


def _written(item: PlaylistItem, location: str, entry: Entry, text: str) -> str:
    name = location.replace("\\", "/").rpartition("/")[2]
    why = f"its encoding, {item.encoding.upper()}"
    # CP949 has no loose letters of Hangul: a program that reads it looks for either spelling.
    for spelled in (location, unicodedata.normalize("NFC", location)):
        try:
            written = fitted(spelled, entry, text, _ending(item.path))
            written.encode(item.encoding)
        except UnicodeError:
            continue
        except ValueError:
            why = "a file of its kind"
            continue
        return written
    raise UnusableInput(
        item.path, f"names a file that will be called {name}, which cannot be written in {why}"
    )


def _stroke(names: Iterable[tuple[NameInside, Entry]]) -> str:
    """By what names are parted in paths of a playlist."""
    names = list(names)
    is_backslash = any(name.manner == "backslash" for name, _ in names)
    is_slash = any(name.manner == "plain" and "/" in entry.location for name, entry in names)
    return "\\" if is_backslash and not is_slash else "/"


def _read(path: Path) -> bytes:
    """Raises `UnusableInput` where nobody can tell what a playlist names, else ``OSError``."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise FileNotFoundError
    if status.st_size > LARGEST:
        raise UnusableInput(path, "is too large for a playlist")
    try:
        return path.read_bytes()
    except PermissionError:
        raise UnusableInput(path, "may not be read (permission denied)") from None


def _refused(path: Path, stamp: Stamp, why: str) -> PlaylistItem:
    return PlaylistItem(path, stamp, "", (), path, None, why)


def _ending(path: Path) -> str:
    return path.suffix.lower()


def _composed(path: Path) -> str:
    return unicodedata.normalize("NFC", str(path))
