"""The main pages of a lively home, by name: what is looked at, measured and pictured."""

from __future__ import annotations

import json
from functools import cache
from urllib.parse import quote
from urllib.request import urlopen

from tests.browser.conftest import Served
from tests.lively import LIST

PLACES = (
    *("front", "hear", "find", "not-known", "wander", "lane", "map", "moods", "mood", "drama"),
    *("soundtrack", "song", "family", "artist", "founding-list", "episodes", "episode", "season"),
    *("unknowns", "unknown", "music", "recording", "lists", "list", "jobs", "settings"),
    *("developers", "offline"),
)


@cache
def places_of(server: Served) -> dict[str, str]:
    """The address of each place, below the server's own."""
    episode = _first(server, "/api/v1/episodes", "id", beside="file_name")
    recording = _first(server, "/api/v1/recordings", "recording", or_else="id")
    unknown = _first(server, "/api/v1/unknowns", "number")
    return {
        "front": "/",
        "hear": "/hear",
        "find": "/find?q=" + quote("비 오는 날 우산"),
        "not-known": "/find?q=let+it+be+beatles",
        "wander": "/wander",
        "lane": "/wander/lane",
        "map": "/wander/map",
        "moods": "/wander/moods",
        "mood": "/mood/tender",
        "drama": "/drama/guardian-the-lonely-and-great-god",
        "soundtrack": "/soundtrack/itaewon-class/soundtrack",
        "song": "/song/guardian-the-lonely-and-great-god/stay-with-me",
        "family": "/song/reply-1997/all-for-you",
        "artist": "/artist/ailee",
        "founding-list": "/list/founding-list",
        "episodes": "/episodes",
        "episode": f"/episodes/{episode}",
        "season": f"/seasons/{_first(server, '/api/v1/episodes', 'drama')}/1",
        "unknowns": "/unknowns",
        "unknown": f"/unknown/{unknown}",
        "music": "/music",
        "recording": f"/music/{recording}",
        "lists": "/lists",
        "list": f"/lists/{quote(LIST)}",
        "jobs": "/jobs",
        "settings": "/settings",
        "developers": "/developers",
        "offline": "/offline",
    }


def _first(
    server: Served, path: str, name: str, *, beside: str | None = None, or_else: str | None = None
) -> object:
    """The first value of that name in an answer of the API."""
    with urlopen(f"{server.address}{path}", timeout=30) as answer:
        waiting = [json.load(answer)]
    while waiting:
        told = waiting.pop(0)
        if isinstance(told, list):
            waiting += told
        elif isinstance(told, dict):
            for key in (name, or_else):
                if key in told and (beside is None or beside in told):
                    return told[key]
            waiting += told.values()
    raise LookupError(f"nothing in {path} has a {name}")
