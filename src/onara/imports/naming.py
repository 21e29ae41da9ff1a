"""Credits that came as bare ids, filled with the names of the records of those ids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

from onara.imports.records import Appearance, Credit, Record, Relation

R = TypeVar("R", bound=Record)
Title = Callable[[str], str | None]


def named(record: R, title: Title) -> R:
    """The record with every name, that it lacks and ``title`` knows by its id, filled in."""
    filled = {each.name: _filled(getattr(record, each.name), title) for each in fields(record)}
    return replace(record, **filled)


def _filled(value: Any, title: Title) -> Any:
    if isinstance(value, tuple):
        return tuple(_filled(each, title) for each in value)
    if isinstance(value, Credit) and value.id and not value.name:
        return replace(value, name=title(value.id) or "")
    if isinstance(value, Relation) and not value.title:
        return replace(value, title=title(value.target))
    if isinstance(value, Appearance):
        return replace(
            value,
            drama=value.drama or (title(value.drama_id) if value.drama_id else None),
            soundtrack=value.soundtrack
            or (title(value.soundtrack_id) if value.soundtrack_id else None),
        )
    return value
