"""What is known of songs, dramas and people in sentences: the texts that a described scene is
compared with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onara.catalogue import Catalogue, Drama, Song
from onara.catalogue.roles import ROLES
from onara.catalogue.statement import Person
from onara.wording import voice_of

_KOREAN = voice_of("ko")
_STORY, _TOLD = 140, 240
"""Characters of the plot and of the scenes in the one text that has both."""


class Document(NamedTuple):
    """A text about a node; ``said`` is how it is quoted as a reason, in Korean ``said_ko``."""

    node: str
    text: str
    said: str
    said_ko: str | None = None


def documents(catalogue: Catalogue, people: dict[str, str]) -> list[Document]:
    """All texts of a catalogue.

    ``people`` gives the id of a person by the name that the files use.
    """
    return [*_of_dramas(catalogue), *_of_people(catalogue, people)]


def _of_dramas(catalogue: Catalogue) -> Iterator[Document]:
    for drama in catalogue.dramas:
        for statement in (*drama.plot, *drama.facts, *drama.founding_list_remarks):
            for text in statement.texts:
                yield Document(drama.id, text, statement.text, statement.ko)
        yield from _of_cast(drama)
        genres = ", ".join(drama.genres)
        genres_ko = _KOREAN.words("genres", drama.genres)
        yield Document(drama.id, f"Korean drama: {genres}. {drama.title}", genres, genres_ko)
        for song in drama.songs:
            yield from _of_song(drama, song)


def _of_cast(drama: Drama) -> Iterator[Document]:
    for person in drama.cast:
        if person.character and person.about:
            said = f"{person.name} plays {person.character}: {person.about}"
            yield Document(drama.id, said, said, _plays(person))


def _plays(person: Person) -> str | None:
    if not person.about_ko:
        return None
    return _KOREAN.say(
        "reasons.plays",
        who=person.name_ko or person.name,
        part=person.character_ko or person.character,
        about=person.about_ko,
    )


def _in_its_drama(drama: Drama, song: Song) -> Iterator[Document]:
    """All of a song in one text, with the story it belongs to: half of a memory is the drama's."""
    characters = [
        person
        for person in drama.cast
        if person.character and person.about and _mentions(song, person.character)
    ]
    about = " ".join(f"{person.character}: {person.about}." for person in characters[:2])
    story = drama.plot[0] if drama.plot else None
    roles = ", ".join(ROLES[role].phrase for role in song.roles)
    for number in (0, 1):
        scenes = [each for each in song.scenes if len(each.texts) > number]
        told = [each.texts[number] for each in scenes]
        if told:
            plot = story.texts[number][:_STORY] if story and len(story.texts) > number else ""
            frame = f"{roles}, {', '.join(song.moods)}. {about}" if number == 0 else ""
            yield Document(
                song.id, f"{frame} {' '.join(told)[:_TOLD]} {plot}", told[0], scenes[0].ko
            )


def _mentions(song: Song, character: str) -> bool:
    given = character.split()[-1]
    return any(given in statement.text for statement in (*song.scenes, *song.notes))


def _of_song(drama: Drama, song: Song) -> Iterator[Document]:
    yield from _in_its_drama(drama, song)
    for statement in (*song.scenes, *song.notes, *song.honours):
        for text in statement.texts:
            yield Document(song.id, text, statement.text, statement.ko)
    for place in song.elsewhere:
        said = f"heard in {place.where}" + (f": {place.about}" if place.about else "")
        told = {"where": place.where_ko or place.where, "about": place.about_ko}
        said_ko = _KOREAN.say("reasons.heard", **told) if place.about_ko else None
        yield Document(song.id, said, said, said_ko)
    roles = ", ".join(ROLES[role].phrase for role in song.roles)
    moods = ", ".join(song.moods)
    if moods:
        said = ", ".join(filter(None, [moods, roles]))
        phrases = [ROLES[role].phrase for role in song.roles]
        korean = (_KOREAN.words("moods", song.moods), _KOREAN.words("roles", phrases))
        yield Document(song.id, f"{moods} song, {roles}", said, ", ".join(filter(None, korean)))


def _of_people(catalogue: Catalogue, people: dict[str, str]) -> Iterator[Document]:
    for entry in catalogue.world.people:
        for statement in entry.facts:
            for text in statement.texts:
                yield Document(people[entry.name], text, statement.text, statement.ko)
