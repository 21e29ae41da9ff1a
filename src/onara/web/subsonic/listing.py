"""Parts of the shelf: lists of albums, finds of a search, at random, by genre, the fan's lists."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

from onara.lists import ListError
from onara.lists.fan_list import BOOKMARKS, FanList
from onara.lists.playlist import PlaylistTrack, playlist
from onara.spelling import fold
from onara.web.opened import Opened
from onara.web.subsonic.answer import MISSING, Failed, Told, not_found
from onara.web.subsonic.asked import MOST, Asked
from onara.web.subsonic.shapes import album_of, artist_of, child, directory_entry
from onara.web.subsonic.shelf import LIST, Album, Artist, Shelf, Track, shelf_of, sort_key

_SHOWN = 10
_FOUND = 20
_EVERYTHING = 100_000
"""An empty search is how players fetch all there is; more than this no shelf has."""


def album_list2(asked: Asked) -> Told:
    return {"albumList2": {"album": [album_of(album) for album in _albums(asked)]}}


def album_list(asked: Asked) -> Told:
    return {"albumList": {"album": [directory_entry(album) for album in _albums(asked)]}}


def _albums(asked: Asked) -> list[Album]:
    kind = asked.text("type")
    albums = list(shelf_of(asked.opened, asked.visitor).albums.values())
    if kind == "random":
        random.shuffle(albums)
    elif kind in ("newest", "recent", "frequent", "highest"):
        # Who listens to what is not written down, so what is new stands for what is often heard.
        albums.sort(key=lambda album: album.added, reverse=True)
    elif kind == "alphabeticalByName":
        albums.sort(key=lambda album: sort_key(album.title))
    elif kind == "alphabeticalByArtist":
        albums.sort(key=lambda album: (sort_key(album.artists[0].name), sort_key(album.title)))
    elif kind == "byGenre":
        genre = asked.text("genre")
        albums = [album for album in albums if genre in album.genres]
    elif kind == "byYear":
        first, last = asked.number("fromYear", 0, 9999), asked.number("toYear", 9999, 9999)
        low, high = min(first, last), max(first, last)
        albums = [album for album in albums if album.year and low <= album.year <= high]
        albums.sort(key=lambda album: album.year or 0, reverse=first > last)
    elif kind == "starred":
        kept = {track.album for track in _bookmarked(asked)}
        albums = [album for album in albums if album.id in kept]
    else:
        raise Failed(MISSING, f"Required parameter is missing: type is not {kind!r}")
    offset = asked.number("offset", 0, _EVERYTHING)
    return albums[offset : offset + asked.number("size", _SHOWN)]


def search3(asked: Asked) -> Told:
    return {"searchResult3": _search(asked, is_by_folder=False)}


def search2(asked: Asked) -> Told:
    return {"searchResult2": _search(asked, is_by_folder=True)}


def _search(asked: Asked, *, is_by_folder: bool) -> dict[str, Any]:
    shelf = shelf_of(asked.opened, asked.visitor)
    query = asked.text("query").strip().strip('"').strip()
    tracks: list[Track] = list(shelf.tracks.values())
    albums: list[Album] = list(shelf.albums.values())
    artists: list[Artist] = list(shelf.artists.values())
    if query:
        tracks, albums, artists = _found(asked.opened, shelf, query)
    albums_told = directory_entry if is_by_folder else album_of

    def part(name: str, found: list[Any]) -> list[Any]:
        offset = asked.number(f"{name}Offset", 0, _EVERYTHING)
        return found[offset : offset + asked.number(f"{name}Count", _FOUND, _EVERYTHING)]

    return {
        "artist": [artist_of(shelf, each) for each in part("artist", artists)],
        "album": [albums_told(each) for each in part("album", albums)],
        "song": [child(each) for each in part("song", tracks)],
    }


def _found(
    opened: Opened, shelf: Shelf, query: str
) -> tuple[list[Track], list[Album], list[Artist]]:
    """What has the words in a name, then what Onara understands by them."""
    words = fold(query).split()

    def has(*names: str) -> bool:
        text = fold(" ".join(names))
        return all(word in text for word in words)

    meant = [result.id for result in opened.ask(query, limit=MOST // 5).results]
    places = {id_: place for place, id_ in enumerate(meant)}

    def first(here: bool, *ids: str | None) -> tuple[int, int] | None:
        place = min((places[id_] for id_ in ids if id_ in places), default=None)
        if here:
            return 0, len(meant) if place is None else place
        return None if place is None else (1, place)

    ranked_tracks = [
        (first(has(track.title, track.artist, track.path.stem), track.song), track)
        for track in shelf.tracks.values()
    ]
    ranked_albums = [(first(has(each.title), each.drama), each) for each in shelf.albums.values()]
    ranked_artists = [(first(has(each.name), each.node), each) for each in shelf.artists.values()]
    return _in_order(ranked_tracks), _in_order(ranked_albums), _in_order(ranked_artists)


def _in_order(ranked: list[tuple[tuple[int, int] | None, Any]]) -> list[Any]:
    found = [(rank, each) for rank, each in ranked if rank is not None]
    return [each for _, each in sorted(found, key=lambda one: one[0])]


def random_songs(asked: Asked) -> Told:
    tracks = _with_genre(asked, asked.parameters.get("genre"))
    low, high = asked.number("fromYear", 0, 9999), asked.number("toYear", 9999, 9999)
    if "fromYear" in asked.parameters or "toYear" in asked.parameters:
        tracks = [track for track in tracks if track.year and low <= track.year <= high]
    count = min(asked.number("size", _SHOWN), len(tracks))
    return {"randomSongs": {"song": [child(each) for each in random.sample(tracks, count)]}}


def songs_by_genre(asked: Asked) -> Told:
    tracks = _with_genre(asked, asked.text("genre"))
    offset = asked.number("offset", 0, _EVERYTHING)
    shown = tracks[offset : offset + asked.number("count", _SHOWN)]
    return {"songsByGenre": {"song": [child(each) for each in shown]}}


def _with_genre(asked: Asked, genre: str | None) -> list[Track]:
    tracks = shelf_of(asked.opened, asked.visitor).tracks.values()
    return [track for track in tracks if genre is None or genre in track.genres]


def top_songs(asked: Asked) -> Told:
    """The songs of an artist; who listens to what is not written down."""
    name = asked.text("artist")
    tracks = shelf_of(asked.opened, asked.visitor).tracks.values()
    theirs = [each for each in tracks if any(one.name == name for one in each.artists)]
    return {"topSongs": {"song": [child(each) for each in theirs[: asked.number("count", 50)]]}}


def starred2(asked: Asked) -> Told:
    return {"starred2": _starred(asked)}


def starred(asked: Asked) -> Told:
    return {"starred": _starred(asked)}


def _starred(asked: Asked) -> dict[str, Any]:
    """The bookmarks."""
    return {"artist": [], "album": [], "song": [child(each) for each in _bookmarked(asked)]}


def _bookmarked(asked: Asked) -> list[Track]:
    return _tracks_of(asked, asked.opened.lists().get(BOOKMARKS))


def playlists(asked: Asked) -> Told:
    lists = asked.opened.lists()
    told = []
    for name in lists.names():
        try:
            kept = lists.get(name)
        except ListError:
            continue  # somebody else has deleted it, or broken its file; the page says which
        told.append(_playlist(kept, _tracks_of(asked, kept)))
    return {"playlists": {"playlist": told}}


def one_playlist(asked: Asked) -> Told:
    id_ = asked.text("id")
    if not id_.startswith(LIST):
        raise not_found()
    try:
        kept = asked.opened.lists().get(id_.removeprefix(LIST))
    except ListError:
        raise not_found() from None
    tracks = _tracks_of(asked, kept)
    return {"playlist": _playlist(kept, tracks) | {"entry": [child(each) for each in tracks]}}


def _playlist(kept: FanList, tracks: list[Track]) -> dict[str, Any]:
    return {
        "id": LIST + kept.name,
        "name": kept.name,
        "comment": kept.note,
        "owner": "onara",
        "public": False,
        "readonly": True,
        "songCount": len(tracks),
        "duration": round(sum(track.duration_s for track in tracks)),
        "created": _ONCE,
        "changed": _ONCE,
        "coverArt": LIST + kept.name,
    }


_ONCE = "2000-01-01T00:00:00Z"
"""The protocol wants to know when a list was made; a list's file does not say."""


def _tracks_of(asked: Asked, kept: FanList) -> list[Track]:
    """What of a list is owned and there, in its order."""
    shelf = shelf_of(asked.opened, asked.visitor)
    entries: Iterable[Any] = playlist(kept, asked.opened.graph, asked.opened.recordings()).entries
    return [
        shelf.tracks[each.recording]
        for each in entries
        if isinstance(each, PlaylistTrack) and each.recording in shelf.tracks
    ]
