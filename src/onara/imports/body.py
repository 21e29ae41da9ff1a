"""Records as short texts and back: JSON lists of what is not the default."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache
from typing import Any

from onara.imports.records import (
    Appearance,
    ArtistRecord,
    Credit,
    DramaRecord,
    Kind,
    Name,
    Record,
    Relation,
    SongRecord,
    SoundtrackRecord,
)

_CLASS_OF: dict[Kind, type] = {
    "song": SongRecord,
    "artist": ArtistRecord,
    "drama": DramaRecord,
    "soundtrack": SoundtrackRecord,
}
_PARTS: dict[str, type] = {
    "names": Name,
    "performers": Credit,
    "composers": Credit,
    "lyricists": Credit,
    "networks": Credit,
    "relations": Relation,
    "appearances": Appearance,
}


def to_body(record: Record) -> str:
    """The record as JSON; equal records give equal texts."""
    return json.dumps(_as_object(record), ensure_ascii=False, separators=(",", ":"))


def from_body(kind: Kind, body: str) -> Record:
    """The record that `to_body` was given.  Raises `ValueError` or `TypeError` for other texts."""
    values = json.loads(body)
    for name, value in values.items():
        part = _PARTS.get(name)
        if part is not None:
            values[name] = tuple(_part(part, each) for each in value)
        elif name == "people":
            values[name] = tuple((role, _part(Credit, each)) for role, each in value)
        elif isinstance(value, list):
            values[name] = tuple(value)
    record: Record = _CLASS_OF[kind](**values)
    return record


def _part(part: type, values: dict[str, Any]) -> Any:
    return part(**{name: tuple(v) if isinstance(v, list) else v for name, v in values.items()})


def _as_object(value: Any) -> Any:
    if isinstance(value, str | int) or value is None:
        return value
    if isinstance(value, tuple):
        return [_as_object(each) for each in value]
    return {
        name: _as_object(held)
        for name, default in _fields(value.__class__)
        if (held := getattr(value, name)) != default
    }


@cache
def _fields(part: type[Any]) -> tuple[tuple[str, Any], ...]:
    return tuple((each.name, each.default) for each in fields(part))
