"""JSPF, the JSON form of XSPF, with ListenBrainz's extension for playlists.

ListenBrainz names recordings by MusicBrainz ids.  The catalogue has none, so tracks go without
``identifier`` and without the track extension instead of with an invented one.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from onara.lists.fan_list import ListError
from onara.lists.heard import Named, placed, put_back
from onara.lists.location import as_uri, from_uri
from onara.lists.playlist import Missing, Playlist
from onara.lists.xspf import MISSING, SONG, annotated

PLAYLIST = "https://musicbrainz.org/doc/jspf#playlist"
"""ListenBrainz refuses a playlist that does not say whether it is public; ours are the fan's own
(listenbrainz-server, listenbrainz/db/model/playlist.py)."""


def write(made: Playlist, folder: Path | None) -> str:
    """The text of a playlist; locations are relative to ``folder`` where it is given."""
    tracks = []
    for track in made.tracks:
        told: dict[str, Any] = {
            "location": [as_uri(track.path, folder)],
            "title": track.title,
            "creator": track.performer,
            "album": track.album,
            "duration": round(track.duration_s * 1000),
            "meta": [{SONG: track.song}],
        }
        tracks.append({name: value for name, value in told.items() if value})
    playlist: dict[str, Any] = {
        "title": made.name,
        "annotation": annotated(made),
        "meta": [
            {MISSING: placed(each.song, position)}
            for position, each in enumerate(made.entries, 1)
            if isinstance(each, Missing)
        ],
    }
    playlist = {name: value for name, value in playlist.items() if value}
    playlist |= {"extension": {PLAYLIST: [{"public": False}]}, "track": tracks}
    return json.dumps({"playlist": playlist}, ensure_ascii=False, indent=2) + "\n"


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
