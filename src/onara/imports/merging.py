"""Two records of the same thing made one."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from onara.imports.records import (
    Appearance,
    Name,
    Record,
    SongRecord,
)

R = TypeVar("R", bound=Record)

_UNITED = ("relations", "sources")
"""Fields in which everything is kept; of the other lists only one is right: a credit line."""


def completed(base: R, further: Record) -> R:
    """``base``, with what it lacks taken from ``further``; every name of both is kept.

    Records of different kinds are not the same thing: then ``base`` stays as it is.
    """
    if type(base) is not type(further):
        return base
    values: dict[str, Any] = {"names": _names(base, further)}
    for each in fields(base):
        name = each.name
        if name in _UNITED:
            values[name] = tuple(dict.fromkeys(getattr(base, name) + getattr(further, name)))
        elif name not in ("id", "source", "title", "names") and not getattr(base, name):
            values[name] = getattr(further, name)
    if isinstance(base, SongRecord) and isinstance(further, SongRecord):
        values["appearances"] = united(base.appearances, further.appearances)
    return replace(base, **values)


def replaced(old: Record, new: R) -> R:
    """``new``, with the appearances on other soundtracks and in other dramas that ``old`` has.

    A song comes once for each album that it is on, and each document knows of one album only.
    """
    if isinstance(old, SongRecord) and isinstance(new, SongRecord):
        return replace(new, appearances=united(new.appearances, old.appearances))
    return new


def united(first: tuple[Appearance, ...], second: tuple[Appearance, ...]) -> tuple[Appearance, ...]:
    """Appearances of both, the earliest first; of one release what ``first`` says."""
    by_place = {(each.soundtrack_id, each.drama_id, each.drama): each for each in second}
    by_place |= {(each.soundtrack_id, each.drama_id, each.drama): each for each in first}
    return tuple(sorted(by_place.values(), key=_when))


def _when(appearance: Appearance) -> tuple[str, str]:
    # "~" stands behind all digits: what has no date comes last.
    return appearance.released or "~", appearance.soundtrack_id or appearance.drama_id or ""


def _names(base: Record, further: Record) -> tuple[Name, ...]:
    known = {name.text for name in base.names} | {base.title, base.title_ko}
    others = [Name(text) for text in (further.title, further.title_ko) if text]
    # Names with a locale say more than a bare title, so they come first.
    new = {
        name.text: name for name in (*others[::-1], *further.names[::-1]) if name.text not in known
    }
    return base.names + tuple(reversed(new.values()))
