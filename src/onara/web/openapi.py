"""The description of the API: OpenAPI 3.1, with what every operation has in common.

Operations are named ``area_function`` and keep their names: programs are made from them.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from onara.web.problem import MEDIA_TYPE
from onara.web.public import LIMITS, is_public

ADDRESS = "/api/v1/openapi.json"
TAGS = {
    "ask": "Questions in anybody's own words, and suggestions while they are typed.",
    "things": "Dramas, songs and people, what is like them, years, moods and the map.",
    "hear": "What sounds in a clip or before a microphone.",
    "music": "The recordings that are owned.",
    "folders": "Where music and episodes lie.",
    "jobs": "Long work: adding and scanning, its progress, and events while it happens.",
    "sound": "Sound, waveforms and pictures of what is known.",
    "episodes": "Episodes, their cue sheets, and corrections of them.",
    "unknowns": "Music that comes back and that nobody has named.",
    "lists": "What a fan keeps, in an order.",
    "shares": "Links for others.",
    "access": "Passwords, sessions and keys.",
    "status": "What this server is and has.",
}
_ABOUT = """
Everything that Onara's page does is done by this API. Its address has a version: within `v1`,
operations, fields and problems are added, never renamed or taken away; what has to break becomes
`v2`, beside it.

**Who asks.** At the machine itself, while no password is set, anybody may do everything. Otherwise
a program shows a key, `Authorization: Bearer onara_…`; keys are made on the settings page. A
browser shows the cookie of its session, and with each change the header `X-CSRF-Token`, which
`GET /session` tells.

**What goes wrong** is `application/problem+json` (RFC 9457): `type` is a stable URN, `title` a
sentence in the language that `Accept-Language` asks for, `detail` says more where there is more.

**While it happens**: `GET /events` streams what changes as server-sent events, and the WebSocket
`/api/v1/listen` names what it hears.
"""
_PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "format": "uri", "examples": ["urn:onara:problem:not-found"]},
        "title": {"type": "string", "examples": ["There is nothing here"]},
        "status": {"type": "integer", "examples": [404]},
        "detail": {"type": "string"},
    },
}
_RESPONSES = {
    "401": "Nobody is logged in, or the key is not valid.",
    "403": "Whoever asks may not do this.",
    "404": "There is no such thing.",
    "413": "The request is too large.",
    "422": "Something in the request is not understood, or cannot be done.",
    "429": "That is too often; `Retry-After` says in how many seconds to try again.",
    "default": "Something else went wrong.",
}
_LIMITED = frozenset(request for limit in LIMITS for request in limit.requests)


def name_of(route: APIRoute) -> str:
    """The stable name of an operation: its area and its function."""
    return f"{route.tags[0] if route.tags else 'api'}_{route.name.strip('_')}"


def describe(app: FastAPI, base_path: str) -> None:
    """Let an app describe itself, as it is found at ``base_path``."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _described(app, base_path or "/")
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _described(app: FastAPI, address: str) -> dict[str, Any]:
    told = get_openapi(
        title="Onara",
        version=version("onara"),
        summary="Knows a Korean drama by its music.",
        description=_ABOUT.strip(),
        routes=app.routes,
        tags=[{"name": name, "description": what} for name, what in TAGS.items()],
        license_info={"name": "MIT", "identifier": "MIT"},
        servers=[{"url": address}],
    )
    parts = told.setdefault("components", {})
    schemas = parts.setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Problem"] = _PROBLEM
    parts["responses"] = {
        f"Problem{status.title()}": {
            "description": what,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status, what in _RESPONSES.items()
    }
    parts["securitySchemes"] = {
        "key": {"type": "http", "scheme": "bearer", "description": "A key, `onara_…`."},
        "session": {"type": "apiKey", "in": "cookie", "name": "onara_session"},
    }
    for path, operations in told["paths"].items():
        for method, operation in operations.items():
            _complete(operation, method.upper(), path)
    return told


def _complete(operation: dict[str, Any], method: str, path: str) -> None:
    """Say of an operation what holds for all: its problems, and who may."""
    operation["security"] = [{}] if is_public(path) else [{"key": []}, {"session": []}]
    responses = operation.setdefault("responses", {})
    for status in _RESPONSES:
        is_there = {
            "401": not is_public(path),
            "404": "{" in path,
            "413": "requestBody" in operation,
            "429": (method, path) in _LIMITED,
        }.get(status, True)
        told = responses.get(status, {})
        is_fastapis_own = "HTTPValidationError" in str(told)
        if is_there and (not told or is_fastapis_own or "content" not in told):
            responses[status] = {"$ref": f"#/components/responses/Problem{status.title()}"}
