"""Tracks, albums and artists in the protocol's own words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from onara.spelling import romanised
from onara.web.subsonic.shelf import ALBUM, Album, Artist, Shelf, Track

CONTENT_TYPES = {
    "mp3": "audio/mpeg",
    "flac": "audio/flac",
    "ogg": "audio/ogg",
    "oga": "audio/ogg",
    "opus": "audio/ogg",
    "m4a": "audio/mp4",
    "mp4": "audio/mp4",
    "aac": "audio/aac",
    "wav": "audio/wav",
    "wma": "audio/x-ms-wma",
    "webm": "audio/webm",
    "mka": "audio/x-matroska",
}
_INITIALS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
_FIRST, _LAST, _EACH = 0xAC00, 0xD7A3, 588


def child(track: Track) -> dict[str, Any]:
    """A track (``Child``)."""
    ending = suffix(track)
    return {
        "id": track.id,
        "parent": track.album,
        "isDir": False,
        "isVideo": False,
        "type": "music",
        "mediaType": "song",
        "title": track.title,
        "sortName": romanised(track.title),
        "album": track.album_title,
        "albumId": track.album,
        "artist": track.artist,
        "artistId": track.artists[0].id,
        "displayArtist": track.artist,
        "artists": [_short(each) for each in track.artists],
        "track": track.place[0] + 1 if track.song else None,
        "year": track.year,
        "genre": track.genres[0] if track.genres else None,
        "genres": [{"name": name} for name in track.genres],
        "moods": list(track.moods),
        "coverArt": track.id,
        "duration": round(track.duration_s),
        "bitRate": bit_rate(track),
        "size": track.size,
        "suffix": ending,
        "contentType": CONTENT_TYPES.get(ending, "application/octet-stream"),
        "path": f"{track.album_title}/{track.path.name}",
        "created": moment(track.added),
    }


def album_of(album: Album, *, with_songs: bool = False) -> dict[str, Any]:
    """An album (``AlbumID3``, with its songs ``AlbumID3WithSongs``)."""
    artist = album.artists[0]
    told: dict[str, Any] = {
        "id": album.id,
        "name": album.title,
        "sortName": romanised(album.title),
        "artist": artist.name,
        "artistId": artist.id,
        "displayArtist": artist.name,
        "artists": [_short(each) for each in album.artists],
        "coverArt": album.id,
        "songCount": len(album.tracks),
        "duration": round(sum(track.duration_s for track in album.tracks)),
        "created": moment(album.added),
        "year": album.year,
        "genre": album.genres[0] if album.genres else None,
        "genres": [{"name": name} for name in album.genres],
        "isCompilation": artist.node is None and len(album.tracks) > 1,
        "releaseTypes": ["Album", "Soundtrack"] if album.drama else ["Album"],
    }
    return told | ({"song": [child(track) for track in album.tracks]} if with_songs else {})


def directory_entry(album: Album) -> dict[str, Any]:
    """An album as a folder (``Child``), for players that go by folders."""
    told = album_of(album)
    return {
        "id": album.id,
        "parent": album.artists[0].id,
        "isDir": True,
        "title": album.title,
        "album": album.title,
        **{
            name: told[name]
            for name in ("artist", "artistId", "coverArt", "created", "year", "genre", "duration")
        },
    }


def artist_of(shelf: Shelf, artist: Artist, *, with_albums: bool = False) -> dict[str, Any]:
    """Who performs (``ArtistID3``, with the albums ``ArtistWithAlbumsID3``)."""
    albums = shelf.albums_of.get(artist.id, [])
    told: dict[str, Any] = {
        "id": artist.id,
        "name": artist.name,
        "sortName": romanised(artist.name),
        "coverArt": artist.id,
        "albumCount": len(albums),
    }
    return told | ({"album": [album_of(each) for each in albums]} if with_albums else {})


def by_initial(shelf: Shelf, artists: Iterable[Artist]) -> list[dict[str, Any]]:
    """Artists under the letter by which they are looked for: ㄱ to ㅎ, A to Z, #."""
    found: dict[str, list[dict[str, Any]]] = {}
    for artist in artists:
        found.setdefault(initial(artist.name), []).append(artist_of(shelf, artist))
    order = sorted(found, key=lambda letter: (letter == "#", letter < "ㄱ", letter))
    return [{"name": letter, "artist": found[letter]} for letter in order]


def initial(name: str) -> str:
    """The letter under which a name stands.

    >>> initial("아이유"), initial("Gummy"), initial("까치"), initial("10cm")
    ('ㅇ', 'G', 'ㄱ', '#')
    """
    first = name[:1]
    if first and _FIRST <= ord(first) <= _LAST:
        return _INITIALS[(ord(first) - _FIRST) // _EACH]
    return first.upper() if first.isascii() and first.isalpha() else "#"


def is_album(id_: str) -> bool:
    return id_.startswith(ALBUM)


def moment(when: datetime) -> str:
    """A time as ISO 8601."""
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")


def suffix(track: Track) -> str:
    return track.path.suffix.removeprefix(".").lower()


def bit_rate(track: Track) -> int | None:
    """Thousands of bits a second, of the whole file."""
    return round(track.size * 8 / 1000 / track.duration_s) if track.duration_s else None


def _short(artist: Artist) -> dict[str, str]:
    return {"id": artist.id, "name": artist.name}
