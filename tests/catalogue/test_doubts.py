"""What is allowed but doubtful is said, with its line, and keeps no file out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onara.catalogue.check import check_text
from onara.catalogue.read import read_drama
from tests.catalogue.winter_tale import GOOD

TODAY = date(2021, 6, 15)


def doubts(text: str) -> list[tuple[int | None, str]]:
    problems = check_text(text, Path("my.yaml"), TODAY)
    assert not any(problem.is_refused for problem in problems), problems
    return [(problem.line, problem.sentence) for problem in problems]


def test_a_good_file_leaves_none() -> None:
    assert doubts(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("title_ko: 겨울 이야기", "title_ko: Gyeoul iyagi", 6, "no Hangul"),
        ("name_ko: 김아", "name_ko: Kim", 12, "no Hangul"),
        ("title: Snow\n", "title: 눈\n", 21, "write it as `title_ko`"),
        ("first: 2020-01-02, last: 2020-03-01", "first: 2020-01-02, last: 2021-07", 8, "to come"),
        ("date: 2020-01\n", "date: 2021-06-16\n", 16, "still to come"),
        ("date: 2020-01\n", "date: 2022\n", 16, "still to come"),
        ("last: 2020-03-01", "last: 2019-03-01", 8, "before `first`"),
        ("{name: Kim B, groups", "{name: Kim A, name_ko: 김애, groups", 23, "김아 above and 김애"),
        ("about: Korean short name", "locale: korean", 7, "BCP 47"),
        ("title: Snow\n", "title: Snow\n    part:\n", 22, "`part` has no value"),
    ],
)
def test_what_is_doubtful_is_named(old: str, new: str, line: int, words: str) -> None:
    assert GOOD.count(old) == 1
    ((found, sentence),) = doubts(GOOD.replace(old, new))
    assert (found, words in sentence) == (line, True), sentence
    assert read_drama(GOOD.replace(old, new), Path("my.yaml")).id == "winter-tale"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("roles: [ending", "moods: [as if under water, 쓸쓸한]\n    roles: [ending"),
        ("date: 2020-01\n", "date: 2021-06-15\n"),
        ("date: 2020-01\n", "date: 2021\n"),
        ("{name: Kim B, groups", "{name: Kim A, name_ko: 김아, groups"),
        ("about: Korean short name", "locale: zh-Hant"),
        ("about: Korean short name", "locale: es-419"),
        ("title: Snow\n", "title: Snow\n    other_titles: [{title: 눈, about: literal}]\n"),
    ],
)
def test_what_is_not_doubtful_is_left_alone(old: str, new: str) -> None:
    assert GOOD.count(old) == 1
    assert doubts(GOOD.replace(old, new)) == []


BARE = "drama: {id: a, title: A}\nsongs:\n  - {id: b, title: B}\n  - {id: c, title: C}\n"


def test_a_file_without_any_source_is_doubted_once() -> None:
    ((line, sentence),) = doubts(BARE)
    assert (line, "neither the drama nor any song" in sentence) == (1, True)


def test_a_song_is_covered_by_its_own_sources_or_by_those_of_its_drama() -> None:
    own = BARE.replace("title: B}", "title: B, sources: ['https://example.org']}")
    assert [line for line, _ in doubts(own)] == [4]
    dramas = BARE.replace("title: A}", "title: A, sources: ['https://example.org']}")
    assert doubts(dramas) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("people: [{name: Kim A, other_names: [Kim Aa]}]", 0),
        ("people: [{name: Kim A, jobs: [singer]}]", 1),
        ("people: [{name: Kim A, facts: [{text: Sings., sources: ['https://a.org']}]}]", 0),
        ("works: [{id: a, title: A, kind: film, year: 2000}]", 1),
        ("dramas: [{title: A}]", 1),
        ("sources: {a: A}\ndramas: [{title: A}]", 0),
    ],
)
def test_what_says_something_beside_the_dramas_needs_a_source(text: str, count: int) -> None:
    assert len(doubts(text)) == count


def test_a_document_that_names_itself_ends() -> None:
    text = "drama: &d\n  id: a\n  title: A\n  sources: [b]\n  x: *d\n"
    assert check_text(text, Path("my.yaml"), TODAY)
