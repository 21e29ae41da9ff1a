"""What was shared, for whoever has its address; and the pictures that stand for pages elsewhere."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import HTMLResponse, Response

from onara.sharing import Share
from onara.web import paths
from onara.web.cards import cards_of, page_of, place_of, title_of
from onara.web.deps import Open
from onara.web.previews import kept_png, preview_of, site_preview
from onara.web.problem import not_found
from onara.web.rendering import absolute, render
from onara.web.shares import text_of
from onara.web.visitor import LANGUAGE_COOKIE, Visitor, visitor_of
from onara.wording import Language

router = APIRouter()
Token = Annotated[str, Path(max_length=100)]
_DAY = "public, max-age=86400"
_HEADERS = {
    "Cache-Control": _DAY,
    # Others show the picture on pages of theirs.
    "Cross-Origin-Resource-Policy": "cross-origin",
}


@router.get("/s/{token}")
def shared(token: Token, request: Request, opened: Open) -> HTMLResponse:
    """The public page of something that was shared: names only, never the media."""
    share = opened.shares.get(token)
    if share is None:
        return render(request, "share_gone.html", status=404)
    request = _in_language_of(share, request)
    visitor = visitor_of(request)
    card, address = share.card, absolute(request, paths.shared(token))
    page = render(
        request,
        "share.html",
        {
            "share": share,
            "card": card,
            "address": address,
            "text": text_of(card, visitor, address),
            "page": page_of(card),
            "title_of": partial(title_of, visitor=visitor),
            "place_of": partial(place_of, visitor=visitor),
        },
    )
    # An address that nobody can guess should not come out by a search engine.
    page.headers["X-Robots-Tag"] = "noindex"
    return page


@router.get("/s/{token}/preview.png")
def shared_picture(
    token: Token, opened: Open, language: Annotated[Language | None, Query()] = None
) -> Response:
    """The picture for a shared page, in the language of whoever shared it if none is named."""
    share = opened.shares.get(token)
    if share is None:
        raise not_found()
    visitor = Visitor(language or _language(share))
    return _png(kept_png(opened, preview_of(opened, share.card, visitor)))


@router.get("/pictures/preview/site.png")
def site_picture(opened: Open, language: Annotated[Language, Query()] = "en") -> Response:
    """The picture for pages that are about nothing in particular."""
    return _png(kept_png(opened, site_preview(Visitor(language))))


@router.get("/pictures/preview/{kind}/{id_:path}.png")
def picture(
    opened: Open,
    kind: Annotated[str, Path(max_length=40)],
    id_: Annotated[str, Path(max_length=500)],
    language: Annotated[Language, Query()] = "en",
) -> Response:
    """The picture for the page of something in the catalogue, which is the same for everybody."""
    graph = opened.graph
    if id_ not in graph or graph.node(id_).kind != kind:
        raise not_found()
    with cards_of(opened) as cards:
        card = cards.card(id_)
    return _png(kept_png(opened, preview_of(opened, card, Visitor(language))))


def _language(share: Share) -> Language:
    return "ko" if share.language == "ko" else "en"


def _in_language_of(share: Share, request: Request) -> Request:
    """A request that says no language, as of what makes previews of addresses, in the sharer's."""
    if "accept-language" in request.headers or LANGUAGE_COOKIE in request.cookies:
        return request
    spoken = (b"accept-language", _language(share).encode())
    return Request({**request.scope, "headers": [*request.scope["headers"], spoken]})


def _png(told: bytes) -> Response:
    return Response(told, media_type="image/png", headers=_HEADERS)
