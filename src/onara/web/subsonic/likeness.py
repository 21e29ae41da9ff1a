"""More of this: by what the catalogue knows, and by sound."""

from __future__ import annotations

from typing import Any

from onara.wander import like
from onara.web.subsonic.answer import Told
from onara.web.subsonic.asked import Asked
from onara.web.subsonic.browsing import track_with
from onara.web.subsonic.shapes import child
from onara.web.subsonic.shelf import Shelf, Track, shelf_of

_SHOWN, _SONGS, _PATH = 10, 50, 25


def similar_songs(asked: Asked) -> Told:
    return {"similarSongs": {"song": _similar(asked)}}


def similar_songs2(asked: Asked) -> Told:
    return {"similarSongs2": {"song": _similar(asked)}}


def _similar(asked: Asked) -> list[dict[str, Any]]:
    """Songs like a track, or like those of an album or artist, of those that are owned."""
    shelf, id_ = shelf_of(asked.opened, asked.visitor), asked.text("id")
    count = asked.number("count", _SONGS)
    seeds = _seeds(shelf, id_)
    found: dict[str, Track] = {}
    for seed in seeds[:3]:
        for track in _like(asked, shelf, seed):
            found.setdefault(track.id, track)
    return [child(each) for each in list(found.values())[:count]]


def _seeds(shelf: Shelf, id_: str) -> list[Track]:
    if id_ in shelf.albums:
        return list(shelf.albums[id_].tracks)
    if id_ in shelf.artists:
        return [
            track
            for album in shelf.albums_of.get(id_, [])
            for track in album.tracks
            if any(each.id == id_ for each in track.artists)
        ]
    return [track_with(shelf, id_)]


def _like(asked: Asked, shelf: Shelf, seed: Track) -> list[Track]:
    opened = asked.opened
    if seed.song is None:
        return [track for track, _ in _sounding(asked, shelf, seed)]
    # Many of the likest may not be owned.
    near = like(opened.graph, opened.catalogue, seed.song, limit=200)
    return [shelf.tracks_of_song[each.id][0] for each in near if shelf.tracks_of_song.get(each.id)]


def sonic_similar(asked: Asked) -> Told:
    """Tracks that sound like one, the likest first."""
    shelf = shelf_of(asked.opened, asked.visitor)
    seed = track_with(shelf, asked.text("id"))
    near = _sounding(asked, shelf, seed)[: asked.number("count", _SHOWN)]
    return {"sonicMatch": [_match(track, alike) for track, alike in near]}


def sonic_path(asked: Asked) -> Told:
    """From one track to another over those that sound like both."""
    shelf = shelf_of(asked.opened, asked.visitor)
    start = track_with(shelf, asked.text("startSongId"))
    end = track_with(shelf, asked.text("endSongId"))
    to_start = dict(_by_id(_sounding(asked, shelf, start)))
    to_end = dict(_by_id(_sounding(asked, shelf, end)))
    between = [id_ for id_ in to_start if id_ in to_end and id_ not in (start.id, end.id)]
    steps = max(0, asked.number("count", _PATH) - 2)
    chosen = sorted(between, key=lambda id_: -min(to_start[id_], to_end[id_]))[:steps]
    chosen.sort(key=lambda id_: to_end[id_] - to_start[id_])
    path = [_match(start, 1.0)]
    path += [_match(shelf.tracks[id_], to_start[id_]) for id_ in chosen]
    if end.id != start.id:
        path.append(_match(end, to_start.get(end.id, 0.0)))
    return {"sonicMatch": path}


def _sounding(asked: Asked, shelf: Shelf, seed: Track) -> list[tuple[Track, float]]:
    """Tracks that plainly sound like one, with how alike they are, 0 to 1."""
    ids = {track.song or track.id: track for track in shelf.tracks.values()}
    own = seed.song or seed.id
    found = asked.opened.sounds().like(own, ids)
    near = [(ids[id_], likeness.similarity) for id_, likeness in found.items() if id_ != own]
    return sorted(near, key=lambda each: -each[1])


def _by_id(near: list[tuple[Track, float]]) -> list[tuple[str, float]]:
    return [(track.id, alike) for track, alike in near]


def _match(track: Track, alike: float) -> dict[str, Any]:
    return {"entry": child(track), "similarity": round(alike, 4)}
