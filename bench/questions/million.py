"""An imported catalogue of any size with realistic Korean names, the same for the same seed.

Everything in it is invented from parts: surnames as frequent as in Korea's census of 2015 (in
thousandths; Statistics Korea), syllables of given names, groups and stage names, titles from word
lists in both languages, romanised as people do it, each in a way of their own.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from bench.questions.invented import ADJECTIVES, GIVEN, NOUNS, PHRASES, STAGE, SURNAMES, WHERE
from onara.imports import (
    Appearance,
    ArtistRecord,
    Credit,
    DramaRecord,
    Name,
    Record,
    SongRecord,
    SoundtrackRecord,
)

SOURCE = "million"
_SONGS_TO_AN_ARTIST = 5
_SONGS_TO_A_DRAMA = 14
_GROUPS = 0.25
"""Share of groups and stage names among the artists."""
_ROLES = ("opening", "ending", "main theme", "love theme", "insert", "character theme")
_FORMS = ("Part.{}", "OST Part.{}", "OST Part {}", "OST Pt. {}")


def songs(count: int, seed: int) -> Iterator[Record]:
    """``count`` songs, after their artists, and each after its drama and soundtrack.

    Nothing is kept in memory, so that a million is as easy as ten.
    """
    artists = max(1, count // _SONGS_TO_AN_ARTIST)
    for number in range(artists):
        yield artist(number, seed)
    done = 0
    for number in range(count):
        chance = random.Random(f"{seed}/drama/{number}")
        drama = _drama(number, chance)
        yield drama
        of_this = min(count - done, max(1, round(chance.expovariate(1 / _SONGS_TO_A_DRAMA))))
        yield from _soundtrack(drama, done, of_this, artists, chance, seed)
        done += of_this
        if done == count:
            return


def artist(number: int, seed: int) -> ArtistRecord:
    """The artist of this number."""
    chance = random.Random(f"{seed}/artist/{number}")
    id = f"{SOURCE}:artist/{number}"
    if chance.random() < _GROUPS:
        english, korean = _stage_name(chance)
        return ArtistRecord(id, SOURCE, english, korean, form="group")
    korean, spelled = _person(chance)
    aliases = tuple(Name(_respelled(korean, chance)) for _ in range(chance.randrange(3)))
    return ArtistRecord(id, SOURCE, spelled, korean, aliases, form="person")


def _drama(number: int, chance: random.Random) -> DramaRecord:
    english, korean = _title(chance)
    year = chance.randrange(1995, 2026)
    return DramaRecord(
        f"{SOURCE}:drama/{number}",
        SOURCE,
        english,
        korean,
        (Name(f"{korean} {year}", "ko"),) if chance.random() < 0.1 else (),
        first=f"{year}-{chance.randrange(1, 13):02}",
        episodes=chance.choice((12, 16, 16, 16, 20, 24, 50)),
    )


def _soundtrack(
    drama: DramaRecord,
    first: int,
    count: int,
    artists: int,
    chance: random.Random,
    seed: int,
) -> Iterator[Record]:
    form = chance.choice(_FORMS)
    left = list(range(first, first + count))
    for part in range(1, count + 1):
        together = [left.pop(0) for _ in range(min(len(left), chance.choice((1, 1, 2, 2, 3))))]
        title = f"{drama.title_ko} {form.format(part)}"
        disc = SoundtrackRecord(
            f"{drama.id}/{part}",
            SOURCE,
            title,
            title,
            drama=drama.title_ko,
            drama_id=drama.id,
            part=part,
            released=drama.first,
        )
        yield disc
        for number in together:
            yield _song(number, drama, disc, artists, chance, seed)
        if not left:
            return


def _song(
    number: int,
    drama: DramaRecord,
    disc: SoundtrackRecord,
    artists: int,
    chance: random.Random,
    seed: int,
) -> SongRecord:
    english, korean = _title(chance)
    # Few artists sing most of the songs.
    singers = {int(artists * chance.random() ** 2.5) for _ in range(chance.choice((1, 1, 1, 1, 2)))}
    credits = [artist(each, seed) for each in sorted(singers)]
    place = Appearance(
        drama.title,
        drama.id,
        disc.title,
        disc.id,
        disc.part,
        disc.released,
        (chance.choice(_ROLES),) if chance.random() < 0.3 else (),
    )
    return SongRecord(
        f"{SOURCE}:song/{number}",
        SOURCE,
        english,
        korean,
        performers=tuple(
            Credit(each.title_ko or each.title, each.id, " & " if place_ < len(credits) else "")
            for place_, each in enumerate(credits, start=1)
        ),
        appearances=(place,),
    )


def _title(chance: random.Random) -> tuple[str, str]:
    """An English and a Korean title that mean the same."""
    kind = chance.random()
    noun, noun_ko = chance.choice(NOUNS)
    if kind < 0.08:
        return noun, noun_ko
    adjective, adjective_ko = chance.choice(ADJECTIVES)
    if kind < 0.30:
        return f"{adjective} {noun}", f"{adjective_ko} {noun_ko}"
    other, other_ko = chance.choice(NOUNS)
    if kind < 0.50:
        return f"{noun} of {other}", f"{other_ko}의 {noun_ko}"
    phrase, phrase_ko = chance.choice(PHRASES)
    if kind < 0.53:
        return phrase, phrase_ko
    where, where_ko = chance.choice(WHERE)
    if kind < 0.75:
        return f"{phrase} {where} the {noun}", f"{noun_ko}{where_ko} {phrase_ko}"
    return (
        f"{phrase} {where} the {adjective} {noun}",
        f"{adjective_ko} {noun_ko}{where_ko} {phrase_ko}",
    )


def _person(chance: random.Random) -> tuple[str, str]:
    """A name in Hangul, and as its owner writes it in Latin letters."""
    surname = chance.choices(list(SURNAMES), [share for share, _ in SURNAMES.values()])[0]
    korean = surname + "".join(chance.choices(list(GIVEN), k=1 + (chance.random() < 0.93)))
    return korean, _respelled(korean, chance)


def _respelled(korean: str, chance: random.Random) -> str:
    """One of the ways to write a Korean name in Latin letters."""
    surname = chance.choice(SURNAMES[korean[0]][1])
    given = [chance.choice(GIVEN[syllable]) for syllable in korean[1:]]
    style = chance.random()
    if style < 0.4:
        name = "-".join([given[0].title(), *given[1:]])
    elif style < 0.8:
        name = " ".join(part.title() for part in given)
    else:
        name = "".join(given).title()
    return f"{name} {surname}" if chance.random() < 0.15 else f"{surname} {name}"


def _stage_name(chance: random.Random) -> tuple[str, str]:
    parts: Sequence[tuple[str, str]] = chance.sample(STAGE, chance.choice((1, 2, 2, 3)))
    english = chance.choice((" ", "")).join(part for part, _ in parts)
    if chance.random() < 0.3:
        number = str(chance.randrange(2, 100))
        return f"{english} {number}", "".join(part for _, part in parts) + f" {number}"
    return english, " ".join(part for _, part in parts)
