"""Songs of one title that are all meant, and what tells them apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from onara.ask.answer import Answer, Result
from onara.catalogue import Catalogue
from onara.graph import Kind
from onara.spelling import key

_AS_GOOD = 0.75
"""Songs of one title are all meant where the score of each is at least this share of the best."""
Trait: TypeAlias = Literal["singer", "drama", "title_ko", "role", "year", "id"]


def namesakes(answer: Answer) -> list[Result]:
    """The songs of the best result's title that are as good an answer; one is none."""
    best = answer.results[0] if answer.results else None
    if best is None or answer.unknown or best.kind != Kind.SONG:
        return []
    found = [
        each
        for each in answer.results
        if each.kind == Kind.SONG
        and key(each.title) == key(best.title)
        and each.score >= _AS_GOOD * best.score
    ]
    return found if len(found) > 1 else []


def told_apart(songs: Sequence[Result], catalogue: Catalogue) -> tuple[Trait, ...]:
    """What differs between songs, and is known of all of them; their ids where nothing is."""
    values: dict[Trait, list[object]] = {
        "singer": [each.performers for each in songs],
        "drama": [each.drama for each in songs],
        "title_ko": [each.title_ko for each in songs],
        "role": [each.role for each in songs],
        "year": [year_of(each.id, catalogue) for each in songs],
    }
    differing = tuple(name for name, each in values.items() if len(set(each)) > 1 and all(each))
    return differing or ("id",)


def year_of(song_id: str, catalogue: Catalogue) -> str | None:
    """The year in which a song came out."""
    try:
        released = catalogue.song(song_id).released
    except KeyError:
        return None
    return released[:4] if released else None
