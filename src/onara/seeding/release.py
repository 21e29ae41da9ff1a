"""A release as the owner's files tell it, and whether the imported MusicBrainz has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from onara.catalogue import Catalogue
from onara.errors import UnusableInput
from onara.imports import MUSICBRAINZ, Imported
from onara.library import Recording
from onara.tagging import FileTags, read

Standing = Literal["missing", "there", "unknown"]
"""Of what was imported: ``unknown`` where nothing of MusicBrainz was."""

_MBID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Artist:
    """A performer as credited; ``join`` is printed before the next one, ``mbid`` where known."""

    name: str
    mbid: str | None = None
    join: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """``length_ms``: of the decoded sound; ``disc`` and ``number`` from 1."""

    title: str
    artists: tuple[Artist, ...]
    disc: int
    number: int
    length_ms: int
    path: Path
    recording_mbid: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """``date`` as exact as the files tell; ``drama`` is what its songs are known from, ``sources``
    are the addresses that the catalogue has for those songs."""

    title: str
    artists: tuple[Artist, ...]
    tracks: tuple[Track, ...]
    date: str | None = None
    label: str | None = None
    catalogue_number: str | None = None
    barcode: str | None = None
    media: str | None = None
    drama: str | None = None
    sources: tuple[str, ...] = ()


VARIOUS_ARTISTS = Artist("Various Artists", "89ad4ac3-39f7-470e-963a-56509c546377")
"""MusicBrainz has an artist of that name for what is by several."""


def release_of(
    name: str, recordings: Sequence[Recording], catalogue: Catalogue, imported: Imported | None
) -> Release:
    """The release that the files below a folder, or a file, are; ``recordings`` are the library's.

    Raises `UnusableInput` where nothing of it is in the library, where it is several albums or
    where an album, a title or a performer is not told.
    """
    folder = Path(name).expanduser().absolute()
    owned = [
        (path, each)
        for each in recordings
        for path in each.paths
        if path == folder or folder in path.parents
    ]
    if not owned:
        raise UnusableInput(name, "is not in the library")
    tags = {path: read(path) for path, _ in owned}
    albums = {tag.first("album") or "" for tag in tags.values()}
    if albums == {""}:
        raise UnusableInput(name, "has no tag that names the album")
    if len(albums) > 1:
        raise UnusableInput(name, "holds several albums; name the folder of one")
    tracks = [_track(path, each, tags[path], imported) for path, each in owned]
    ordered = sorted(tracks, key=lambda track: (track.disc, track.number, track.path))
    if len({(track.disc, track.number) for track in ordered}) < len(ordered):
        raise UnusableInput(name, "has several files of one track number")
    dramas = {each.drama.title for _, each in owned if each.drama}
    return Release(
        albums.pop(),
        _credited(tags.values(), ordered, imported),
        tuple(ordered),
        date=_common(tags.values(), "date"),
        label=_common(tags.values(), "label"),
        catalogue_number=_common(tags.values(), "catalognumber"),
        barcode=_common(tags.values(), "barcode"),
        media=_common(tags.values(), "media"),
        drama=dramas.pop() if len(dramas) == 1 else None,
        sources=_sources([each.song.id for _, each in owned if each.song], catalogue),
    )


def standing_of(release: Release, imported: Imported | None) -> tuple[Standing, tuple[str, ...]]:
    """Whether MusicBrainz has the release, as far as it was imported, and the addresses if so."""
    if imported is None or not any(each.name == "musicbrainz" for each in imported.sources()):
        return "unknown", ()
    ids = {
        hit.id
        for hit in imported.lookup([release.title])
        if hit.kind == "soundtrack" and hit.is_very_name
    }
    found = sorted(each for each in ids if each.startswith(MUSICBRAINZ))
    addresses = tuple(
        f"https://musicbrainz.org/release-group/{each.removeprefix(MUSICBRAINZ)}" for each in found
    )
    return ("there" if found else "missing"), addresses


def _track(path: Path, recording: Recording, tags: FileTags, imported: Imported | None) -> Track:
    title = tags.first("title")
    number = _number(tags.first("tracknumber"))
    if not title or not tags.first("artist"):
        raise UnusableInput(path, "has no tags that tell title and performer")
    if number is None:
        raise UnusableInput(path, "has no tag that tells the number of the track")
    return Track(
        title,
        _artists(tags, "artist", "musicbrainz_artistid", imported),
        _number(tags.first("discnumber")) or 1,
        number,
        round(recording.duration_s * 1000),
        path,
        _mbid(tags.first("musicbrainz_recordingid")),
    )


def _credited(
    tags: Iterable[FileTags], tracks: Sequence[Track], imported: Imported | None
) -> tuple[Artist, ...]:
    """Who the release is by: by its tags, else the one performer of all tracks."""
    every = list(tags)
    albumartist = _common(every, "albumartist")
    if albumartist == VARIOUS_ARTISTS.name:
        return (VARIOUS_ARTISTS,)
    if albumartist:
        return _artists(every[0], "albumartist", "musicbrainz_albumartistid", imported)
    performers = {track.artists for track in tracks}
    if len(performers) == 1:
        return performers.pop()
    return (VARIOUS_ARTISTS,)


def _sources(songs: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """The addresses where the catalogue's editors saw these songs."""
    every = (source for song in songs for source in catalogue.song(song).sources)
    return tuple(dict.fromkeys(each for each in every if each.startswith("http")))


def _artists(tags: FileTags, field: str, ids: str, imported: Imported | None) -> tuple[Artist, ...]:
    """The credit as it is printed; an id only where tags or imports tell just one."""
    values = tags.fields.get(field, ())
    mbids = [each for each in map(_mbid, tags.fields.get(ids, ())) if each]
    known = mbids if len(mbids) == len(values) else [_only(each, imported) for each in values]
    joins = [*[", "] * (len(values) - 2), *[" & "] * (len(values) > 1), ""]
    return tuple(Artist(*each) for each in zip(values, known, joins, strict=True))


def _only(name: str, imported: Imported | None) -> str | None:
    """The MBID of the one imported artist of that very name."""
    if imported is None:
        return None
    hits = imported.lookup([name])
    ids = {h.id for h in hits if h.kind == "artist" and h.is_very_name}
    only = next(iter(ids)) if len(ids) == 1 else ""
    return only.removeprefix(MUSICBRAINZ) if only.startswith(MUSICBRAINZ) else None


def _common(tags: Iterable[FileTags], field: str) -> str | None:
    """What all files say of a field."""
    values = {each.first(field) for each in tags}
    return values.pop() if len(values) == 1 else None


def _number(text: str | None) -> int | None:
    first = (text or "").partition("/")[0].strip()
    return int(first) if first.isascii() and first.isdigit() and int(first) > 0 else None


def _mbid(text: str | None) -> str | None:
    return text if text and _MBID.fullmatch(text) else None
