"""The HTTP API, version 1: one file an area, each with a router of its own."""

from fastapi import APIRouter

from onara.web.api import cues, episodes, exports, find, hear, keys, listen, lists, playlists, session, shares, status

router = APIRouter()
for _area in (find, episodes, cues, exports, playlists, lists, shares, hear, listen, session, keys, status):
    router.include_router(_area.router)
