"""Music that comes back and that nobody released."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import HTMLResponse

from onara.web.api.unknowns import unknown_of, unknowns_of
from onara.web.deps import Open, Who
from onara.web.pages.episode_rows import length, unknown_title
from onara.web.pages.episodes import chooser_words
from onara.web.pages.places import life, places
from onara.web.rendering import render
from onara.wording import bundled

router = APIRouter()


@router.get("/unknowns")
def unknowns(request: Request, opened: Open, visitor: Who) -> HTMLResponse:
    """All of it, by how often it comes back."""
    found = sorted(unknowns_of(opened).unknowns, key=lambda one: (-one.cues, one.number))
    values = {
        "unknowns": found,
        "words": bundled().area("unknowns", visitor.language),
        "length": partial(length, visitor=visitor),
        "unknown_title": unknown_title,
    }
    return render(request, "unknowns.html", values)


@router.get("/unknown/{number}")
def unknown(
    request: Request, opened: Open, visitor: Who, number: Annotated[int, Path(ge=1, le=10**9)]
) -> HTMLResponse:
    """One piece: to be heard, named, joined with another or parted."""
    one = unknown_of(opened, number)
    found = places(one.heard, visitor)
    others = [
        each
        for each in unknowns_of(opened).unknowns
        if each.number != one.number and each.recording is None
    ]
    values = {
        "one": one,
        "title": unknown_title(one.number, one.name, visitor),
        "others": others,
        "places": found,
        "life": life(found),
        "can_split": one.recording is None and len(found) > 1,
        "words": bundled().area("unknowns", visitor.language),
        "chooser_words": chooser_words(visitor),
        "length": partial(length, visitor=visitor),
        "unknown_title": unknown_title,
    }
    return render(request, "unknown.html", values)
