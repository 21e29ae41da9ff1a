"""JSPF, the JSON form of XSPF, with ListenBrainz's extensions of it.

ListenBrainz knows recordings by MusicBrainz ids, and refuses a playlist in which any track has
none.  They are those of the files' tags; where a file has none, its track goes without
``identifier`` instead of with an invented one, and is left out of what is made `for_listenbrainz`.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from onara.lists.fan_list import ListError
from onara.lists.heard import Named, placed, put_back
from onara.lists.location import as_uri, from_uri
from onara.lists.playlist import Missing, Playlist, PlaylistTrack
from onara.lists.xspf import MISSING, SONG, annotated

PLAYLIST = "https://musicbrainz.org/doc/jspf#playlist"
"""ListenBrainz refuses a playlist that does not say whether it is public; ours are the fan's own.
In XSPF's own JSPF an extension is a list; ListenBrainz writes, and asks for, an object
(listenbrainz-server, listenbrainz/db/model/playlist.py, webserver/views/playlist_api.py)."""
TRACK = "https://musicbrainz.org/doc/jspf#track"
RECORDING, ARTIST, RELEASE = (
    f"https://musicbrainz.org/{kind}/" for kind in ("recording", "artist", "release")
)
NO_ID = "no MusicBrainz id in its tags"


def for_listenbrainz(made: Playlist) -> Playlist:
    """What ListenBrainz takes of a playlist: tracks with a MusicBrainz id; the others are named as
    missing."""
    entries = (
        Missing(each.song, each.title, each.performer, NO_ID)
        if isinstance(each, PlaylistTrack) and each.identifiers.recording is None
        else each
        for each in made.entries
    )
    return replace(made, entries=tuple(entries))


def write_for_listenbrainz(made: Playlist) -> str:
    """The text of a playlist that is `for_listenbrainz`: nothing of this machine is in it."""
    return _text(made, [_named(track) for track in made.tracks], meta=[])


def write(made: Playlist, folder: Path | None) -> str:
    """The text of a playlist; locations are relative to ``folder`` where it is given."""
    tracks = [
        {"location": [as_uri(track.path, folder)]} | _named(track) | {"meta": [{SONG: track.song}]}
        for track in made.tracks
    ]
    missing = [
        {MISSING: placed(each.song, position)}
        for position, each in enumerate(made.entries, 1)
        if isinstance(each, Missing)
    ]
    return _text(made, tracks, missing)


def _text(made: Playlist, tracks: list[dict[str, Any]], meta: list[dict[str, str]]) -> str:
    playlist: dict[str, Any] = {"title": made.name, "annotation": annotated(made), "meta": meta}
    playlist = {name: value for name, value in playlist.items() if value}
    playlist |= {"extension": {PLAYLIST: {"public": False}}, "track": tracks}
    return json.dumps({"playlist": playlist}, ensure_ascii=False, indent=2) + "\n"


def _named(track: PlaylistTrack) -> dict[str, Any]:
    """A track by its names and ids."""
    ids = track.identifiers
    about = {
        "artist_identifiers": [ARTIST + each for each in ids.artists],
        "release_identifier": RELEASE + ids.release if ids.release else "",
        "additional_metadata": {"isrcs": list(ids.isrcs)} if ids.isrcs else {},
    }
    extension = {name: value for name, value in about.items() if value}
    told: dict[str, Any] = {
        "identifier": [RECORDING + ids.recording] if ids.recording else [],
        "title": track.title,
        "creator": track.performer,
        "album": track.album,
        "duration": round(track.duration_s * 1000),
        "extension": {TRACK: extension} if extension else {},
    }
    return {name: value for name, value in told.items() if value}


def read(text: str, folder: Path) -> tuple[str | None, list[Named]]:
    """Name and entries of a playlist that lies in ``folder``; raises `ListError`."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise ListError("this is not JSON") from None
    playlist = told.get("playlist") if isinstance(told, dict) else None
    tracks = playlist.get("track", []) if isinstance(playlist, dict) else None
    if not isinstance(playlist, dict) or not isinstance(tracks, list):
        raise ListError("this JSON is not a JSPF playlist")
    found = [_read_track(each, folder) for each in tracks if isinstance(each, dict)]
    missing = _metas(playlist, MISSING)
    return _string(playlist, "title") or None, put_back(found, missing)


def _read_track(track: dict[str, Any], folder: Path) -> Named:
    locations = track.get("location")
    given = locations if isinstance(locations, list) else [locations]
    location = next((each for each in given if isinstance(each, str) and each), None)
    path = from_uri(location, folder) if location else None
    song = next(iter(_metas(track, SONG)), None)
    return Named(song, _string(track, "title"), _string(track, "creator"), path)


def _metas(element: dict[str, Any], relation: str) -> list[str]:
    metas = element.get("meta")
    given = metas if isinstance(metas, list) else []
    values = (each.get(relation) for each in given if isinstance(each, dict))
    return [value for value in values if isinstance(value, str) and value]


def _string(element: dict[str, Any], name: str) -> str:
    value = element.get(name)
    return value.strip() if isinstance(value, str) else ""
