"""The pages, one file an area, each with a router of its own."""

from fastapi import APIRouter

from onara.web.pages import (
    app_shell,
    developers,
    episodes,
    find,
    front,
    hear,
    jobs,
    lists,
    login,
    music,
    pictures,
    seasons,
    settings,
    shares,
    things,
    unknowns,
    wander,
)

router = APIRouter()
for _area in (
    front,
    find,
    lists,
    shares,
    app_shell,
    pictures,
    developers,
    login,
    settings,
    hear,
    episodes,
    seasons,
    unknowns,
    music,
    jobs,
    things,
    wander,
):
    router.include_router(_area.router)
