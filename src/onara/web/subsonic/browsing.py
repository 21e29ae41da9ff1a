"""Going through the shelf: by artist, by album, by folder."""

from __future__ import annotations

from typing import Any

from onara.web.subsonic.answer import Told, not_found
from onara.web.subsonic.asked import Asked
from onara.web.subsonic.shapes import (
    album_of,
    artist_of,
    by_initial,
    child,
    directory_entry,
)
from onara.web.subsonic.shelf import Album, Artist, Shelf, Track, shelf_of

_FOLDER = {"id": 1, "name": "Onara"}


def music_folders(_: Asked) -> Told:
    return {"musicFolders": {"musicFolder": [_FOLDER]}}


def artists(asked: Asked) -> Told:
    shelf = shelf_of(asked.opened, asked.visitor)
    told = by_initial(shelf, shelf.artists.values())
    return {"artists": {"ignoredArticles": "", "index": told}}


def indexes(asked: Asked) -> Told:
    shelf = shelf_of(asked.opened, asked.visitor)
    changed = max((album.added for album in shelf.albums.values()), default=None)
    return {
        "indexes": {
            "lastModified": round(changed.timestamp() * 1000) if changed else 0,
            "ignoredArticles": "",
            "index": by_initial(shelf, shelf.artists.values()),
        }
    }


def directory(asked: Asked) -> Told:
    shelf, id_ = shelf_of(asked.opened, asked.visitor), asked.text("id")
    inside: list[dict[str, Any]]
    if id_ == str(_FOLDER["id"]):
        name = str(_FOLDER["name"])
        inside = [
            {"id": each.id, "parent": id_, "isDir": True, "title": each.name, "artist": each.name}
            for each in shelf.artists.values()
        ]
    elif id_ in shelf.albums:
        album = shelf.albums[id_]
        name, inside = album.title, [child(track) for track in album.tracks]
    else:
        artist = artist_with(shelf, id_)
        name = artist.name
        inside = [directory_entry(album) for album in shelf.albums_of.get(id_, [])]
    return {"directory": {"id": id_, "name": name, "child": inside}}


def artist(asked: Asked) -> Told:
    shelf = shelf_of(asked.opened, asked.visitor)
    found = artist_with(shelf, asked.text("id"))
    return {"artist": artist_of(shelf, found, with_albums=True)}


def album(asked: Asked) -> Told:
    shelf = shelf_of(asked.opened, asked.visitor)
    return {"album": album_of(album_with(shelf, asked.text("id")), with_songs=True)}


def song(asked: Asked) -> Told:
    shelf = shelf_of(asked.opened, asked.visitor)
    return {"song": child(track_with(shelf, asked.text("id")))}


def artist_info(asked: Asked) -> Told:
    artist_with(shelf_of(asked.opened, asked.visitor), asked.text("id"))
    return {"artistInfo": {}}


def artist_info2(asked: Asked) -> Told:
    return {"artistInfo2": artist_info(asked)["artistInfo"]}


def album_info(asked: Asked) -> Told:
    """What is known of an album: the facts of its drama, without those that tell too much."""
    found = album_with(shelf_of(asked.opened, asked.visitor), asked.text("id"))
    notes = []
    if found.drama:
        drama = asked.opened.catalogue.drama(found.drama)
        years = drama.aired.first[:4] if drama.aired else None
        notes = [part for part in (drama.network, years) if part]
    return {"albumInfo": {"notes": ", ".join(notes) or None}}


def genres(asked: Asked) -> Told:
    shelf = shelf_of(asked.opened, asked.visitor)
    names = dict.fromkeys(name for album in shelf.albums.values() for name in album.genres)
    told = [
        {
            "songCount": sum(name in track.genres for track in shelf.tracks.values()),
            "albumCount": sum(name in album.genres for album in shelf.albums.values()),
            "value": name,
        }
        for name in sorted(names)
    ]
    return {"genres": {"genre": told}}


def track_with(shelf: Shelf, id_: str) -> Track:
    """The track of an id; raises `Failed`."""
    if id_ not in shelf.tracks:
        raise not_found()
    return shelf.tracks[id_]


def album_with(shelf: Shelf, id_: str) -> Album:
    """The album of an id; raises `Failed`."""
    if id_ not in shelf.albums:
        raise not_found()
    return shelf.albums[id_]


def artist_with(shelf: Shelf, id_: str) -> Artist:
    """The artist of an id; raises `Failed`."""
    if id_ not in shelf.artists:
        raise not_found()
    return shelf.artists[id_]
