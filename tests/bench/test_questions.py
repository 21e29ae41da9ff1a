"""Our own questions, held against the catalogue that they are asked of."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import pytest

from bench.questions.judging import fold
from bench.questions.rows import KINDS, OWN, Question, read
from onara.catalogue import Catalogue
from onara.catalogue.model import Song
from onara.catalogue.statement import Person
from onara.catalogue.world import Biography

ENOUGH = {"names": 200, "scenes": 110, "relations": 70, "negatives": 120}
QUESTIONS = read(OWN)
_WORD = re.compile(r"[^\W_]+")


@cache
def catalogue() -> Catalogue:
    return Catalogue.load()


@cache
def shown() -> dict[str, frozenset[str]]:
    """The titles and names to show, folded, of each kind of thing."""
    known = catalogue()
    related = [work for work in known.world.works if "drama" in work.kind]
    names = {each.name for each in inside((known.dramas, known.world)) if is_person(each)}
    found = {
        "song": [t for song in known.songs for t in (song.title, song.title_ko) if t],
        "drama": [d.title for d in known.dramas] + [work.title for work in related],
        "artist": names,
        "person": names,
    }
    return {kind: frozenset(map(fold, titles)) for kind, titles in found.items()}


def is_person(thing: object) -> bool:
    return isinstance(thing, Person | Biography)


def inside(thing: Any) -> Iterator[Any]:
    """A thing and all that it is made of."""
    yield thing
    if is_dataclass(thing):
        parts = [getattr(thing, field.name) for field in fields(thing)]
    elif isinstance(thing, dict):
        parts = list(thing.values())
    else:
        parts = list(thing) if isinstance(thing, tuple) else []
    for part in parts:
        yield from inside(part)


def words(text: str) -> str:
    """The words of a text, folded, one space before, between and behind them."""
    return " ".join(["", *_WORD.findall(fold(text)), ""])


def named_in(query: str, names: Iterable[str]) -> bool:
    said = words(query)
    return any(words(name) in said for name in names if words(name).strip())


def of_kind(kind: str) -> list[Question]:
    return [question for question in QUESTIONS if question.kind == kind]


def songs_expected(question: Question) -> list[Song]:
    titles = {fold(e.name) for e in question.expect if e.kind == "song"}
    return [s for s in catalogue().songs if {fold(s.title), fold(s.title_ko or "")} & titles]


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_enough_questions_in_english_and_korean(kind: str) -> None:
    languages = Counter(question.lang for question in of_kind(kind))
    assert languages.total() >= ENOUGH[kind]
    assert min(languages["en"], languages["ko"]) >= ENOUGH[kind] // 5


def test_what_is_expected_is_in_the_catalogue() -> None:
    missing = {
        question.query: expected
        for question in QUESTIONS
        for expected in question.expect
        if fold(expected.name) not in shown()[expected.kind]
    }
    assert not missing


def test_no_question_is_put_twice() -> None:
    seen = Counter(words(question.query) for question in QUESTIONS)
    assert [query for query, times in seen.items() if times > 1] == []


def test_every_query_is_one_clean_line() -> None:
    for question in QUESTIONS:
        query = question.query
        assert query == " ".join(query.split()) == unicodedata.normalize("NFC", query)
        assert query and question.pattern and question.lang != "?"


def test_a_negative_names_no_song_together_with_its_performer() -> None:
    present = {
        question.query: song.id
        for question in of_kind("negatives")
        for song in catalogue().songs
        if named_in(question.query, song.titles)
        and named_in(question.query, [n for p in song.performers for n in p.names])
    }
    assert not present
    assert not [question for question in of_kind("negatives") if question.expect]


def test_a_negative_is_not_just_a_title_of_the_catalogue() -> None:
    known = catalogue()
    titles = [t for song in known.songs for t in song.titles]
    titles += [t for drama in known.dramas for t in drama.titles]
    asked = {words(question.query) for question in of_kind("negatives")}
    assert not asked & {words(title) for title in titles}


def test_a_scene_does_not_give_the_title_of_its_song_away() -> None:
    told = {
        question.query: song.id
        for question in of_kind("scenes")
        for song in songs_expected(question)
        if named_in(question.query, [t for t in song.titles if len(t) > len("LOVE")])
    }
    assert not told


def test_a_scene_is_told_in_other_words_than_the_catalogue_s() -> None:
    copied = {
        question.query: text
        for question in of_kind("scenes")
        for song in songs_expected(question)
        for scene in song.scenes
        for text in scene.texts
        if runs(question.query) & runs(text)
    }
    assert not copied


def runs(text: str) -> set[tuple[str, ...]]:
    """Every five words that follow each other."""
    said = words(text).split()
    return {tuple(said[i : i + 5]) for i in range(len(said) - 4)}
