"""Of which drama is this file, which part of its soundtrack, and do its tags say so?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onara.catalogue import Catalogue
from onara.catalogue.model import Drama
from onara.collection.changes import Changes
from onara.collection.encodings import mended_text
from onara.collection.finding import Finding
from onara.collection.identity import Identity
from onara.collection.music_file import MusicFile
from onara.collection.native import drama_title, has_hangul, native_title, sort_drama, sort_title
from onara.imports.soundtrack_title import drama_of, is_marked, part_of
from onara.spelling import key

_MANY = 3
"""Performers from which on an album is a compilation: a part by one or two singers is theirs."""


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a file in a soundtrack: the drama by its native title, the catalogue's drama
    where it is one, the part, and what says so (the rest of a sentence)."""

    drama: str
    known: Drama | None
    part: int | str | None
    evidence: str
    doubt: str | None = None


class Places:
    """Finds the place of a file by its song, its album and its folders."""

    def __init__(self, catalogue: Catalogue, folder: Path) -> None:
        self._catalogue = catalogue
        self._folder = folder
        self._dramas: dict[str, Drama] = {}
        for drama in catalogue.dramas:
            for title in drama.titles:
                self._dramas.setdefault(key(title), drama)

    def of(self, file: MusicFile, known: Identity) -> Place | None:
        """The place of a file, ``None`` where nothing says it."""
        by_texts = self._by_texts(file)
        if known.song is None:
            return by_texts
        drama = self._catalogue.drama(known.song.drama_id)
        part = known.song.part
        doubt = None
        if by_texts and by_texts.known is drama and by_texts.part is not None:
            if part is not None and part != by_texts.part:
                doubt = f"{by_texts.evidence} it is of {part_called(by_texts.part)}, "
                doubt += f"the catalogue has it in {part_called(part)}"
            part = by_texts.part
        named = f"by its song “{native_title(known.song)}”"
        return Place(drama_title(drama), drama, part, named, doubt)

    def elsewhere(self, same: Iterable[MusicFile]) -> Place | None:
        """The place that the texts of files of the same recording agree on."""
        found = [place for each in same if (place := self._by_texts(each)) is not None]
        if len({place.drama for place in found}) != 1:
            return None
        parts = {place.part for place in found if place.part is not None}
        part = next(iter(parts)) if len(parts) == 1 else None
        return Place(found[0].drama, found[0].known, part, "by the same recording elsewhere")

    def _by_texts(self, file: MusicFile) -> Place | None:
        album = file.first("album")
        if album is not None and is_marked(album):
            found = self._named(album, part_of(album), "by its album")
            if found:
                return found
        part = part_of(album) if album else None
        for parent in file.path.parents:
            if parent != self._folder and self._folder not in parent.parents:
                break
            name = mended_text(parent.name)
            if is_marked(name) and (found := self._named(name, part, "by its folder")):
                return found
            part = part if part is not None else part_of(name)
        return None

    def _named(self, text: str, part: int | str | None, evidence: str) -> Place | None:
        title = drama_of(text)
        if title is None or not key(title):
            return None
        drama = self._dramas.get(key(title))
        named = drama_title(drama) if drama else title
        told = part_of(text)
        return Place(named, drama, told if told is not None else part, evidence)


def part_called(part: int | str) -> str:
    """A part in words."""
    return f"part {part}" if isinstance(part, int) else str(part)


def dramas(file: MusicFile, place: Place, changes: Changes) -> Iterator[Finding]:
    """Whether the tags say of which drama and part a file is."""
    if file.tags is None:
        return
    why = f"{place.evidence} it is of {place.drama}"
    if isinstance(place.part, int):
        why += f", {part_called(place.part)}"
    missing = [] if file.first("onara_drama") else ["drama"]
    changes.complete("onara_drama", why, place.drama)
    if file.tags.container == "mp4":
        changes.complete("show", why, place.drama)
    if isinstance(place.part, int):
        missing += [] if file.first("onara_part") else ["part"]
        changes.complete("onara_part", why, str(place.part))
    changes.complete("releasetype", "it is of a soundtrack", "album", "soundtrack")
    if missing:
        yield Finding(
            "drama",
            (file.path,),
            f"{why}; the tags have no {' and no '.join(missing)}",
            field="onara_drama" if "drama" in missing else "onara_part",
            after=_called(place),
            group=place.drama,
        )
    if place.doubt:
        yield Finding(
            "drama",
            (file.path,),
            place.doubt,
            is_certain=False,
            field="onara_part",
            group=place.drama,
        )


def works(known: Identity, catalogue: Catalogue, changes: Changes) -> None:
    """Complete the work: the song of which this is a recording."""
    song = known.song
    if song is None:
        return
    root = catalogue.song(song.version_of) if song.version_of else song
    changes.complete("work", "the song that this is a recording of", native_title(root))


def albums(
    files: Sequence[MusicFile],
    places: Mapping[Path, Place],
    same: Mapping[Path, Sequence[MusicFile]],
    changes: Mapping[Path, Changes],
) -> Iterator[Finding]:
    """Files without an album, among ``files`` of one folder; ``same`` are copies of each."""
    named = Counter(album for file in files if (album := changes[file.path].will_be("album")))
    for file in files:
        place = places.get(file.path)
        if file.tags is None or file.first("album"):
            continue
        copied = {album for each in same.get(file.path, ()) if (album := each.first("album"))}
        if len(named) == 1 and named.total() > 1:
            album, why = next(iter(named)), "all others of its folder have this album"
        elif len(copied) == 1:
            album, why = next(iter(copied)), "the same recording is of this album elsewhere"
        elif place is not None:
            album, why = _album(place), f"{place.evidence} it is of {place.drama}"
        else:
            yield Finding(
                "album",
                (file.path,),
                "there is no album, and nothing says of which it is",
                is_certain=False,
                field="album",
            )
            continue
        changes[file.path].put("album", why, album)
        yield Finding(
            "album",
            (file.path,),
            f"there is no album: {why}",
            field="album",
            after=album,
            group=place.drama if place else None,
        )


def compilations(
    files: Sequence[MusicFile], places: Mapping[Path, Place], changes: Mapping[Path, Changes]
) -> Iterator[Finding]:
    """An album, all of whose files these are, by many performers and without an album artist."""
    artists = {key(artist) for file in files if (artist := changes[file.path].will_be("artist"))}
    missing = [f for f in files if f.tags is not None and not f.first("albumartist")]
    if len(artists) < _MANY or len(missing) < len(files):
        return
    why = f"an album by {len(artists)} performers is by various artists"
    for file in missing:
        changes[file.path].complete("albumartist", why, "Various Artists")
        changes[file.path].complete("compilation", why, "1")
    place = places.get(files[0].path)
    yield Finding(
        "album",
        tuple(file.path for file in missing),
        f"{why}; without that players take it apart into one album for each",
        field="albumartist",
        after="Various Artists",
        group=place.drama if place else None,
    )


def sort_albums(place: Place | None, changes: Changes) -> None:
    """Complete the form by which a Korean album is sorted."""
    album = changes.will_be("album")
    if album is None or not has_hangul(album):
        return
    latin = album
    if place is not None and place.known is not None:
        latin = latin.replace(place.drama, sort_drama(place.known))
    changes.complete("albumsort", "the album in Latin letters", sort_title(latin))


def _album(place: Place) -> str:
    return f"{place.drama} OST" + (f" Part.{place.part}" if isinstance(place.part, int) else "")


def _called(place: Place) -> str:
    is_part = isinstance(place.part, int)
    return f"{place.drama}, {part_called(place.part or 0)}" if is_part else place.drama
