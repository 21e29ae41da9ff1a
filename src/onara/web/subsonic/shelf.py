"""What is owned, as players think of music: tracks of albums by artists.

The recordings of one drama's soundtrack are an album, however many records it was sold on; other
music is put together by its tags.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from onara.catalogue import Drama
from onara.graph import Graph, Relation
from onara.library import Recording
from onara.lists.playlist import best_recordings
from onara.spelling import romanised
from onara.web.opened import Known, Opened
from onara.web.visitor import Visitor

ALBUM, ARTIST, LIST = "al-", "ar-", "pl-"
"""What the ids of albums, artists and lists begin with; a track has the id of its recording."""
_VARIOUS = "Various Artists"


@dataclass(frozen=True, slots=True)
class Artist:
    """Who performs; ``node`` is their id in the catalogue, ``None`` where only tags know them."""

    id: str
    name: str
    node: str | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """A recording that can be played; ``place`` orders the tracks of an album."""

    id: str
    title: str
    artists: tuple[Artist, ...]
    album: str
    album_title: str
    duration_s: float
    path: Path
    size: int
    added: datetime
    song: str | None
    year: int | None
    genres: tuple[str, ...]
    moods: tuple[str, ...]
    place: tuple[int, str]

    @property
    def artist(self) -> str:
        return ", ".join(each.name for each in self.artists)


@dataclass(frozen=True)
class Album:
    """Tracks that belong together; ``drama`` is the id of the drama whose soundtrack they are."""

    id: str
    title: str
    drama: str | None
    tracks: tuple[Track, ...] = field(repr=False)

    @cached_property
    def artists(self) -> tuple[Artist, ...]:
        """The one whose album it is, or Various Artists."""
        found = {each.id: each for track in self.tracks for each in track.artists[:1]}
        return tuple(found.values()) if len(found) == 1 else (_artist(_VARIOUS),)

    @cached_property
    def added(self) -> datetime:
        return max(track.added for track in self.tracks)

    @cached_property
    def year(self) -> int | None:
        return min((track.year for track in self.tracks if track.year), default=None)

    @cached_property
    def genres(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(genre for track in self.tracks for genre in track.genres))


def _artists_on(album: Album) -> Iterator[Artist]:
    yield from album.artists
    for track in album.tracks:
        yield from track.artists


class Shelf:
    """Everything that can be played, by id."""

    def __init__(self, tracks: Iterable[Track], dramas: Mapping[str, str]) -> None:
        """``dramas``: the ids of dramas by those of their albums."""
        self.tracks = {track.id: track for track in tracks}
        by_album = defaultdict(list)
        for track in self.tracks.values():
            by_album[track.album].append(track)
        self.albums = {
            id_: Album(id_, held[0].album_title, dramas.get(id_), tuple(held))
            for id_, held in (
                (id_, sorted(held, key=lambda track: track.place)) for id_, held in by_album.items()
            )
        }

    @cached_property
    def artists(self) -> dict[str, Artist]:
        """Whoever performs a track or has an album, by id, in the order of their names."""
        found = {each.id: each for album in self.albums.values() for each in _artists_on(album)}
        return dict(sorted(found.items(), key=lambda each: sort_key(each[1].name)))

    @cached_property
    def albums_of(self) -> dict[str, list[Album]]:
        """By artist the albums with anything of theirs."""
        found: dict[str, dict[str, Album]] = defaultdict(dict)
        for album in self.albums.values():
            for artist in _artists_on(album):
                found[artist.id][album.id] = album
        return {id_: list(held.values()) for id_, held in found.items()}

    @cached_property
    def tracks_of_song(self) -> dict[str, list[Track]]:
        """By id of the catalogue's songs the tracks that hold them."""
        found = defaultdict(list)
        for track in self.tracks.values():
            if track.song:
                found[track.song].append(track)
        return dict(found)


def shelf_of(opened: Opened, visitor: Visitor) -> Shelf:
    """The shelf, with names in the layer that a player asks for; made again where things change."""
    key = ("shelf", opened.library_sign, visitor.layer, visitor.language)
    return opened.remembered(key, lambda known: _shelf(known, opened.recordings(), visitor))


def sort_key(name: str) -> tuple[str, str]:
    """Names in the order of their sound, whatever their script."""
    return romanised(name).casefold(), name


def _shelf(known: Known, recordings: Iterable[Recording], visitor: Visitor) -> Shelf:
    held = tuple(recordings)
    best = {each.recording for each in best_recordings(held).values()}
    dramas: dict[str, str] = {}
    tracks = []
    for each in held:
        track = _track(known, each, visitor, is_best=each.recording in best)
        if track is not None:
            tracks.append(track)
            if each.drama is not None:
                dramas[track.album] = each.drama.id
    return Shelf(tracks, dramas)


def _track(known: Known, one: Recording, visitor: Visitor, *, is_best: bool) -> Track | None:
    found = _file(one.paths)
    if found is None:
        return None
    path, size, added = found
    song, drama = one.song, one.drama
    if song is None or drama is None:
        album = one.tags.album or visitor.say("subsonic.no_album")
        return Track(
            one.recording,
            one.tags.title or path.stem,
            (_artist(one.tags.artist or visitor.say("subsonic.no_artist")),),
            ALBUM + _short(f"{album}\0{one.tags.album_artist or ''}"),
            album,
            one.duration_s,
            path,
            size,
            added,
            None,
            None,
            (),
            (),
            (0, path.name),
        )
    title = visitor.name(song.title, song.title_ko).text
    name = visitor.name(drama.title, drama.title_ko).text
    entry, whole = known.catalogue.song(song.id), known.catalogue.drama(drama.id)
    place = [each.id for each in whole.songs].index(song.id)
    return Track(
        one.recording,
        f"{title} ({song.version})" if song.version else title,
        _performers(known.graph, song.id, visitor) or (_artist(one.tags.artist or _VARIOUS),),
        ALBUM + drama.id,
        f"{name} OST",
        one.duration_s,
        path,
        size,
        added,
        song.id,
        _year(entry.released, whole),
        whole.genres,
        entry.moods,
        (place, "" if is_best else path.name),
    )


def _performers(graph: Graph, song: str, visitor: Visitor) -> tuple[Artist, ...]:
    return tuple(
        Artist(ARTIST + each.id, visitor.name(each.title, each.title_ko).text, each.id)
        for each in graph.objects(song, Relation.PERFORMED_BY)
    )


def _artist(name: str) -> Artist:
    return Artist(f"{ARTIST}{_short(name)}", name)


def _year(released: str | None, drama: Drama) -> int | None:
    told = released or (drama.aired.first if drama.aired else None)
    return int(told[:4]) if told else None


def _file(paths: Iterable[Path]) -> tuple[Path, int, datetime] | None:
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            continue
        return path, status.st_size, datetime.fromtimestamp(status.st_mtime, UTC)
    return None


def _short(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
