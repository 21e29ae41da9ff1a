"""The HTTP API, version 1: one file an area, each with a router of its own."""

from fastapi import APIRouter

from onara.web.api import (
    cues,
    episodes,
    events,
    exports,
    find,
    folders,
    hear,
    jobs,
    keys,
    listen,
    lists,
    music,
    playlists,
    session,
    shares,
    sound,
    status,
    things,
    unknowns,
)

router = APIRouter()
_AREAS = (
    find,
    episodes,
    cues,
    exports,
    playlists,
    lists,
    shares,
    hear,
    listen,
    session,
    keys,
    status,
    things,
    sound,
    unknowns,
    music,
    folders,
    jobs,
    events,
)
for _area in _AREAS:
    router.include_router(_area.router)
