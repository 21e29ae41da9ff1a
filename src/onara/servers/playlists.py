"""A list's songs as a playlist of a server, made once and kept up to date from then on.

Only what Onara made is changed, and that not where somebody has changed it since.  What is about to
be written is remembered first: a push that is broken off is found again, and finished by the next.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onara.servers.answer import Told, parts, text
from onara.servers.client import Client
from onara.servers.problem import MAY_NOT, NOT_FOUND, CallFailed, ServerError
from onara.servers.store import Pushed, Servers

COMMENT = "Made by Onara, which keeps it up to date: onara push"
Deed = Literal["made", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class ServerPlaylist:
    """A playlist of a server; ``songs`` are the ids of what is in it, where that was asked."""

    id: str
    name: str
    is_ours: bool
    songs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A playlist as it is on the server after a push, and what the push did."""

    playlist: str
    name: str
    songs: tuple[str, ...]
    deed: Deed


def push(
    client: Client,
    kept: Servers,
    which: str,
    name: str,
    songs: Sequence[str],
    *,
    rename: bool = False,
    replace: bool = False,
) -> Written:
    """Make the playlist of a list, or bring it up to date.

    ``which`` is the list, as it is remembered; ``name`` what a new playlist is called, and with
    ``rename`` one that is there already; ``replace``: also where somebody has changed it since.
    Raises `ServerError` where the server does not let it, or where the playlist is not Onara's.
    """
    wanted = tuple(songs)
    if not wanted:
        raise ServerError("an empty playlist is not pushed")
    try:
        return _pushed(client, kept, which, _tidy(name), wanted, rename=rename, replace=replace)
    except CallFailed as error:
        if error.code == MAY_NOT:
            raise ServerError(
                f"{client.server.address} does not let {client.server.user or 'this key'} change "
                "playlists"
            ) from None
        raise


def _pushed(
    client: Client,
    kept: Servers,
    which: str,
    name: str,
    wanted: tuple[str, ...],
    *,
    rename: bool,
    replace: bool,
) -> Written:
    known = kept.pushed(client.server, which)
    there = _playlists(client)
    ours = _ours(client, known, there, name)
    if ours is None:
        if any(_tidy(each.name) == name for each in there if each.is_ours):
            raise ServerError(
                f"“{name}” is there already, and was not made by Onara from this list; give "
                "another name with --name"
            )
        kept.keep(client.server, which, Pushed(None, (), wanted))
        playlist, deed = _made(client, name, wanted, {each.id for each in there}), "made"
        kept.keep(client.server, which, Pushed(playlist, (), wanted))
        done = 1
    else:
        current = _playlist(client, ours.id)
        is_named = not rename or _tidy(current.name) == name
        if current.songs == wanted and is_named:
            kept.keep(client.server, which, Pushed(ours.id, wanted))
            return Written(ours.id, current.name, wanted, "unchanged")
        assert known is not None
        if not replace and not _is_as_left(current.songs, known):
            raise ServerError(
                f"“{current.name}” was changed on {client.server.name} since Onara wrote it; "
                "--replace writes over that"
            )
        playlist, deed = ours.id, "changed"
        kept.keep(client.server, which, Pushed(playlist, known.songs, wanted))
        if not is_named:
            client.ask("updatePlaylist", ("playlistId", playlist), ("name", name))
        done = 0
    _fill(client, playlist, wanted, done)
    client.ask("updatePlaylist", ("playlistId", playlist), ("comment", COMMENT))
    after = _playlist(client, playlist)
    kept.keep(client.server, which, Pushed(playlist, after.songs))
    return Written(playlist, after.name, after.songs, "made" if deed == "made" else "changed")


def _ours(
    client: Client, known: Pushed | None, there: list[ServerPlaylist], name: str
) -> ServerPlaylist | None:
    """The playlist that an earlier push made, where it is still there."""
    if known is None:
        return None
    if known.playlist is not None:
        return next((each for each in there if each.id == known.playlist), None)
    # Broken off after the server made it, before its id was known.
    for each in there:
        if each.is_ours and _tidy(each.name) == name:
            songs = _playlist(client, each.id).songs
            if known.writing and songs == known.writing[: len(songs)]:
                return each
    return None


def _is_as_left(songs: tuple[str, ...], known: Pushed) -> bool:
    """Whether a playlist is as a push left it, be it one that was broken off."""
    being = known.writing or ()
    return songs == known.songs or songs == being[: len(songs)]


def _made(client: Client, name: str, wanted: tuple[str, ...], before: set[str]) -> str:
    """Make a playlist with the first of its songs; gives its id."""
    first = client.in_pieces("songId", wanted)[0]
    told = client.ask("createPlaylist", ("name", name), *first)
    for each in parts(told, "playlist"):
        if text(each, "id"):
            return text(each, "id")
    # Before 1.14 the answer does not tell it.
    new = [each for each in _playlists(client) if each.id not in before]
    named = [each for each in new if _tidy(each.name) == name]
    if len(named) != 1:
        raise ServerError(f"{client.server.address} does not tell which playlist it made")
    return named[0].id


def _fill(client: Client, playlist: str, wanted: tuple[str, ...], done: int) -> None:
    """Write the songs, in pieces that the server reads; ``done`` pieces are there."""
    pieces = client.in_pieces("songId", wanted)
    for piece in pieces[done:1]:
        client.ask("createPlaylist", ("playlistId", playlist), *piece)
    for piece in pieces[max(done, 1) :]:
        adding = [("songIdToAdd", id_) for _, id_ in piece]
        client.ask("updatePlaylist", ("playlistId", playlist), *adding)


def _playlists(client: Client) -> list[ServerPlaylist]:
    told = client.ask("getPlaylists")
    return [
        playlist
        for each in parts(told, "playlists", "playlist")
        if (playlist := _read(client, each)).id
    ]


def _playlist(client: Client, id_: str) -> ServerPlaylist:
    try:
        told = client.ask("getPlaylist", ("id", id_))
    except CallFailed as error:
        if error.code == NOT_FOUND:
            raise ServerError("the playlist was deleted while it was written") from None
        raise
    return _read(client, next(iter(parts(told, "playlist")), {}))


def _read(client: Client, told: Told) -> ServerPlaylist:
    owner, user = text(told, "owner"), client.server.user
    is_ours = not owner or not user or owner.casefold() == user.casefold()
    songs = tuple(text(each, "id") for each in parts(told, "entry"))
    return ServerPlaylist(text(told, "id"), text(told, "name"), is_ours, songs)


def _tidy(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())
