"""What the server is, and what it can do."""

from __future__ import annotations

from onara.access import Caller
from onara.web.subsonic.answer import WRONG_KEY, Failed, Told
from onara.web.subsonic.asked import Asked
from onara.web.subsonic.shelf import shelf_of

EXTENSIONS = {
    "apiKeyAuthentication": [1],
    "formPost": [1],
    "songLyrics": [1, 2],
    "sonicSimilarity": [1],
    "transcodeOffset": [1],
}


def ping(_: Asked) -> Told:
    return {}


def license_(_: Asked) -> Told:
    return {"license": {"valid": True}}


def extensions(_: Asked) -> Told:
    told = [{"name": name, "versions": versions} for name, versions in EXTENSIONS.items()]
    return {"openSubsonicExtensions": told}


def token_info(asked: Asked, caller: Caller) -> Told:
    if "apiKey" not in asked.parameters:
        raise Failed(WRONG_KEY, "Invalid API key.")
    return {"tokenInfo": {"username": name_of(asked, caller)}}


def user(asked: Asked, caller: Caller) -> Told:
    may = {
        f"{role}Role": role in ("stream", "download")
        for role in (
            *("admin", "settings", "download", "upload", "playlist", "coverArt", "comment"),
            *("podcast", "stream", "jukebox", "share", "videoConversion"),
        )
    }
    told = {"username": name_of(asked, caller), "scrobblingEnabled": False, **may, "folder": [1]}
    return {"user": told}


def scan_status(asked: Asked) -> Told:
    return {
        "scanStatus": {
            "scanning": False,
            "count": len(shelf_of(asked.opened, asked.visitor).tracks),
        }
    }


def now_playing(_: Asked) -> Told:
    return {"nowPlaying": {"entry": []}}


def name_of(asked: Asked, caller: Caller) -> str:
    """The name of whoever asks: that of the key, or the one that a player was given."""
    id_ = caller.id.removeprefix("key ")
    key = next((each for each in asked.opened.access.keys.all() if each.id == id_), None)
    return key.name if key else asked.parameters.get("u", "onara")
