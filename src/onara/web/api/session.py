"""Who is logged in: the password, and the sessions of browsers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Request, Response
from fastapi import Path as InPath
from pydantic import BaseModel, Field

from onara.access import Caller
from onara.access.password import LONGEST, SHORTEST
from onara.access.sessions import LONGEST_S
from onara.access.tokens import derived
from onara.web.deps import By, Open, Person
from onara.web.opened import Opened
from onara.web.problem import Problem, not_found
from onara.web.security import SESSION_COOKIE

router = APIRouter(tags=["access"])

Given = Annotated[str, Field(max_length=LONGEST, examples=["three hills at dusk"])]
Chosen = Annotated[
    str, Field(min_length=SHORTEST, max_length=LONGEST, examples=["three hills at dusk"])
]
Code = Annotated[
    str | None,
    Field(
        max_length=50,
        description="The code of the first visit, where no password is set yet.",
        examples=["k7md-3hxa-p9te"],
    ),
]


class LogIn(BaseModel):
    """The password; with a code of the first visit, the one that shall be it."""

    password: Given
    code: Code = None


class NewPassword(BaseModel):
    """The password that shall be, and the one that is (where there is one)."""

    password: Chosen
    old: Given = ""


@dataclass(frozen=True, slots=True)
class State:
    """Who asks.

    ``kind``: ``owner`` at the machine itself while no password is set, ``session`` for a browser
    that has logged in, ``key``, or ``nobody``.  ``csrf`` goes into the header ``X-CSRF-Token`` of
    every change that a browser asks for.
    """

    kind: Literal["owner", "session", "key", "nobody"]
    may: Literal["nothing", "play", "read", "full"]
    has_password: bool
    first_visit: bool
    csrf: str | None


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A browser that is logged in; ``is_this`` is the one that asks."""

    id: str
    browser: str
    opened_at: datetime
    used_at: datetime
    is_this: bool


@router.get("/session")
def who(caller: By, opened: Open) -> State:
    """Who asks, and what they may."""
    return _state(caller, opened)


@router.post("/session", status_code=201)
def log_in(asked: LogIn, request: Request, response: Response, opened: Open) -> State:
    """Log a browser in; it gets a cookie that no script can read."""
    access = opened.access
    if asked.code is not None and not access.has_password():
        visit = opened.first_visit
        if visit is None or not visit.accepts(asked.code):
            raise Problem(403, "wrong_code")
        access.set_password(asked.password)
        visit.use_up()
    elif not access.is_password(asked.password):
        raise Problem(403, "wrong_password")
    return _state(_begin(request, response, opened), opened)


@router.delete("/session", status_code=204)
def log_out(request: Request, response: Response, caller: By, opened: Open) -> None:
    """Log this browser out."""
    if caller.kind == "session":
        opened.access.sessions.end(caller.id.removeprefix("session "))
    response.delete_cookie(SESSION_COOKIE, path=_path(request))


@router.get("/sessions")
def sessions(caller: Person, opened: Open) -> list[OpenSession]:
    """The browsers that are logged in, the last used first."""
    return [
        OpenSession(
            each.id,
            each.browser,
            datetime.fromtimestamp(each.opened_at, UTC),
            datetime.fromtimestamp(each.used_at, UTC),
            caller.id == f"session {each.id}",
        )
        for each in opened.access.sessions.all()
    ]


@router.delete("/sessions", status_code=204)
def log_out_everywhere(_: Person, opened: Open) -> None:
    """Log every browser out, this one too."""
    opened.access.sessions.end_all()


@router.delete("/sessions/{id}", status_code=204)
def end_session(
    id_: Annotated[str, InPath(alias="id", max_length=40, examples=["0f3a9c21de"])],
    _: Person,
    opened: Open,
) -> None:
    """Log another browser out."""
    if not opened.access.sessions.end(id_):
        raise not_found()


@router.put("/password")
def change_password(
    asked: NewPassword, request: Request, response: Response, _: Person, opened: Open
) -> State:
    """Set or change the password; every browser logs in anew, only this one stays."""
    access = opened.access
    if access.has_password() and not access.is_password(asked.old):
        raise Problem(403, "wrong_password")
    access.set_password(asked.password)
    return _state(_begin(request, response, opened), opened)


def _begin(request: Request, response: Response, opened: Opened) -> Caller:
    token = opened.access.sessions.open(request.headers.get("user-agent", ""))
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=LONGEST_S,
        path=_path(request),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return Caller("session", "", "full", derived(token, "csrf"))


def _path(request: Request) -> str:
    return str(request.scope.get("root_path", "")) or "/"


def _state(caller: Caller, opened: Opened) -> State:
    visit = opened.first_visit
    return State(
        caller.kind,
        caller.may,
        opened.access.has_password(),
        visit is not None and visit.code is not None,
        caller.csrf,
    )
