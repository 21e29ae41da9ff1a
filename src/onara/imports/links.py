"""Which songs are an artist's, a drama's, a soundtrack's or a work's: the links of a record."""

from __future__ import annotations

from onara.imports.records import DramaRecord, Record, SongRecord, SoundtrackRecord

PERFORMER, PLACE, WORK, THEME, COMPOSER, LYRICIST, CREW = range(7)
"""Roles: a song's singer; its drama or soundtrack (or a soundtrack's drama); the work that it is
a performance of; a song that a drama names as its theme; who wrote a song's music and its words;
who made a drama or acts in it."""

PERFORMANCE = "performance"
THEME_MUSIC = "theme music"
SOUNDTRACK_RELEASE = "soundtrack release"
"""Kinds of relation that are looked up from the other end."""


def links_of(record: Record) -> set[tuple[str, int]]:
    """What a record is linked to: (id, role) pairs."""
    found: set[tuple[str | None, int]] = set()
    if isinstance(record, SongRecord):
        found |= {(each.id, PERFORMER) for each in record.performers}
        found |= {(each.id, COMPOSER) for each in record.composers}
        found |= {(each.id, LYRICIST) for each in record.lyricists}
        for place in record.appearances:
            found |= {(place.drama_id, PLACE), (place.soundtrack_id, PLACE)}
        found |= {(r.target, WORK) for r in record.relations if r.kind == PERFORMANCE}
    elif isinstance(record, SoundtrackRecord):
        found.add((record.drama_id, PLACE))
    elif isinstance(record, DramaRecord):
        found |= {(r.target, THEME) for r in record.relations if r.kind == THEME_MUSIC}
        found |= {(each.id, CREW) for _, each in record.people}
    return {(target, role) for target, role in found if target}
