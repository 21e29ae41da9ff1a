"""An answer of OpenSubsonic: one envelope, as XML or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any, Literal, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from starlette.responses import Response

VERSION = "1.16.1"
"""The version of Subsonic's protocol that OpenSubsonic builds on."""
Form: TypeAlias = Literal["xml", "json"]
Told: TypeAlias = Mapping[str, Any]
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Failed(Exception):
    """A call that cannot be answered, by the protocol's ``code``."""

    def __init__(self, code: int, message: str, help_url: str | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.help_url = code, message, help_url

    @property
    def told(self) -> Told:
        told = {"code": self.code, "message": self.message}
        return {"error": told | ({"helpUrl": self.help_url} if self.help_url else {})}


MISSING, WRONG, NO_TOKEN, CONFLICT, WRONG_KEY, MAY_NOT, NOT_FOUND = 10, 40, 41, 43, 44, 50, 70


def not_found() -> Failed:
    """There is nothing of that id."""
    return Failed(NOT_FOUND, "The requested data was not found.")


def enveloped(told: Told, form: Form, *, status: str = "ok") -> Response:
    """The response of a call; what is ``None`` in it is left out."""
    around = {
        "status": status,
        "version": VERSION,
        "type": "onara",
        "serverVersion": version("onara"),
        "openSubsonic": True,
        **told,
    }
    if form == "json":
        body = json.dumps({"subsonic-response": _bare(around)}, ensure_ascii=False)
        return Response(body.encode("utf-8", "replace"), media_type="application/json")
    around["xmlns"] = "http://subsonic.org/restapi"
    body = '<?xml version="1.0" encoding="UTF-8"?>\n' + _element("subsonic-response", around)
    return Response(body.encode("utf-8", "replace"), media_type="application/xml; charset=utf-8")


def _bare(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _bare(each) for name, each in value.items() if each is not None}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_bare(each) for each in value]
    return value


def _element(name: str, value: Any) -> str:
    """An element: plain values are attributes, ``value`` is the text, all others are elements."""
    if not isinstance(value, Mapping):
        return f"<{name}>{escape(_text(value))}</{name}>"
    attributes, inside = "", ""
    for key, each in value.items():
        if each is None:
            continue
        if key == "value":
            inside += escape(_text(each))
        elif isinstance(each, Mapping):
            inside += _element(key, each)
        elif isinstance(each, Sequence) and not isinstance(each, str):
            inside += "".join(_element(key, one) for one in each)
        else:
            attributes += f" {key}={quoteattr(_text(each))}"
    return f"<{name}{attributes}>{inside}</{name}>" if inside else f"<{name}{attributes}/>"


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _NOT_XML.sub("\ufffd", str(value))
