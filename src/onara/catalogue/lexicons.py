"""The names that the catalogue offers for reading a text: per drama and per song."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onara.catalogue.markings import MARKS, NOISE
from onara.catalogue.model import Drama, Song
from onara.catalogue.reading import ALSO, DRAMA, PERFORMER, TITLE, Lexicon
from onara.catalogue.statement import Person
from onara.spelling import key, tokens

_BRACKET = re.compile(r"^(.+?)\s*[(\[]([^)\]]+)[)\]]$")
_HALVES = re.compile(r" - |: ")
_RELEASE_TAIL = re.compile(r"\s*(?:\(.*\)|Part \d+|OST)$")
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class DramaNames:
    """One drama's names.  ``strong`` are keys that hardly name anything else, even in a sentence.

    Single words such as Signal or Goblin also name bands, films and other people's albums.
    """

    drama: Drama
    lexicon: Lexicon
    strong: frozenset[str]
    people: Lexicon


@dataclass(frozen=True, slots=True)
class SongNames:
    """One song's titles and performers, and the versions that its own title names."""

    song: Song
    lexicon: Lexicon
    title_keys: frozenset[str]
    romanised: tuple[tuple[str, ...], ...]
    marks: frozenset[str]
    self_titled: frozenset[str]


def drama_names(drama: Drama) -> DramaNames:
    """The names of one drama, its releases and those who made its music."""
    lexicon, people, strong = Lexicon(), Lexicon(), set()
    for title in _drama_titles(drama):
        words = tokens(title)
        lexicon.add(words, DRAMA)
        length = len("".join(words))
        if length > (6 if len(words) > 1 else 4) and (len(words) > 1 or words[0][0] >= "가"):
            strong.add("".join(words))
    romanised = (drama.title_romanised, *(half for half in _halves(drama.title_romanised)))
    for title in filter(None, romanised):
        if len(key(title)) > 6:
            lexicon.add(tokens(title), DRAMA, romanised=True)
    soundtrack = drama.soundtrack
    makers = (*soundtrack.music_directors, *soundtrack.producers, *soundtrack.labels)
    for release in soundtrack.releases:
        makers += tuple(company for company in (release.label, release.distributor) if company)
    for person in (*makers, *drama.production):
        _add_person(people, person, ALSO)
    return DramaNames(drama, lexicon, frozenset(strong), people)


def song_names(song: Song, drama: DramaNames) -> SongNames:
    """The names of one song, on top of those of its drama."""
    lexicon = Lexicon()
    marks: set[str] = set()
    keys: set[str] = set()
    believed = [title for claim in song.unverified for title in claim.titles]
    forms = [form for title in (*song.titles, *believed) for form in _title_forms(title)]
    for words, kind, found in forms:
        marks |= found
        if kind == TITLE:
            lexicon.add(words, TITLE, marks=found)
            keys.add("".join(words))
    romanised = (tokens(song.title_romanised),) if song.title_romanised else ()
    for words in romanised:
        if len("".join(words)) > 4:
            lexicon.add(words, TITLE, romanised=True)
    for person in song.performers:
        _add_person(lexicon, person, PERFORMER)
    for name in (name for claim in song.unverified for name in claim.names):
        lexicon.add(tokens(name), PERFORMER)
    # What stands in a title's bracket may be another title or the singer: it comes last.
    for words, kind, found in forms:
        lexicon.add(words, kind, marks=found)
    for people in song.credits.values():
        for person in people:
            _add_person(lexicon, person, ALSO)
    self_titled = frozenset(keys & drama.lexicon.keys.keys())
    return SongNames(song, lexicon, frozenset(keys), romanised, frozenset(marks), self_titled)


def _drama_titles(drama: Drama) -> Iterator[str]:
    # A band of the drama may be a name of it too; in a file it is the performer.
    performers = {key(name) for song in drama.songs for p in song.performers for name in p.names}
    for title in drama.titles:
        if title != drama.title_romanised and key(title) not in performers:
            yield title
            yield from _halves(title)
    for release in drama.soundtrack.releases:
        yield release.title
        shorter = _RELEASE_TAIL.sub("", release.title)
        if key(drama.title) in key(shorter):
            yield shorter


def _halves(title: str | None) -> list[str]:
    """Both sides of a title such as "Who Are You: School 2015"; none where it has one side."""
    halves = _HALVES.split(title or "")
    return halves if len(halves) > 1 else []


def _title_forms(title: str) -> Iterator[tuple[tuple[str, ...], str, frozenset[str]]]:
    """The forms of a title with their kind and the version marks that its bracket names."""
    words = tokens(title)
    bracket = _BRACKET.match(title)
    inner = tokens(bracket[2]) if bracket else ()
    marks = frozenset(MARKS[word] for word in inner if word in MARKS)
    yield words, TITLE, marks
    if len(words) > 1 and words[0] in _ARTICLES:
        yield words[1:], TITLE, marks
    if " / " in title:
        yield from ((tokens(one), TITLE, marks) for one in title.split(" / "))
    if bracket:
        yield tokens(bracket[1]), TITLE, frozenset()
        if not all(word in MARKS or word in NOISE for word in inner):
            yield inner, ALSO, marks


def _add_person(lexicon: Lexicon, person: Person, kind: str) -> None:
    for name in person.names:
        words = tokens(name)
        lexicon.add(words, kind, romanised=True)
        if 1 < len(words) < 4 and all(word.isascii() for word in words):
            lexicon.add((*words[1:], words[0]), kind, romanised=True)
    for group in person.groups:
        lexicon.add(tokens(group), ALSO)
