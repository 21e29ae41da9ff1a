"""The pages, one file an area, each with a router of its own."""

from fastapi import APIRouter

from onara.web.pages import developers, front, lists, login, pictures, settings

router = APIRouter()
for _area in (front, lists, pictures, developers, login, settings):
    router.include_router(_area.router)
