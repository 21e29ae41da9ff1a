"""Moods: which there are, which songs have one, and which others go with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onara.catalogue import Catalogue, Song


@dataclass(frozen=True, slots=True)
class MoodCount:
    """A mood, in the catalogue's own word, and how many songs have it."""

    mood: str
    songs: int


@dataclass(frozen=True, slots=True)
class Mood:
    """``songs`` are those that have it, where it says most of them first; ``near`` the moods that
    they have beside it, the most frequent first; ``dramas`` ids, those with most of them first."""

    mood: str
    songs: tuple[Song, ...]
    near: tuple[MoodCount, ...]
    dramas: tuple[str, ...]


def moods(catalogue: Catalogue) -> tuple[MoodCount, ...]:
    """All moods, the most frequent first."""
    return _counted(Counter(mood for song in catalogue.songs for mood in song.moods))


def mood(catalogue: Catalogue, name: str) -> Mood:
    """One mood; raises ``KeyError`` where no song has it."""
    songs = sorted(
        (song for song in catalogue.songs if name in song.moods),
        key=lambda song: (song.moods.index(name), len(song.moods)),
    )
    if not songs:
        raise KeyError(name)
    beside = Counter(each for song in songs for each in song.moods if each != name)
    dramas = Counter(song.drama_id for song in songs)
    return Mood(name, tuple(songs), _counted(beside), tuple(id_ for id_, _ in dramas.most_common()))


def _counted(found: Counter[str]) -> tuple[MoodCount, ...]:
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(MoodCount(name, count) for name, count in ordered)
