"""The API as a page: every operation, what it takes and gives, and how to ask with curl."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from onara.web.deps import Open
from onara.web.examples import NoExample, example
from onara.web.rendering import base_of, render

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Value:
    """Something that is handed in or given: its name, kind and meaning."""

    name: str
    kind: str
    about: str
    is_needed: bool
    place: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked."""

    name: str
    method: str
    path: str
    summary: str
    about: str
    takes: tuple[Value, ...]
    gives: tuple[tuple[str, str, tuple[Value, ...]], ...]
    curl: str


@router.get("/developers")
def developers(request: Request, opened: Open) -> HTMLResponse:
    """All operations by area."""
    document = request.app.openapi()
    server = f"{request.url.scheme}://{request.url.netloc}{base_of(request)}"
    areas: dict[str, list[Operation]] = {tag["name"]: [] for tag in document["tags"]}
    for path, operations in document["paths"].items():
        for method, told in operations.items():
            tag = told.get("tags", ["status"])[0]
            areas.setdefault(tag, []).append(_operation(document, method, path, told, server))
    about = {tag["name"]: tag["description"] for tag in document["tags"]}
    return render(
        request,
        "developers.html",
        {
            "areas": {name: told for name, told in areas.items() if told},
            "about": about,
            "server": server,
            "needs_key": opened.settings.is_for_others or opened.access.has_password(),
            "version": document["info"]["version"],
        },
    )


def _operation(
    document: Mapping[str, Any], method: str, path: str, told: Mapping[str, Any], server: str
) -> Operation:
    takes = [
        Value(
            each["name"],
            _kind(each.get("schema", {})),
            each.get("description") or each.get("schema", {}).get("description", ""),
            each.get("required", False),
            each["in"],
        )
        for each in told.get("parameters", ())
    ]
    for content in told.get("requestBody", {}).get("content", {}).values():
        takes += _values(document, content["schema"], "body")
    gives = tuple(
        (status, answer.get("description", ""), tuple(_given(document, answer)))
        for status, answer in told["responses"].items()
        if status.startswith("2")
    )
    try:
        curl = example(document, method, path, told).curl(server)
    except NoExample:
        curl = ""
    return Operation(
        told["operationId"],
        method.upper(),
        path,
        told.get("summary", ""),
        told.get("description", ""),
        tuple(takes),
        gives,
        curl,
    )


def _given(document: Mapping[str, Any], answer: Mapping[str, Any]) -> Iterator[Value]:
    for content in answer.get("content", {}).values():
        schema = content.get("schema", {})
        yield from _values(document, schema.get("items", schema), "")


def _values(document: Mapping[str, Any], schema: Mapping[str, Any], place: str) -> list[Value]:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    needed = schema.get("required", ())
    return [
        Value(name, _kind(each), each.get("description", ""), name in needed, place)
        for name, each in schema.get("properties", {}).items()
    ]


def _kind(schema: Mapping[str, Any]) -> str:
    """A type in a few words: ``string``, ``list of Result``, ``number or null``."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "enum" in schema:
        return " | ".join(str(each) for each in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_kind(each) for each in schema["anyOf"]))
    if schema.get("type") == "array":
        inside = [schema["items"]] if "items" in schema else schema.get("prefixItems", [])
        return f"list of {_kind(inside[0] if inside else {})}"
    if "additionalProperties" in schema and isinstance(schema["additionalProperties"], Mapping):
        return f"object of {_kind(schema['additionalProperties'])}"
    form = schema.get("format")
    kind = str(schema.get("type", schema.get("const", "anything")))
    return f"{kind} ({form})" if form else kind
