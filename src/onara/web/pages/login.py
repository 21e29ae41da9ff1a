"""The log-in, and the first visit."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from onara.access.password import SHORTEST
from onara.web.deps import By, Open
from onara.web.rendering import base_of, render

router = APIRouter()


@router.get("/login")
def log_in(
    request: Request,
    caller: By,
    opened: Open,
    next_: Annotated[str, Query(alias="next", max_length=2000)] = "/",
) -> Response:
    """Ask for the password, or on the first visit for the code and a new one."""
    after = _own(next_)
    if caller.may_change:
        return RedirectResponse(f"{base_of(request)}{after}", 303)
    visit = opened.first_visit
    has_password = opened.access.has_password()
    return render(
        request,
        "login.html",
        {
            "after": after,
            "has_password": has_password,
            "is_first": not has_password and visit is not None and visit.code is not None,
            "shortest": SHORTEST,
        },
    )


def _own(path: str) -> str:
    """A path of this server; what could lead elsewhere leads to the front page."""
    is_own = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if is_own and path.isprintable() else "/"
