"""The owner's music, and the page of one recording."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Annotated, Literal, TypeAlias
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import HTMLResponse

from onara.catalogue import Drama, Song
from onara.web.api.episodes import moments_of
from onara.web.api.music import recording_of, recordings_of
from onara.web.deps import Open, Who
from onara.web.opened import Opened
from onara.web.pages.episode_rows import length
from onara.web.pages.episodes import folder_values
from onara.web.pages.jobs import job_values
from onara.web.pages.places import life, places
from onara.web.rendering import render
from onara.wording import bundled

router = APIRouter()
Sort: TypeAlias = Literal["path", "title", "artist", "drama", "length"]
A_PAGE = 60


@dataclass(frozen=True, slots=True)
class Missing:
    """A drama of which some songs are owned: how many of all, and the others."""

    drama: Drama
    owned: int
    all: int
    songs: tuple[Song, ...]


@router.get("/music")
def music(
    request: Request,
    opened: Open,
    visitor: Who,
    q: Annotated[str, Query(max_length=200)] = "",
    drama: Annotated[str, Query(max_length=200)] = "",
    sort: Sort = "path",
    cursor: Annotated[str | None, Query(max_length=300)] = None,
) -> HTMLResponse:
    """What is owned, filtered and in an order; and what its soundtracks lack."""
    found = recordings_of(opened, q=q, drama=drama or None, sort=sort, cursor=cursor, limit=A_PAGE)
    owned = opened.recordings()
    dramas = {one.drama.id: one.drama for one in owned if one.drama is not None}
    more = {"q": q, "drama": drama, "sort": sort, "cursor": found.next or ""}
    values = {
        "found": found,
        "all_count": len(owned),
        "q": q,
        "drama": drama,
        "sort": sort,
        "dramas_owned": sorted(dramas.values(), key=lambda one: one.title),
        "more_query": urlencode({key: value for key, value in more.items() if value}),
        "missing": missing(opened, drama or None) if cursor is None else [],
        "words": bundled().area("music", visitor.language),
        "length": partial(length, visitor=visitor),
    }
    told = values | folder_values(opened, visitor, "music") | job_values(opened, visitor)
    return render(request, "music.html", told)


@router.get("/music/{recording}")
def recording(
    request: Request,
    opened: Open,
    visitor: Who,
    recording: Annotated[str, Path(max_length=200)],
) -> HTMLResponse:
    """One recording: what it is, how it sounds, and where it plays."""
    one = recording_of(opened, recording)
    found = places(moments_of(opened, recording=recording).moments, visitor)
    values = {
        "one": one,
        "places": found,
        "life": life(found),
        "words": bundled().area("music", visitor.language),
        "length": partial(length, visitor=visitor),
    }
    return render(request, "music_recording.html", values)


def missing(opened: Opened, only: str | None = None) -> list[Missing]:
    """Dramas of which songs are owned, with those that are not; ``only`` is the id of one."""
    owned = {one.song.id for one in opened.recordings() if one.song is not None and one.paths}
    made = []
    for drama in opened.catalogue.dramas:
        if only not in (None, drama.id):
            continue
        lacking = tuple(song for song in drama.songs if song.id not in owned)
        has = len(drama.songs) - len(lacking)
        if has:
            made.append(Missing(drama, has, len(drama.songs), lacking))
    return made
