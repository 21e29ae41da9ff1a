"""The HTTP API, version 1: one file an area, each with a router of its own."""

from fastapi import APIRouter

from onara.web.api import find, hear, listen, lists, playlists, shares

router = APIRouter()
for _area in (find, playlists, lists, shares, hear, listen):
    router.include_router(_area.router)
