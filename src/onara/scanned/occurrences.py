"""Where does one piece of music sound in all that was scanned?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from onara.scan.naming import Names
from onara.sheet import Cue, CueSheet, Scanned, SheetStore, Unknown
from onara.spelling import composed, key

_NUMBERED = re.compile(r"(?:unknown(?: music)?|미확인(?: 음악)?)[\s#-]*(?P<number>\d{1,6})", re.I)


class Sheets(Protocol):
    """What has cue sheets: a `Scanner`."""

    @property
    def store(self) -> SheetStore: ...

    def names(self) -> Names: ...


def unknown_meant(words: str, store: SheetStore) -> Unknown | None:
    """The recurring unknown that is called so: "unknown 3", or the name that a person gave it.

    One that was merged into another is that other one.  ``None`` where there is none.
    """
    unknowns = {one.number: one for one in store.unknowns()}
    typed = " ".join(composed(words).split())
    numbered = _NUMBERED.fullmatch(typed)
    if numbered:
        found = unknowns.get(int(numbered["number"]))
    else:
        named = [one for one in unknowns.values() if one.name and key(one.name) == key(typed)]
        found = named[0] if named and key(typed) else None
    while found is not None and found.into is not None:
        found = unknowns.get(found.into)
    return found


def occurrences(
    scanned: Sheets, recordings: Iterable[str], unknown: Unknown | None = None
) -> tuple[CueSheet, ...]:
    """The sheets in which these recordings sound, or an unknown, with only those cues.

    They are in the order of the store; what a person has rejected is left out.
    """
    wanted = list(recordings)
    found: list[tuple[str, Cue]] = []
    if unknown is not None:
        wanted += [unknown.recording] if unknown.recording else []
        found += scanned.store.cues_with_unknown(unknown.number)
    found += scanned.store.cues_with(dict.fromkeys(wanted))
    ids: dict[str, set[str]] = {}
    for episode, cue in found:
        if not cue.rejected:
            ids.setdefault(episode, set()).add(cue.id)
    names = scanned.names()
    return tuple(
        names.sheet(one, only=ids[one.episode.id])
        for one in scanned.store.episodes()
        if one.episode.id in ids
    )


def season_of(sheets: Iterable[CueSheet], store: SheetStore) -> list[Scanned]:
    """All scanned episodes of the dramas that these sheets are of, in order: those too in which
    the music does not sound."""
    ids = {sheet.episode.id for sheet in sheets}
    episodes = store.episodes()
    dramas = {_drama(one) for one in episodes if one.episode.id in ids} - {None}
    return [one for one in episodes if one.episode.id in ids or _drama(one) in dramas]


def _drama(scanned: Scanned) -> str | None:
    return scanned.episode.drama or scanned.episode.drama_title
