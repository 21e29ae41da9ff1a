"""Pictures that are made from data alone."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from onara.pictures.cover import ShapeName, Subject, design, drawn
from onara.pictures.drawing import to_svg
from onara.web import covers
from onara.web.caller import caller_of
from onara.web.deps import Open
from onara.web.problem import not_found

router = APIRouter()
FOR_EVER = "public, max-age=31536000, immutable"
ASKED_AGAIN = "no-cache"
_KEPT = 1500
"""Covers that are held, of 20 kB each: all that a person sees in an evening."""


@router.get("/pictures/cover/{kind}/{id_:path}.svg")
def cover(
    request: Request,
    opened: Open,
    kind: Annotated[str, Path(max_length=40)],
    id_: Annotated[str, Path(max_length=500)],
    shape: ShapeName = "square",
    v: Annotated[str | None, Query(max_length=40)] = None,
) -> Response:
    """The cover of a thing; asked for with the version of now, it may be kept for ever."""
    if covers.tells_of_this_home(kind, id_) and not caller_of(request).may_read:
        raise not_found()
    told, tag = _cover(covers.subject(opened, kind, id_), shape)
    is_kept = v is not None and v == opened.covers_version
    headers = {"ETag": tag, "Cache-Control": FOR_EVER if is_kept else ASKED_AGAIN}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(told, media_type="image/svg+xml", headers=headers)


@lru_cache(_KEPT)
def _cover(subject: Subject, shape: ShapeName) -> tuple[bytes, str]:
    """A cover and the tag of its content."""
    made = design(subject)
    told = to_svg(drawn(made, shape), made.title).encode()
    return told, f'"{sha256(told).hexdigest()[:20]}"'
