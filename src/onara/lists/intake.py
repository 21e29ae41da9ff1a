"""A playlist becomes a list: which songs of the catalogue are in it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from onara.catalogue import Catalogue, FileFacts, Linker
from onara.library import Recording
from onara.lists import jspf, m3u, xspf
from onara.lists.export import ending_of
from onara.lists.fan_list import ListError
from onara.lists.heard import Named
from onara.lists.location import spellings, tail
from onara.lists.own import own
from onara.spelling.encoding import NotText, decoded

_READERS = {".m3u8": m3u.read, ".m3u": m3u.read, ".xspf": xspf.read, ".jspf": jspf.read}
LARGEST = 32 << 20
"""Bytes; a playlist of a hundred thousand songs is smaller, and it is read as a whole."""
_SAME_TAIL = 3
"""A file whose name and two folders above are those of an owned one is that file, wherever the
playlist was written: "Goblin OST/Part 1/01.mp3"; "Part 1/01.mp3" may be of any drama."""


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
    owned = _Owned(recordings)
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


class _Owned:
    """The songs of the files that are owned."""

    def __init__(self, recordings: Iterable[Recording]) -> None:
        self._songs: dict[str, str] = {}
        self._tails: dict[tuple[str, ...], set[str]] = {}
        for each in recordings:
            for path in each.paths if each.song else ():
                name = next(spellings(path))
                assert each.song is not None
                self._songs[name] = each.song.id
                self._tails.setdefault(tail(name, _SAME_TAIL), set()).add(each.song.id)
        self._tails.pop((), None)

    def song(self, path: Path) -> str | None:
        """The song of the file that is meant, in whatever spelling, also where the folder of the
        music goes by another name on the machine that the playlist is from."""
        names = list(spellings(path))
        if found := next((self._songs[each] for each in names if each in self._songs), None):
            return found
        alike = set[str]().union(*(self._tails.get(tail(each, _SAME_TAIL), ()) for each in names))
        return alike.pop() if len(alike) == 1 else None


def _song(entry: Named, catalogue: Catalogue, owned: _Owned, linker: Linker) -> str | None:
    if entry.song:
        try:
            return catalogue.song(entry.song).id
        except KeyError:
            if own(entry.song):
                return entry.song
    known = owned.song(entry.path) if entry.path else None
    if known:
        return known
    if not entry.title:
        return None
    path = entry.path or Path(f"{entry.name}.mp3".replace("/", " "))
    link = linker.link(FileFacts(path, title=entry.title, artist=entry.performer or None))
    return link.song_id if link else None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise ListError("this is too large for a playlist")
        raw = path.read_bytes()
    except OSError as error:
        raise ListError(f"cannot be read ({(error.strerror or '').lower()})") from None
    if path.suffix.lower() == ".m3u":
        # Older than UTF-8: programs wrote it in the encoding of their system.
        try:
            return decoded(raw)
        except NotText:
            raise ListError("this is not text") from None
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise ListError("this is not UTF-8 text; save it as UTF-8") from None
