"""The front page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from onara.web.deps import Open, Who
from onara.web.pages.hear import KEYS, box
from onara.web.rendering import render
from onara.web.visitor import Visitor

router = APIRouter()
DEMO = "three-hills-demo"
"""The demo's drama (`onara.demo`), which is in the catalogue of a home that has the demo."""
_EXAMPLES = {
    "en": (
        *("almost paradise", "first snow", "you are my destiny you are", "ehRoql"),
        *("two men walk out of the dark in slow motion", "all for you original"),
    ),
    "ko": (
        *("ㄲㅂㄷㄴㅈ", "첫눈처럼 너에게 가겠다", "찬열이 부른 노래", "응답하라 1997"),
        *("두 남자가 어둠 속에서 걸어 나오는 장면", "후아유 학교 2015"),
    ),
}
"""Questions as fans ask them: misheard, half remembered, on the wrong keyboard, a scene."""


def examples(visitor: Visitor) -> tuple[str, ...]:
    """Questions in the visitor's language."""
    return _EXAMPLES[visitor.language]


@router.get("/")
def front(request: Request, opened: Open, visitor: Who) -> HTMLResponse:
    """Hear, ask and wander, in one place."""
    dramas = opened.catalogue.dramas
    values = {
        **box(opened),
        "examples": examples(visitor),
        "dramas": [drama for drama in dramas if drama.id != DEMO],
        "demo": DEMO if any(drama.id == DEMO for drama in dramas) else None,
        "page_keys": KEYS,
    }
    return render(request, "front.html", values)
