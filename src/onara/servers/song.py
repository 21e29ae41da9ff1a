"""The songs of a server, by all that it tells of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onara.servers.answer import Told, number, parts, text, texts
from onara.servers.client import Client
from onara.spelling import composed

PAGE = 500
"""Songs that are asked for at a time: what servers give at most."""
MOST = 1_000_000
_MOST_ALBUMS = 100_000


@dataclass(frozen=True, slots=True)
class ServerSong:
    """A song as a server tells of it (``Child`` in the protocol); names are in NFC.

    ``duration_s`` is in whole seconds; ``path`` is where the server has it, or what it makes of the
    tags instead; ``mbid`` is MusicBrainz's id of the recording, ``isrcs`` its ISRCs, of servers
    that speak OpenSubsonic.
    """

    id: str
    title: str
    artists: tuple[str, ...] = ()
    album: str = ""
    duration_s: int | None = None
    size: int | None = None
    path: str = ""
    bit_rate: int | None = None
    mbid: str = ""
    isrcs: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """``artist – title``."""
        return f"{self.artists[0]} – {self.title}" if self.artists else self.title


def songs_of(client: Client, progress: Callable[[int], None] | None = None) -> list[ServerSong]:
    """All songs of a server, each once; ``progress`` is told how many have come.

    Raises `ServerError`.
    """
    found: dict[str, ServerSong] = {}
    for page in _pages(client):
        before = len(found)
        for told in page:
            song = song_of(told)
            if song is not None:
                found[song.id] = song
        if progress:
            progress(len(found))
        if len(found) == before or len(found) >= MOST:
            break
    return list(found.values()) or _by_albums(client)


def song_of(told: Told) -> ServerSong | None:
    """A song by what is told of it; ``None`` of a folder, a video or something without an id."""
    id_ = text(told, "id")
    if not id_ or str(told.get("isDir")).lower() == "true":
        return None
    if str(told.get("isVideo")).lower() == "true":
        return None
    several = [text(each, "name") for each in parts(told, "artists")]
    artists = (text(told, "displayArtist"), text(told, "artist"), *several)
    return ServerSong(
        id_,
        composed(text(told, "title")),
        tuple(dict.fromkeys(composed(each) for each in artists if each)),
        composed(text(told, "album")),
        number(told, "duration"),
        number(told, "size"),
        composed(text(told, "path")),
        number(told, "bitRate"),
        text(told, "musicBrainzId").strip().lower(),
        tuple(each.replace("-", "").upper() for each in texts(told.get("isrc"))),
    )


def _pages(client: Client) -> Iterator[list[Told]]:
    """The songs of a search for nothing, by which OpenSubsonic gives all."""
    offset = 0
    while offset < MOST:
        told = client.ask(
            "search3",
            *(("query", ""), ("artistCount", "0"), ("albumCount", "0")),
            *(("songCount", str(PAGE)), ("songOffset", str(offset))),
        )
        page = parts(told, "searchResult3", "song")
        if not page:
            return
        yield page
        offset += len(page)  # fewer than were asked for, where a server gives no more at a time


def _by_albums(client: Client) -> list[ServerSong]:
    """All songs of a server that finds nothing where nothing is looked for: album by album."""
    found: dict[str, ServerSong] = {}
    seen: set[str] = set()
    for offset in range(0, _MOST_ALBUMS, PAGE):
        told = client.ask(
            "getAlbumList2",
            *(("type", "alphabeticalByName"), ("size", str(PAGE)), ("offset", str(offset))),
        )
        albums = [text(each, "id") for each in parts(told, "albumList2", "album")]
        new = [each for each in albums if each and each not in seen]
        if not new:
            break
        seen.update(new)
        for album in new:
            for each in parts(client.ask("getAlbum", ("id", album)), "album", "song"):
                song = song_of(each)
                if song is not None:
                    found[song.id] = song
    return list(found.values())
