"""The front page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from onara.web.rendering import render

router = APIRouter()


@router.get("/")
def front(request: Request) -> HTMLResponse:
    """Hear, ask and wander, in one place."""
    return render(request, "front.html")
