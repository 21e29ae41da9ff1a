"""All calls that are answered, below ``/rest``."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from onara.errors import OnaraError
from onara.web.deps import Open
from onara.web.subsonic import browsing, likeness, listing, media, system
from onara.web.subsonic.answer import MAY_NOT, Failed, enveloped
from onara.web.subsonic.asked import Asked, who

router = APIRouter(include_in_schema=False)

Call = Callable[..., Any]
CALLS: Mapping[str, Call] = {
    "ping": system.ping,
    "getLicense": system.license_,
    "getOpenSubsonicExtensions": system.extensions,
    "tokenInfo": system.token_info,
    "getUser": system.user,
    "getScanStatus": system.scan_status,
    "getNowPlaying": system.now_playing,
    "getMusicFolders": browsing.music_folders,
    "getIndexes": browsing.indexes,
    "getMusicDirectory": browsing.directory,
    "getArtists": browsing.artists,
    "getArtist": browsing.artist,
    "getArtistInfo": browsing.artist_info,
    "getArtistInfo2": browsing.artist_info2,
    "getAlbum": browsing.album,
    "getAlbumInfo": browsing.album_info,
    "getAlbumInfo2": browsing.album_info,
    "getSong": browsing.song,
    "getGenres": browsing.genres,
    "getAlbumList": listing.album_list,
    "getAlbumList2": listing.album_list2,
    "search2": listing.search2,
    "search3": listing.search3,
    "getRandomSongs": listing.random_songs,
    "getSongsByGenre": listing.songs_by_genre,
    "getTopSongs": listing.top_songs,
    "getStarred": listing.starred,
    "getStarred2": listing.starred2,
    "getPlaylists": listing.playlists,
    "getPlaylist": listing.one_playlist,
    "getSimilarSongs": likeness.similar_songs,
    "getSimilarSongs2": likeness.similar_songs2,
    "getSonicSimilarTracks": likeness.sonic_similar,
    "findSonicPath": likeness.sonic_path,
    "getLyrics": media.lyrics,
    "getLyricsBySongId": media.lyrics_by_song,
    "getCoverArt": media.cover_art,
    "stream": media.stream,
    "download": media.download,
}
WRITES = frozenset(
    {
        *("star", "unstar", "setRating", "scrobble", "createPlaylist", "updatePlaylist"),
        *("deletePlaylist", "createBookmark", "deleteBookmark", "savePlayQueue", "createShare"),
        *("updateShare", "deleteShare", "startScan", "changePassword", "createUser", "deleteUser"),
    }
)
"""Calls that would change something; players are told that they may not."""
_OPEN_TO_ALL = ("getOpenSubsonicExtensions",)
_LARGEST_FORM = 200


@router.get("/rest/{name}")
@router.post("/rest/{name}")
async def call(name: str, request: Request, opened: Open) -> Response:
    """Answer a player; what goes wrong is said in the protocol's own way."""
    asked = Asked(request, opened, await _parameters(request))
    try:
        told = await _answered(name.removesuffix(".view"), asked)
        answer = told if isinstance(told, Response) else enveloped(told, asked.form)
    except Failed as failed:
        answer = enveloped(failed.told, asked.form, status="failed")
    except OnaraError as error:
        answer = enveloped(Failed(0, str(error)).told, asked.form, status="failed")
    if asked.brings_proof:
        # A player that is a page of another site may read what it has shown a key for.
        answer.headers["Access-Control-Allow-Origin"] = "*"
        answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


async def _answered(name: str, asked: Asked) -> Any:
    work = CALLS.get(name)
    if name in _OPEN_TO_ALL and work is not None:
        return work(asked)
    caller = await run_in_threadpool(who, asked)
    if name in WRITES:
        raise Failed(MAY_NOT, "User is not authorized for the given operation: this only reads.")
    if work is None:
        raise Failed(0, f"There is no call {name[:50]!r} here.")
    more = (caller,) if "caller" in inspect.signature(work).parameters else ()
    if inspect.iscoroutinefunction(work):
        return await work(asked, *more)
    return await run_in_threadpool(work, asked, *more)


async def _parameters(request: Request) -> dict[str, str]:
    """The parameters of the address and of a form; those of the form have the last word."""
    told = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "POST" and kind == "application/x-www-form-urlencoded":
        async with request.form(max_files=0, max_fields=_LARGEST_FORM) as form:
            told |= {name: value for name, value in form.items() if isinstance(value, str)}
    return told
