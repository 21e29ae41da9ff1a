"""Wandering: all that is known of a thing, more of its kind, the years, the moods, the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Query

from onara.lists import ListError
from onara.wander import Near, Page, Year
from onara.wander.moods import MoodCount, moods
from onara.wander.shared_songs import SharedSongs
from onara.web import paths, things, wandering
from onara.web.deps import Open, Who
from onara.web.problem import not_found

router = APIRouter(tags=["things"])
LONGEST_ID = 500
Id = Annotated[
    str,
    Path(
        max_length=LONGEST_ID,
        description="An id of the catalogue or of an imported record.",
        examples=["itaewon-class/sweet-night"],
    ),
]
Of = Annotated[
    str,
    Query(
        max_length=LONGEST_ID,
        description="An id of the catalogue, of an imported record or of an owned recording.",
        examples=["my-mister/grown-ups"],
    ),
]
AnyYear = Annotated[int | None, Query(ge=1800, le=2200)]


@dataclass(frozen=True, slots=True)
class OwnedRecording:
    """A recording that the owner has of a song; ``audio`` is where it is played from,
    null where it was imported and no file of it is here."""

    id: str
    title: str
    duration_s: float
    version: str | None
    audio: str | None


@dataclass(frozen=True, slots=True)
class Thing:
    """A page of the catalogue, with its address and cover on this server, what the owner has of it,
    and where that sounds in scanned episodes."""

    path: str
    cover: str
    page: Page
    recordings: tuple[OwnedRecording, ...]
    moments: tuple[things.Heard, ...]


@dataclass(frozen=True, slots=True)
class Likes:
    """What is like a thing, the likest first."""

    id: str
    near: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """Years in order, with what aired and what was heard."""

    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class Moods:
    """All moods, the most frequent first."""

    moods: tuple[MoodCount, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something of the map stands."""

    id: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Map:
    """Dramas, people and what ties them, with a layout on ``width`` by ``height`` units."""

    shared: SharedSongs
    width: int
    height: int
    layout: tuple[Spot, ...]


@router.get("/things/{id:path}")
def thing(id: Id, opened: Open, visitor: Who) -> Thing:
    """All that is known of a drama, song, singer, release, list or anything else, with sources."""
    page = things.page_of(opened, id, visitor.language)
    recordings = things.owned(opened, id)
    return Thing(
        path=paths.thing(page.kind, page.id),
        cover=paths.cover(page.kind, page.id, version=opened.covers_version),
        page=page,
        recordings=tuple(
            OwnedRecording(
                id=each.recording,
                title=each.title,
                duration_s=each.duration_s,
                version=each.song.version if each.song else None,
                audio=paths.audio_of(each.recording) if each.paths else None,
            )
            for each in recordings
        ),
        moments=things.heard(opened, [each.recording for each in recordings]),
    )


@router.get("/like")
def like(
    id: Of, opened: Open, visitor: Who, limit: Annotated[int, Query(ge=1, le=100)] = things.NEAR
) -> Likes:
    """More of the kind of a thing, and why: by people, moods, roles, years, and by sound."""
    return Likes(id, tuple(things.near(opened, id, visitor.language, limit)))


@router.get("/lane")
def lane(
    opened: Open,
    visitor: Who,
    first: Annotated[AnyYear, Query(alias="from", examples=[2016])] = None,
    last: Annotated[AnyYear, Query(alias="to", examples=[2018])] = None,
    id: Annotated[str | None, Query(max_length=LONGEST_ID)] = None,
    list: Annotated[str | None, Query(max_length=100)] = None,
) -> Lane:
    """Memory lane: year by year what aired and what was heard, of all, of a thing or of a list."""
    try:
        return Lane(wandering.years(opened, visitor.language, first, last, id, list))
    except ListError:
        raise not_found() from None


@router.get("/moods")
def all_moods(opened: Open) -> Moods:
    """The moods of songs, and how many songs have each."""
    return Moods(opened.remembered("moods", lambda known: moods(known.catalogue)))


@router.get("/map")
def map_of_songs(opened: Open, visitor: Who) -> Map:
    """Who shares songs with whom: dramas and the people who tie them together."""
    drawn = wandering.song_map(opened, visitor)
    layout = tuple(Spot(id_, round(x, 1), round(y, 1)) for id_, (x, y) in drawn.points.items())
    return Map(drawn.shared, drawn.width, drawn.height, layout)
