"""The pages, one file an area, each with a router of its own."""

from fastapi import APIRouter

from onara.web.pages import (
    app_shell,
    developers,
    front,
    hear,
    lists,
    login,
    pictures,
    settings,
    shares,
    things,
    wander,
)

router = APIRouter()
for _area in (
    front,
    lists,
    shares,
    app_shell,
    pictures,
    developers,
    login,
    settings,
    hear,
    things,
    wander,
):
    router.include_router(_area.router)
