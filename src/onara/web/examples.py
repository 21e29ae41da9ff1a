"""An example of every operation, made of the examples that the description gives of its values.

The page for programmers shows them for curl, and a test runs them all.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

Document = Mapping[str, Any]


class NoExample(Exception):
    """A value that has to be there, and of which the description gives no example."""


@dataclass(frozen=True, slots=True)
class Example:
    """A request: ``query`` is encoded, ``body`` is sent as JSON, ``files`` are names of fields."""

    operation: str
    method: str
    path: str
    query: str = ""
    body: Any = None
    files: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The path with the question behind it."""
        return f"{self.path}?{self.query}" if self.query else self.path

    def curl(self, server: str) -> str:
        """The request as it is typed into a terminal."""
        words = ["curl"]
        if self.method not in ("GET", "POST") or (self.method == "POST" and not self._is_sent):
            words += ["-X", self.method]
        words.append(shlex.quote(server.rstrip("/") + self.address))
        for name in self.files:
            words += ["-F", f"{name}=@clip.wav"]
        if self.body is not None:
            told = json.dumps(self.body, ensure_ascii=False)
            words += ["-H", "'Content-Type: application/json'", "-d", shlex.quote(told)]
        return " ".join(words)

    @property
    def _is_sent(self) -> bool:
        return self.body is not None or bool(self.files)


def examples(document: Document) -> Iterator[Example]:
    """One example an operation; raises `NoExample` where one cannot be made."""
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            yield example(document, method, path, operation)


def example(document: Document, method: str, path: str, operation: Document) -> Example:
    """The example of an operation."""
    query = {}
    for parameter in operation.get("parameters", ()):
        name, place = parameter["name"], parameter["in"]
        is_needed = parameter.get("required", False)
        value = _value(document, parameter.get("schema", {}), parameter, is_needed=is_needed)
        if value is None:
            if is_needed:
                raise NoExample(f"{method} {path}: {name}")
        elif place == "path":
            path = path.replace(f"{{{name}}}", quote(str(value), safe="/"))
        elif place == "query":
            query[name] = str(value).lower() if isinstance(value, bool) else value
    body, files = _body(document, operation.get("requestBody"))
    asked = urlencode(query, doseq=True)
    return Example(operation["operationId"], method.upper(), path, asked, body, files)


def _body(document: Document, body: Document | None) -> tuple[Any, tuple[str, ...]]:
    if body is None:
        return None, ()
    for kind, told in body["content"].items():
        schema = _resolved(document, told["schema"])
        if kind == "application/json":
            return _value(document, schema, told, is_needed=True), ()
        if kind == "multipart/form-data":
            return None, tuple(schema.get("required", schema["properties"]))
    return None, ()


def _value(document: Document, schema: Document, around: Document, *, is_needed: bool) -> Any:
    """An example of a value; ``None`` where there is none, and none is needed."""
    for told in (around, schema := _resolved(document, schema)):
        given = told.get("examples")
        if given:
            return given[0] if isinstance(given, list) else next(iter(given.values()))["value"]
        if "example" in told:
            return told["example"]
    if "properties" in schema:
        needed = schema.get("required", ())
        made = {
            name: value
            for name, each in schema["properties"].items()
            if (value := _value(document, each, {}, is_needed=name in needed)) is not None
        }
        missing = set(needed) - set(made)
        if missing:
            raise NoExample(f"{schema.get('title')}: {', '.join(sorted(missing))}")
        return made
    for choice in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        value = _value(document, choice, {}, is_needed=is_needed)
        if value is not None:
            return value
    if not is_needed:
        return None
    if schema.get("type") == "array":
        inner = _value(document, schema.get("items", {}), {}, is_needed=True)
        return None if inner is None else [inner]
    if "default" in schema:
        return schema["default"]
    return schema["enum"][0] if schema.get("enum") else schema.get("const")


def _resolved(document: Document, schema: Document) -> Document:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema
