"""The pages, one file an area, each with a router of its own."""

from fastapi import APIRouter

from onara.web.pages import front, lists, pictures

router = APIRouter()
for _area in (front, lists, pictures):
    router.include_router(_area.router)
