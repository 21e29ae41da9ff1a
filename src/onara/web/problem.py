"""What went wrong: ``application/problem+json`` (RFC 9457), or a page for a browser."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from onara.errors import OnaraError
from onara.web.rendering import render
from onara.web.visitor import visitor_of

MEDIA_TYPE = "application/problem+json"
_KEYS = {404: "not_found", 405: "not_allowed", 413: "too_large"}


class Problem(Exception):
    """A request that cannot be answered, and why.

    ``key`` names the texts ``problem.<key>`` of `onara.wording`, which say it in both languages;
    it is also the end of the problem's ``type``.  ``detail`` says more where there is more to say,
    in English; the area ``errors`` of `onara.wording` has the Korean for it.
    """

    def __init__(self, status: int, key: str, detail: str | None = None, **values: object) -> None:
        super().__init__(key)
        self.status, self.key, self.detail, self.values = status, key, detail, values


def not_found(detail: str | None = None) -> Problem:
    """There is no such thing."""
    return Problem(404, "not_found", detail)


def add_handlers(app: FastAPI) -> None:
    """Answer every error of an app as a problem."""

    @app.exception_handler(Problem)
    async def _problem(request: Request, error: Problem) -> Response:
        return answer(request, error)

    @app.exception_handler(OnaraError)
    async def _onara(request: Request, error: OnaraError) -> Response:
        return answer(request, Problem(422, "refused", str(error)))

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> Response:
        told = "; ".join(
            f"{'.'.join(str(part) for part in each['loc'])}: {each['msg']}"
            for each in error.errors()
        )
        return answer(request, Problem(422, "invalid", told))

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> Response:
        key = _KEYS.get(error.status_code, "refused")
        detail = error.detail if key == "refused" else None
        return answer(request, Problem(error.status_code, key, detail), dict(error.headers or {}))

    @app.exception_handler(Exception)
    async def _broken(request: Request, _: Exception) -> Response:
        return answer(request, Problem(500, "broken"))


def answer(request: Request, problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """The problem as whoever asked can read it."""
    visitor = visitor_of(request)
    title = visitor.say(f"problem.{problem.key}", **problem.values)
    detail = problem.detail and visitor.voice.retold("errors", problem.detail)
    if is_for_people(request):
        page = render(
            request,
            "problem.html",
            {"title": title, "detail": detail, "status": problem.status},
            status=problem.status,
        )
        page.headers.update(headers or {})
        return page
    body: dict[str, Any] = {
        "type": f"urn:onara:problem:{problem.key.replace('_', '-')}",
        "title": title,
        "status": problem.status,
    }
    if detail:
        body["detail"] = detail
    return JSONResponse(body, problem.status, headers=headers, media_type=MEDIA_TYPE)


def is_for_people(request: Request) -> bool:
    """Whether a page is wanted, rather than something for a program."""
    path = request.url.path.removeprefix(str(request.scope.get("root_path", "")))
    is_machine = path.startswith(("/api/", "/rest/", "/static/"))
    return not is_machine and "text/html" in request.headers.get("accept", "")
