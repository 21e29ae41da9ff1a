"""Bookmarks and own lists, and what was shared."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from onara.lists import BOOKMARKS, FOUNDING_LIST, FanList, Missing
from onara.lists.export import ENDINGS
from onara.web.api.lists import all_lists, told
from onara.web.api.shares import shared_of
from onara.web.cards import (
    cards_of,
    cover_of,
    list_name,
    mosaic,
    page_of,
    place_of,
    shown_list,
    title_of,
)
from onara.web.deps import Open, Who
from onara.web.rendering import render

router = APIRouter()

MOSAIC = 8
"""Entries of a list among which its mosaic finds four covers."""
_KEYS = [
    ("j", "lists.key_next"),
    ("k", "lists.key_previous"),
    ("Shift ↑", "lists.key_up"),
    ("Shift ↓", "lists.key_down"),
    ("p", "lists.key_play"),
]


@router.get("/lists")
def lists(request: Request, opened: Open, visitor: Who) -> HTMLResponse:
    """All lists, and all shared addresses."""
    own = opened.lists()
    found, broken = all_lists(own)
    with cards_of(opened) as cards:

        def covers(kept: FanList) -> tuple[tuple[str, str], ...]:
            return mosaic(cover_of(cards.of_entry(each)) for each in kept.entries[:MOSAIC])

        rows = [(each, list_name(each.name, visitor), covers(each)) for each in found]
    shares = [shared_of(request, visitor, each) for each in opened.shares.all()]
    return render(
        request,
        "lists.html",
        {
            "lists": rows,
            "broken": broken,
            "thrown": own.thrown(),
            "shares": shares,
            "endings": ENDINGS,
            "page_of": page_of,
            "title_of": partial(title_of, visitor=visitor),
            "place_of": partial(place_of, visitor=visitor),
        },
    )


@router.get("/lists/{name:path}")
def one(name: str, request: Request, opened: Open, visitor: Who) -> HTMLResponse:
    """One list."""
    with told():
        kept = opened.lists().get(name)
    shown = shown_list(opened, kept)
    missing = [each for row in shown.rows for each in row.missing]
    songs = {each.song for each in shown.made.entries if not _is_moment(each)}
    return render(
        request,
        "list.html",
        {
            "kept": kept,
            "called": list_name(kept.name, visitor),
            "rows": shown.rows,
            "covers": shown.covers,
            "missing": [each for each in _once(missing) if each.song in opened.graph],
            "graph": opened.graph,
            "songs": len(songs),
            "owned": len(shown.made.tracks),
            "sounds": sum(len(row.sounds) for row in shown.rows),
            "is_fixed": kept.name == FOUNDING_LIST,
            "keeps_name": kept.name in (BOOKMARKS, FOUNDING_LIST),
            "endings": [each.lstrip(".") for each in ENDINGS if each != ".m3u"],
            "plain": lambda sounds: [asdict(each) for each in sounds],
            "title_of": partial(title_of, visitor=visitor),
            "place_of": partial(place_of, visitor=visitor),
            "page_keys": _KEYS,
        },
    )


def _once(missing: list[Missing]) -> list[Missing]:
    return list({each.song: each for each in missing}.values())


def _is_moment(each: object) -> bool:
    return isinstance(each, Missing) and each.song.startswith(("episode/", "unknown/"))
