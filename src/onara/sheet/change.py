"""A person's change that can be taken back: what it was, and of which sheet, cue or unknown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal, TypeAlias

from onara.sheet.corrections import FIELDS
from onara.sheet.cue import Cue
from onara.sheet.rows import Scanned, cue_of_text

Kind: TypeAlias = Literal["cue", "added", "episode", "removed", "unknown"]
Row: TypeAlias = Mapping[str, Any]
_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Change:
    """A change: ``number`` is for ever its own, ``at`` seconds since 1970, ``what`` its words.

    ``kind``: a "cue" corrected or "added", an "episode" corrected or "removed", or an "unknown"
    named, joined or parted; ``fields`` are the names of what was set.
    """

    number: int
    at: float
    what: str
    kind: Kind
    episode: str | None = None
    cue: str | None = None
    unknown: int | None = None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Touched:
    """A row that a change touched: as it was ``before`` (``None`` where there was none) and is."""

    table: str
    key: Sequence[Any]
    before: Row | None
    now: Row | None


def change_of(number: int, at: float, what: str, touched: Sequence[Touched]) -> Change:
    """A change by the rows that it touched."""
    by_table = {one.table: one for one in reversed(touched)}
    if (row := by_table.get("unknown")) is not None:
        return Change(number, at, what, "unknown", unknown=row.key[0], fields=_differing(row))
    if (row := by_table.get("cue")) is not None:
        episode, cue = row.key
        kind: Kind = "cue" if row.before else "added"
        return Change(number, at, what, kind, episode, cue, fields=_said_of_cue(row))
    if (row := by_table.get("episode")) is not None:
        return Change(number, at, what, "episode", row.key[0], fields=_said_of_episode(row))
    return Change(number, at, what, "removed", touched[0].key[0] if touched else None)


def revision_of(cue: Cue) -> str:
    """A sign of a cue as it was shown; another one tells that it was changed."""
    return _sign(repr(cue))


def sheet_revision(scanned: Scanned, revisions: Iterable[str]) -> str:
    """A sign of a sheet as it was shown, by those of its cues in order."""
    return _sign(repr((scanned, *revisions)))


def _sign(told: str) -> str:
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_LETTERS]


def _differing(row: Touched) -> tuple[str, ...]:
    if row.before is None or row.now is None:
        return ()
    return tuple(name for name in row.before if row.before[name] != row.now[name])


def _said_of_cue(row: Touched) -> tuple[str, ...]:
    if row.now is None:
        return ()
    now = cue_of_text(row.now["told"])
    if row.before is None:
        return now.set_by_person
    before = cue_of_text(row.before["told"])
    return tuple(
        name
        for name in FIELDS
        if name in now.set_by_person
        and (name not in before.set_by_person or getattr(now, name) != getattr(before, name))
    )


def _said_of_episode(row: Touched) -> tuple[str, ...]:
    if row.before is None or row.now is None:
        return ()
    before, now = json.loads(row.before["said"]), json.loads(row.now["said"])
    said = tuple(name for name in now if now[name] != before.get(name))
    return (*said, *(("reviewer",) if row.before["reviewer"] != row.now["reviewer"] else ()))
