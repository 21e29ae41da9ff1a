"""Sound, pictures and words of a track."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

from starlette.responses import FileResponse, Response

from onara.lyrics import Lyrics, LyricStore
from onara.lyrics.layers import UNKNOWN, Layer, layers_of
from onara.pictures.cover import Subject, design, drawn
from onara.pictures.raster import painted
from onara.web import covers
from onara.web.api.sound import recording_audio
from onara.web.problem import Problem
from onara.web.subsonic.answer import Failed, Told, not_found
from onara.web.subsonic.asked import Asked
from onara.web.subsonic.browsing import track_with
from onara.web.subsonic.shapes import bit_rate
from onara.web.subsonic.shelf import LIST, Shelf, Track, shelf_of

_SIZES = (64, 128, 300, 600)
_USUAL_SIZE, _LARGEST = 300, 600
_KEPT = 300
"""Covers as PNG that are held, of some 30 kB each."""
_LONGEST_S = 1_000_000
_OF_A_DAY = {"Cache-Control": "private, max-age=86400"}
_NOT_TRANSCODED = ("raw", "original")


async def stream(asked: Asked) -> Response:
    """The sound of a track: its file, or MP3 where the player wants less, or another form."""
    track = track_with(shelf_of(asked.opened, asked.visitor), asked.text("id"))
    start, form = asked.number("timeOffset", 0, _LONGEST_S), asked.text("format", "")
    most = asked.number("maxBitRate", 0, 100_000)
    is_large = bool(most) and (bit_rate(track) or 0) > most
    is_other = form not in ("", *_NOT_TRANSCODED, track.path.suffix.removeprefix(".").lower())
    if form not in _NOT_TRANSCODED and (is_large or is_other or start):
        return await _sound(asked, track, "mp3", start)
    return await _sound(asked, track, "original", 0)


async def download(asked: Asked) -> Response:
    """The file of a track."""
    track = track_with(shelf_of(asked.opened, asked.visitor), asked.text("id"))
    return await _sound(asked, track, "original", 0)


async def _sound(asked: Asked, track: Track, form: Any, start: float) -> Response:
    tag = asked.request.headers.get("if-none-match")
    try:
        return await recording_audio(track.id, asked.request, asked.opened, form, start, tag)
    except Problem as problem:
        raise Failed(
            70 if problem.status in (404, 410) else 0, "The file cannot be read."
        ) from None


def cover_art(asked: Asked) -> Response:
    """The owner's own picture where a file has one, else the cover that Onara makes."""
    opened, id_ = asked.opened, asked.text("id")
    wanted = asked.number("size", _USUAL_SIZE, _LARGEST)
    size = next(each for each in _SIZES if each >= wanted or each == _LARGEST)
    shelf = shelf_of(opened, asked.visitor)
    for track in _tracks(shelf, id_)[:3]:
        try:
            kept = opened.playing.picture(opened.playing.file([track.path]), size)
        except Problem:
            continue
        if kept is not None:
            return FileResponse(kept, media_type="image/jpeg", headers=_OF_A_DAY)
    try:
        subject = _subject(asked, shelf, id_)
    except Problem:
        raise not_found() from None
    return Response(_png(subject, size), media_type="image/png", headers=_OF_A_DAY)


def _tracks(shelf: Shelf, id_: str) -> tuple[Track, ...]:
    if id_ in shelf.tracks:
        return (shelf.tracks[id_],)
    return shelf.albums[id_].tracks if id_ in shelf.albums else ()


def _subject(asked: Asked, shelf: Shelf, id_: str) -> Subject:
    opened = asked.opened
    if id_ in shelf.tracks:
        return covers.subject(opened, covers.OWNED, id_)
    if id_ in shelf.albums:
        album = shelf.albums[id_]
        if album.drama:
            return covers.subject(opened, "drama", album.drama)
        return Subject("release", album.id, album.title, by=album.artists[0].name, year=album.year)
    if id_ in shelf.artists:
        artist = shelf.artists[id_]
        if artist.node:
            return covers.subject(opened, opened.graph.node(artist.node).kind, artist.node)
        return Subject("artist", artist.id, artist.name)
    if id_.startswith(LIST):
        return covers.subject(opened, covers.LIST, id_.removeprefix(LIST))
    raise not_found()


@lru_cache(_KEPT)
def _png(subject: Subject, size: int) -> bytes:
    made = io.BytesIO()
    painted(drawn(design(subject), "square"), size).save(made, "PNG", optimize=True)
    return made.getvalue()


def lyrics_by_song(asked: Asked) -> Told:
    """The words of a track, layer by layer.

    Which layer is what is said to players of version 2 of the extension alone, and so is what Onara
    has romanised: a player that knows of no layers would show it for words that are sung.
    """
    track = track_with(shelf_of(asked.opened, asked.visitor), asked.text("id"))
    enhanced = asked.text("enhanced", "false").lower() == "true"
    sheets = _lyrics(asked, track)
    told = [
        _structured(track, sheets[0], layer, enhanced=enhanced)
        for layer in layers_of(sheets)
        if enhanced or not layer.made
    ]
    return {"lyricsList": {"structuredLyrics": told}}


def lyrics(asked: Asked) -> Told:
    """The words of the track with this title, by this artist."""
    title, artist = asked.text("title", "").casefold(), asked.text("artist", "").casefold()
    for track in shelf_of(asked.opened, asked.visitor).tracks.values():
        if track.title.casefold() != title or artist not in track.artist.casefold():
            continue
        for each in _lyrics(asked, track):
            told = "\n".join(line.text for line in each.lines)
            return {"lyrics": {"artist": track.artist, "title": track.title, "value": told}}
    return {"lyrics": {"value": ""}}


def _lyrics(asked: Asked, track: Track) -> list[Lyrics]:
    file = asked.opened.home / "lyrics.sqlite"
    if not file.exists():
        return []
    with LyricStore.open(file) as store:
        return store.of_recording(track.id)


def _structured(track: Track, words: Lyrics, layer: Layer, *, enhanced: bool) -> dict[str, Any]:
    timed = layer.is_timed
    return {
        "kind": layer.kind if enhanced else None,
        "displayArtist": words.artist or track.artist,
        "displayTitle": words.title or track.title,
        "lang": layer.language or UNKNOWN,
        "synced": timed,
        "line": [
            {"start": round((line.start_s or 0) * 1000) if timed else None, "value": line.text}
            for line in layer.lines
        ],
    }
