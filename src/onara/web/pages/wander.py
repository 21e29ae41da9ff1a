"""Wandering without a question: fronts of dramas, songs and people, moods, memory lane, the map."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from markupsafe import Markup
from starlette.responses import Response

from onara.catalogue import Drama
from onara.graph import Kind, Node, Relation
from onara.graph.build import FOUNDING_LIST
from onara.lists import ListError
from onara.pictures.memory_lane import Bar, Column, memory_lane
from onara.pictures.shared_songs import shared_songs_map
from onara.wander import Year
from onara.wander.moods import mood as mood_of
from onara.wander.moods import moods as moods_of
from onara.wander.shared_songs import shared_songs
from onara.web import paths, things, wandering
from onara.web.deps import Open, Who
from onara.web.opened import Known, Opened
from onara.web.problem import not_found
from onara.web.rendering import base_of, render
from onara.web.visitor import Visitor, language_tag

router = APIRouter()
ON_A_PAGE = 60
_ERAS = ((2003, 2008), (2009, 2013), (2014, 2017), (2018, 2029))
"""Years of the shelves of the front page."""
_MOODS, _PEOPLE = 28, 12
"""Moods and people of the front page."""
_SONGS_OF_A_YEAR, _FEW_YEARS = 6, 3
"""Songs that a year of the lane shows at once, where more than a few years are shown."""
Letter = Annotated[str | None, Query(max_length=1)]
PageNumber = Annotated[int, Query(ge=1, le=1000)]
AnyYear = Annotated[int | None, Query(ge=1800, le=2200)]


@router.get("/wander")
def front(request: Request, opened: Open, visitor: Who) -> Response:
    """The way in: dramas by era, moods, people, the founding list, the lane and the map."""
    graph = opened.graph
    listed = graph.subjects(FOUNDING_LIST, Relation.ON_LIST) if FOUNDING_LIST in graph else ()
    return render(
        request,
        "wander.html",
        {
            "eras": _eras(opened),
            "networks": _networks(opened),
            "moods": opened.remembered("moods", lambda known: moods_of(known.catalogue))[:_MOODS],
            "people": opened.remembered("known people", _known_people)[:_PEOPLE],
            "founding_list": FOUNDING_LIST,
            "listed": [node for node in listed if node.kind is Kind.SONG],
            "lane": _lane_picture(
                request, opened, visitor, wandering.years(opened, visitor.language)
            ),
            "counts": opened.remembered("counts", _counts),
        },
    )


@router.get("/wander/dramas")
def dramas(
    request: Request,
    opened: Open,
    visitor: Who,
    letter: Letter = None,
    network: Annotated[str | None, Query(max_length=40)] = None,
    page: PageNumber = 1,
) -> Response:
    """All dramas on a shelf."""
    of_network = {each.id for each in opened.catalogue.dramas if each.network == network}
    nodes = [
        node for node in opened.graph.nodes(Kind.DRAMA) if network is None or node.id in of_network
    ]
    return _shelf(request, visitor, "dramas", nodes, letter, page, network=network)


@router.get("/wander/songs")
def songs(
    request: Request, opened: Open, visitor: Who, letter: Letter = None, page: PageNumber = 1
) -> Response:
    """All songs on a shelf."""
    return _shelf(request, visitor, "songs", opened.graph.nodes(Kind.SONG), letter, page)


@router.get("/wander/people")
def people(
    request: Request,
    opened: Open,
    visitor: Who,
    letter: Letter = None,
    page: PageNumber = 1,
    kind: Literal["artist", "person"] | None = None,
) -> Response:
    """All people and groups on a shelf, or only those who sing, or only those who do not."""
    kinds = (Kind(kind),) if kind else (Kind.ARTIST, Kind.PERSON)
    return _shelf(request, visitor, "people", opened.graph.nodes(*kinds), letter, page, kind=kind)


@router.get("/wander/moods")
def moods(request: Request, opened: Open, visitor: Who) -> Response:
    """All moods."""
    found = opened.remembered("moods", lambda known: moods_of(known.catalogue))
    ordered = sorted(found, key=lambda each: visitor.voice.word("moods", each.mood).casefold())
    return render(request, "wander_moods.html", {"moods": ordered, "most": found[:12]})


@router.get("/mood/{name:path}")
def mood(request: Request, opened: Open, name: str) -> Response:
    """The songs of a mood."""
    try:
        found = opened.remembered(("mood", name), lambda known: mood_of(known.catalogue, name))
    except KeyError:
        raise not_found() from None
    graph = opened.graph
    return render(
        request,
        "mood.html",
        {
            "mood": found,
            "songs": [graph.node(song.id) for song in found.songs],
            "dramas": [graph.node(each) for each in found.dramas],
            "singers": lambda id_: graph.objects(id_, Relation.PERFORMED_BY),
            "owned": things.owned_songs(opened),
        },
    )


@router.get("/wander/lane")
def lane(
    request: Request,
    opened: Open,
    visitor: Who,
    first: Annotated[AnyYear, Query(alias="from")] = None,
    last: Annotated[AnyYear, Query(alias="to")] = None,
    id_: Annotated[str | None, Query(alias="id", max_length=500)] = None,
    list_: Annotated[str | None, Query(alias="list", max_length=100)] = None,
) -> Response:
    """Memory lane: the years with what aired and what was heard."""
    list_ = list_ or None
    try:
        found = wandering.years(opened, visitor.language, first, last, id_ or None, list_)
        whole = wandering.years(opened, visitor.language)
    except ListError:
        raise not_found() from None
    return render(
        request,
        "lane.html",
        {
            "years": found,
            "shown": _SONGS_OF_A_YEAR if len(found) > _FEW_YEARS else sys.maxsize,
            "all_years": [each.year for each in whole],
            "first": first,
            "last": last,
            "of": opened.graph.node(id_) if id_ else None,
            "list": list_,
            "lists": opened.lists().names(),
            "picture": _lane_picture(request, opened, visitor, found),
            "singers": lambda id: opened.graph.objects(id, Relation.PERFORMED_BY),
            "lang": language_tag,
        },
    )


@router.get("/wander/map")
def map_of_songs(request: Request, opened: Open, visitor: Who) -> Response:
    """Who shares songs with whom."""
    drawn = wandering.song_map(opened, visitor)
    return render(
        request,
        "map.html",
        {
            "picture": _map_picture(request, opened, visitor),
            "rows": [
                (place, [tie for tie in drawn.shared.ties if tie.person == place.id])
                for place in drawn.shared.people
            ],
            "node": opened.graph.node,
            "page_keys": (
                ("+", "wander.key_larger"),
                ("-", "wander.key_smaller"),
                ("0", "wander.key_whole"),
            ),
        },
    )


def _shelf(
    request: Request,
    visitor: Visitor,
    what: str,
    nodes: tuple[Node, ...] | list[Node],
    letter: str | None,
    page: int,
    **asked: str | None,
) -> Response:
    shelved = wandering.shelf(visitor, nodes)
    counts = Counter(each.letter for each in shelved)
    if letter is not None:
        shelved = [each for each in shelved if each.letter == letter]
    pages = max(1, -(-len(shelved) // ON_A_PAGE))
    start = (min(page, pages) - 1) * ON_A_PAGE
    opened: Opened = request.app.state.opened
    kept = {key: value for key, value in asked.items() if value}

    def address(letter: str | None = None, page: int = 1) -> str:
        """The shelf at a letter and page, with what else was asked for."""
        more = kept | ({"letter": letter} if letter else {})
        more |= {"page": str(page)} if page > 1 else {}
        return f"{base_of(request)}/wander/{what}" + (f"?{urlencode(more)}" if more else "")

    return render(
        request,
        "shelf.html",
        {
            "what": what,
            "shelved": shelved[start : start + ON_A_PAGE],
            "total": len(shelved),
            "letter": letter,
            "rail": wandering.RAIL,
            "counts": counts,
            "page": min(page, pages),
            "pages": pages,
            "asked": kept,
            "address": address,
            "networks": _networks(opened) if what == "dramas" else (),
            "singers": lambda id_: opened.graph.objects(id_, Relation.PERFORMED_BY),
            "year": opened.remembered("years of dramas", _years).get,
        },
    )


def _years(known: Known) -> dict[str, str]:
    dramas = known.catalogue.dramas
    return {each.id: each.aired.first[:4] for each in dramas if each.aired}


def _eras(opened: Opened) -> list[tuple[int, int, list[Drama]]]:
    """The dramas in order of their broadcast, on a shelf an era."""
    found = []
    for first, last in _ERAS:
        dramas = [
            drama
            for drama in opened.catalogue.dramas
            if drama.aired and first <= int(drama.aired.first[:4]) <= last
        ]
        dramas.sort(key=lambda drama: drama.aired.first if drama.aired else "")
        if dramas:
            years = [drama.aired.first[:4] for drama in dramas if drama.aired]
            found.append((int(years[0]), int(years[-1]), dramas))
    return found


def _networks(opened: Opened) -> list[tuple[str, int]]:
    return Counter(each.network for each in opened.catalogue.dramas if each.network).most_common()


def _known_people(known: Known) -> list[tuple[Node, int]]:
    """The people of the map with the number of their songs, those of most dramas first."""
    shared = shared_songs(known.catalogue, known.graph)
    return [(known.graph.node(place.id), place.songs) for place in shared.people]


def _counts(known: Known) -> dict[str, int]:
    return {
        "dramas": len(known.graph.nodes(Kind.DRAMA)),
        "songs": len(known.graph.nodes(Kind.SONG)),
        "people": len(known.graph.nodes(Kind.ARTIST, Kind.PERSON)),
    }


def _lane_picture(
    request: Request, opened: Opened, visitor: Visitor, years: tuple[Year, ...]
) -> Markup:
    """The lane drawn; on its own page a year leads down to what is told of it."""
    base = base_of(request)
    here = request.url.path.endswith("/lane")
    place = "" if here else f"{base}/wander/lane"
    columns, first, last = [], dict[str, int](), dict[str, int]()
    for year in years:
        for drama in year.dramas:
            first.setdefault(drama.id, year.year)
            last[drama.id] = year.year
        aired = _broadcast(opened)
        older = sum(1 for song in year.songs if aired.get(song.id.partition("/")[0], 0) > year.year)
        label = visitor.say(
            "wander.lane_year", year=year.year, dramas=len(year.dramas), count=len(year.songs)
        )
        columns.append(
            Column(year.year, f"{place}#year-{year.year}", len(year.songs), older, label)
        )
    bars = []
    for id_, since in first.items():
        node = opened.graph.node(id_)
        shown = visitor.name(node.title, node.title_ko)
        href = base + paths.thing(node.kind, node.id)
        bars.append(Bar(shown.text, shown.lang, href, since, last[id_]))
    return Markup(memory_lane(columns, bars, visitor.say("wander.lane")))


def _broadcast(opened: Opened) -> dict[str, int]:
    return {id_: int(year) for id_, year in opened.remembered("years of dramas", _years).items()}


def _map_picture(request: Request, opened: Opened, visitor: Visitor) -> Markup:
    base, version = base_of(request), opened.covers_version

    def drawn(_: Known) -> Markup:
        laid = wandering.song_map(opened, visitor)
        dramas = [
            replace(
                each,
                href=base + each.href,
                picture=base + paths.cover("drama", each.id, version=version),
            )
            for each in laid.dramas
        ]
        people = [replace(each, href=base + each.href) for each in laid.people]
        ties = [(tie.person, tie.drama, len(tie.songs)) for tie in laid.shared.ties]
        title = visitor.say("wander.map")
        return Markup(shared_songs_map(dramas, people, ties, laid.points, title))

    key = ("map drawn", visitor.layer, visitor.language, base, version)
    return opened.remembered(key, drawn)
