"""An answer of Subsonic's protocol, as JSON or, of old servers, as XML: one plain dictionary."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

_ENVELOPE = "subsonic-response"
_DOCTYPE = b"<!doctype"
Told = Mapping[str, Any]


def read_answer(data: bytes) -> Told | None:
    """What is in the envelope; ``None`` where this is no answer of the protocol."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    told: object = None
    if start.startswith(b"{"):
        try:
            told = json.loads(start).get(_ENVELOPE)
        except (ValueError, RecursionError):
            return None
    elif start.startswith(b"<") and _DOCTYPE not in data.lower():
        try:
            root = ET.fromstring(start)
        except (ET.ParseError, ValueError, LookupError):
            return None
        told = _plain(root) if _bare(root.tag) == _ENVELOPE else None
    return told if isinstance(told, dict) and isinstance(told.get("status"), str) else None


def is_page(data: bytes) -> bool:
    """Whether this is a web page."""
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html"))


def texts(value: object) -> tuple[str, ...]:
    """The texts of a value that may be one or several: empty where it is neither."""
    several = value if isinstance(value, list) else [value]
    return tuple(each for each in several if isinstance(each, str) and each)


def text(told: Told, name: str) -> str:
    """A text; ids that a server writes as numbers are texts too."""
    value = told.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def number(told: Told, name: str) -> int | None:
    """A whole number that is not negative, which XML has as text."""
    value = told.get(name)
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 19:
        return int(value)
    if isinstance(value, float) and 0 <= value < 1e18:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def parts(told: Told, *names: str) -> list[Told]:
    """The dictionaries of a list within dictionaries: one alone, or none, is a list too."""
    value: object = told
    for name in names:
        if isinstance(value, list):
            value = value[0] if value else None
        value = value.get(name) if isinstance(value, dict) else None
    several = value if isinstance(value, list) else [value]
    return [each for each in several if isinstance(each, dict)]


def _plain(element: ET.Element) -> dict[str, Any]:
    """Attributes are values, elements dictionaries: several of one name are a list."""
    told: dict[str, Any] = dict(element.attrib)
    for child in element:
        name = _bare(child.tag)
        value: Any = _plain(child) if child.attrib or len(child) else (child.text or "").strip()
        told[name] = [*told[name], value] if isinstance(told.get(name), list) else [value]
    return told


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]
