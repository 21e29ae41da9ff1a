"""Dramas that nobody made, with soundtracks: what a catalogue says of them, if it has them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import yaml

from bench.questions.invented import ADJECTIVES, GIVEN, NOUNS, STAGE, SURNAMES
from onara.spelling import romanised

SONGS = 14
"""Of a soundtrack; each is a part of its own."""
_GROUPS = 0.25
_ENGLISH = 0.15
"""Share of songs whose title is English in Korea too."""


@dataclass(frozen=True)
class Singer:
    """``name`` is how the singer writes it in Latin letters."""

    name: str
    name_ko: str
    is_person: bool


@dataclass(frozen=True)
class Song:
    """``title`` is the English title, ``title_ko`` the one in Hangul; ``is_english``: the latter
    only spells the former out."""

    id: str
    title: str
    title_ko: str
    is_english: bool
    singer: Singer
    part: int

    @property
    def native(self) -> str:
        """The title in Korea."""
        return self.title if self.is_english else self.title_ko

    @property
    def romanised(self) -> str:
        """The Korean title in Latin letters, with a capital where it begins."""
        return capital(romanised(self.title_ko))


@dataclass(frozen=True)
class Drama:
    """``is_catalogued``: whether the catalogue of the benchmark has it."""

    id: str
    title: str
    title_ko: str
    is_catalogued: bool
    songs: tuple[Song, ...]

    @cached_property
    def text(self) -> str:
        """The drama as a file of the catalogue."""
        songs = [
            {
                "id": song.id.partition("/")[2],
                "title": song.title,
                "title_ko": song.title_ko,
                "title_romanised": song.romanised,
                "performers": [{"name": song.singer.name, "name_ko": song.singer.name_ko}],
                "part": song.part,
                "roles": ["insert"],
            }
            for song in self.songs
        ]
        drama = {"id": self.id, "title": self.title, "title_ko": self.title_ko}
        drama["title_romanised"] = capital(romanised(self.title_ko))
        return str(yaml.safe_dump({"drama": drama, "songs": songs}, allow_unicode=True))


def capital(text: str) -> str:
    """The text with a capital where it begins."""
    return text[:1].upper() + text[1:]


def dramas(count: int, seed: int, catalogued: float = 0.7) -> Iterator[Drama]:
    """So many dramas, ``catalogued`` of them in the catalogue."""
    chance = random.Random(f"{seed}/dramas")
    singers = [_singer(chance) for _ in range(5 * count)]
    taken: set[str] = set()
    for number in range(count):
        title, title_ko = _unused(chance, taken)
        drama = f"invented-{number}"
        songs = []
        for part in range(1, SONGS + 1):
            is_english = chance.random() < _ENGLISH
            pair = _english(chance, taken) if is_english else _unused(chance, taken)
            singer = chance.choice(singers)
            songs.append(Song(f"{drama}/song-{part}", *pair, is_english, singer, part))
        yield Drama(drama, title, title_ko, chance.random() < catalogued, tuple(songs))


def _unused(chance: random.Random, taken: set[str]) -> tuple[str, str]:
    """A title that there is not yet, in English and Korean."""
    while True:
        first, second = chance.choice(ADJECTIVES), chance.choice(NOUNS)
        third = chance.choice(NOUNS)
        english, korean = f"{first[0]} {second[0]}", f"{first[1]} {second[1]}"
        if chance.random() < 0.6:
            english, korean = f"{english} and {third[0]}", f"{korean}의 {third[1]}"
        if korean not in taken and english not in taken:
            taken.update((korean, english))
            return english, korean


def _english(chance: random.Random, taken: set[str]) -> tuple[str, str]:
    while True:
        words = chance.sample(STAGE, 2)
        english, korean = (" ".join(word[at] for word in words) for at in (0, 1))
        if english not in taken:
            taken.add(english)
            return english, korean


def _singer(chance: random.Random) -> Singer:
    if chance.random() < _GROUPS:
        english, korean = zip(*chance.sample(STAGE, 2), strict=True)
        return Singer("".join(english), "".join(korean), is_person=False)
    weights = [weight for weight, _ in SURNAMES.values()]
    (family,) = chance.choices(list(SURNAMES), weights)
    given = chance.sample(list(GIVEN), 2)
    latin = [chance.choice(GIVEN[each]) for each in given]
    last = chance.choice(SURNAMES[family][1])
    style = chance.randrange(3)
    first = {
        0: " ".join(map(capital, latin)),
        1: capital("-".join(latin)),
        2: capital("".join(latin)),
    }
    return Singer(f"{last} {first[style]}", family + "".join(given), is_person=True)
