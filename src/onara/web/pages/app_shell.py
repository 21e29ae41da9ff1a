"""Onara as an app of a phone or computer: manifest, service worker, clips from other apps."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from onara.web.api.hear import take_in
from onara.web.deps import Open, Who
from onara.web.problem import Problem
from onara.web.rendering import base_of, render
from onara.web.static_files import STATIC, address, imports, version
from onara.web.uploads import FIELD
from onara.wording import Language, bundled

router = APIRouter()

_PAPER, _ACCENT = "#faf7f1", "#b3263e"
_SHORTCUTS = (
    ("hear", "/hear", "microphone"),
    ("ask", "/find", "search"),
    ("lists", "/lists", "bookmark"),
    ("wander", "/wander", "compass"),
)
_STYLES = ("css/fonts.css", "css/main.css", "css/player.css", "css/bookmark.css", "logo.svg")
_SCRIPTS = ("js/page.js", "js/offline.js")


@router.get("/manifest.webmanifest")
def manifest(
    request: Request, visitor: Who, language: Annotated[Language | None, Query()] = None
) -> JSONResponse:
    """What a system needs to know to install the page, in one language."""
    base, spoken = base_of(request), language or visitor.language

    def say(key: str) -> str:
        return bundled().say(spoken, f"install.{key}")

    told: dict[str, Any] = {
        "id": f"{base}/",
        "name": say("name"),
        "short_name": say("name"),
        "description": say("description"),
        "lang": spoken,
        "dir": "ltr",
        "start_url": f"{base}/",
        "scope": f"{base}/",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _ACCENT,
        "categories": ["music", "entertainment"],
        "icons": [
            {
                "src": address(base, f"app/{name}-{size}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for name, purpose in (("icon", "any"), ("maskable", "maskable"))
            for size in (192, 512)
        ],
        "shortcuts": [{"name": say(name), "url": f"{base}{path}"} for name, path, _ in _SHORTCUTS],
        "share_target": {
            "action": f"{base}/share-target",
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {"files": [{"name": FIELD, "accept": ["audio/*", "video/*"]}]},
        },
    }
    return JSONResponse(told, media_type="application/manifest+json")


@router.get("/sw.js")
def service_worker(request: Request) -> Response:
    """The service worker, from the root of the server so that all pages are its own."""
    base = base_of(request)
    needed = [each for name in _SCRIPTS for each in imports(name)]
    shell = {
        "version": version(),
        "base": base,
        "files": [address(base, name) for name in dict.fromkeys([*_STYLES, *_SCRIPTS, *needed])],
        "offline": f"{base}/offline",
    }
    source = (STATIC / "js" / "sw.js").read_text(encoding="utf-8")
    return Response(
        f"const SHELL = {json.dumps(shell)};\n{source}",
        media_type="text/javascript",
        headers={"Cache-Control": "no-cache", "Service-Worker-Allowed": f"{base}/"},
    )


@router.get("/offline")
def offline(request: Request) -> HTMLResponse:
    """The page that stands in for all others while the server cannot be reached."""

    def said(key: str, language: Language) -> str:
        return bundled().say(language, key)

    return render(request, "offline.html", {"said": said})


@router.post("/share-target")
async def share_target(request: Request, opened: Open) -> RedirectResponse:
    """A clip that another app of the phone hands over: it is heard as one that is handed in here.

    The system navigates here by itself, so that there can be no token; another site cannot make it
    say that it comes from nowhere.
    """
    if request.headers.get("sec-fetch-site") not in ("none", "same-origin"):
        raise Problem(403, "other_site")
    answer = await take_in(request, opened)
    return RedirectResponse(f"{base_of(request)}/hear/{answer.id}", 303)
