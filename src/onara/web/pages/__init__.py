"""The pages, one file an area, each with a router of its own."""

from fastapi import APIRouter

from onara.web.pages import front

router = APIRouter()
for _area in (front,):
    router.include_router(_area.router)
