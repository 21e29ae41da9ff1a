"""Settings: how it looks, who may come in, what is shared, and what all this is made of."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from onara.access.keys import LONGEST_NAME, MAY
from onara.access.password import SHORTEST
from onara.jobs import demo
from onara.web.api.folders import folders_of
from onara.web.api.status import status
from onara.web.deps import Open, Person
from onara.web.rendering import render

router = APIRouter()

_BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Whale": "Whale",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
    "curl": "curl",
}
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux")


class Part(NamedTuple):
    """Something that others made; ``file`` of ``static/`` is its licence, where it is one there."""

    name: str
    use: str
    licence: str
    file: str | None


PARTS = (
    Part("Pretendard", "part_type", "SIL OFL 1.1", "fonts/LICENSE-Pretendard.txt"),
    Part("Tabler Icons", "part_icons", "MIT", "icons/LICENSE-tabler.txt"),
    Part("SortableJS", "part_script", "MIT", "vendor/LICENSE-sortable.txt"),
    Part("Unihan", "part_readings", "Unicode License V3", None),
)


@router.get("/settings")
def settings(request: Request, person: Person, opened: Open) -> HTMLResponse:
    """Everything that an owner decides."""
    access = opened.access
    return render(
        request,
        "settings.html",
        {
            "has_password": access.has_password(),
            "shortest": SHORTEST,
            "longest_name": LONGEST_NAME,
            "may": MAY,
            "keys": access.keys.all(),
            "sessions": [
                (each, browser_of(each.browser), person.id == f"session {each.id}")
                for each in access.sessions.all()
            ],
            "shares": opened.shares.all(),
            "status": status(opened),
            "folders": folders_of(opened).folders,
            "has_demo": demo.is_there(opened.home),
            "parts": PARTS,
            "day": _day,
        },
    )


def browser_of(told: str) -> str:
    """A browser and its system, of what it says of itself; "" where that says nothing.

    >>> browser_of("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0")
    'Firefox, Linux'
    """
    names = [name for sign, name in _BROWSERS.items() if re.search(rf"\b{sign}/", told)]
    systems = [name.replace("Macintosh", "Mac") for name in _SYSTEMS if name in told]
    return ", ".join([*names[:1], *systems[:1]])


def _day(unix_s: float | None) -> str:
    return "" if unix_s is None else datetime.fromtimestamp(unix_s, UTC).date().isoformat()
