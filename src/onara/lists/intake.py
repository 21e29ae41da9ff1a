"""A playlist becomes a list: which songs of the catalogue are in it?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from onara.catalogue import Catalogue, FileFacts, Linker
from onara.library import Recording
from onara.lists import jspf, m3u, xspf
from onara.lists.export import ending_of
from onara.lists.fan_list import ListError
from onara.lists.heard import Named
from onara.lists.own import own

_READERS = {".m3u8": m3u.read, ".m3u": m3u.read, ".xspf": xspf.read, ".jspf": jspf.read}
_LARGEST = 32 << 20
"""Bytes; a playlist of a hundred thousand songs is smaller, and it is read as a whole."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What was understood of a playlist: ids of songs, and of things of the fan's own where Onara
    wrote them, in order, and the names of the rest."""

    name: str | None
    songs: tuple[str, ...]
    unknown: tuple[str, ...]


def read_playlist(path: Path, catalogue: Catalogue, recordings: Iterable[Recording]) -> Intake:
    """The songs of a playlist's file.

    An entry is linked by the id that Onara wrote, by its file where that is in the library, else
    by its names.  Raises `ListError` where the file cannot be read as a playlist.
    """
    reader = _READERS[ending_of(path)]
    try:
        name, entries = reader(_text(path), path.absolute().parent)
    except ListError as error:
        raise ListError(f"{path}: {error}") from None
    owned = {_comparable(p): each.song.id for each in recordings if each.song for p in each.paths}
    linker = Linker(catalogue)
    songs: dict[str, None] = {}
    unknown = []
    for entry in entries:
        song = _song(entry, catalogue, owned, linker)
        if song is None:
            unknown.append(entry.name)
        else:
            songs[song] = None
    return Intake(name, tuple(songs), tuple(unknown))


def _song(entry: Named, catalogue: Catalogue, owned: dict[str, str], linker: Linker) -> str | None:
    if entry.song:
        try:
            return catalogue.song(entry.song).id
        except KeyError:
            if own(entry.song):
                return entry.song
    known = owned.get(_comparable(entry.path)) if entry.path else None
    if known:
        return known
    if not entry.title:
        return None
    path = entry.path or Path(f"{entry.name}.mp3".replace("/", " "))
    link = linker.link(FileFacts(path, title=entry.title, artist=entry.performer or None))
    return link.song_id if link else None


def _comparable(path: Path) -> str:
    """A path in one spelling: the same file is named in NFC by one program, in NFD by another."""
    return unicodedata.normalize("NFC", str(path))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise ListError("this is too large for a playlist")
        raw = path.read_bytes()
    except OSError as error:
        raise ListError(f"cannot be read ({(error.strerror or '').lower()})") from None
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise ListError("this is not UTF-8 text; save it as UTF-8") from None
