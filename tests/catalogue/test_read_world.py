"""The files beside the dramas: people, related works, titles that the catalogue lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from onara.catalogue.catalogue import world
from onara.catalogue.problem import CatalogueError
from onara.catalogue.read_world import World, read_world
from onara.catalogue.statement import Person, Statement, Title
from onara.catalogue.world import TitleElsewhere, WorkRelation

PEOPLE = """\
sources: {press: https://example.org/press}
people:
  - name: Kim A
    name_ko: 김아
    other_names: [Kim Ah, {name: Snow Kim, about: stage name, sources: [press]}]
    groups: [{name: The As, name_ko: 에이즈, other_names: [As], sources: [press]}]
    spouse: {name: Lee B, name_ko: 이비, sources: [press]}
    jobs: [singer, actor]
    facts: [{text: Sang in the snow., ko: 눈 속에서 노래했다., sources: [press]}]
    sources: [press]
  - {name: The As, kind: group}
"""
WORKS = """\
works:
  - id: summer-tale
    title: Summer Tale
    title_ko: 여름 이야기
    title_romanised: Yeoreum iyagi
    title_original: 夏物語
    other_titles: [A Tale of Summer]
    kind: film
    year: 1999
    aired: {first: 1999-07-01}
    people: [{name: Kim A, role: director}]
    relations: [{drama: winter-tale, kind: source_of, by: Kim A}]
    music: [Sun]
    notes: [Set by the sea.]
    conflicts: [{about: year, detail: 1998 or 1999}]
    founding_list: true
    unverified: [{claim: a sequel, reason: heard of}]
"""
ELSEWHERE = """\
dramas:
  - {title: W, title_ko: 더블유, other_titles: [W Two Worlds], year: 2016, common_word: true}
  - {title: Spring Tale}
"""


def read(text: str) -> World:
    return read_world(text, Path("my.yaml"))


def test_people_are_read_whole() -> None:
    kim, group = read(PEOPLE).people
    press = ("https://example.org/press",)
    assert kim.names == ("Kim A", "김아", "Kim Ah", "Snow Kim")
    assert kim.other_names[1] == Title("Snow Kim", "stage name", None, press)
    assert (kim.groups[0].name_ko, kim.groups[0].sources) == ("에이즈", press)
    assert (kim.spouse, kim.spouse_sources) == (Person("Lee B", "이비"), press)
    assert kim.facts == (Statement("Sang in the snow.", "눈 속에서 노래했다.", None, press),)
    assert (kim.kind, group.kind) == ("person", "group")


def test_works_are_read_whole() -> None:
    (work,) = read(WORKS).works
    assert work.titles == (
        "Summer Tale",
        "여름 이야기",
        "Yeoreum iyagi",
        "夏物語",
        "A Tale of Summer",
    )
    assert work.relations == (WorkRelation("winter-tale", "source_of", "Kim A"),)
    assert work.music == (Statement("Sun"),)
    assert work.conflicts[0].about == "year"
    assert work.in_founding_list
    assert work.aired is not None and work.aired.first == "1999-07-01"
    assert work.unverified[0].claim == "a sequel"


def test_titles_elsewhere_are_read_whole() -> None:
    double, spring = read(ELSEWHERE).elsewhere
    assert double == TitleElsewhere("W", "더블유", ("W Two Worlds",), 2016, True)
    assert double.titles == ("W", "더블유", "W Two Worlds")
    assert (spring.title_ko, spring.year, spring.is_common_word) == (None, None, False)


def test_one_file_may_hold_all_of_it() -> None:
    both = read(PEOPLE + WORKS + ELSEWHERE + "conflicts: [{about: a, detail: b}]\n")
    assert [len(section) for section in both] == [2, 1, 2, 1, 0]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("jobs: [singer", "job: [singer", 8, r'"Kim A" has an unknown key `job` \(did you mean'),
        ("sources: [press]}]\n    spouse", "sources: [pres]}]\n    spouse", 6, "the source `pres`"),
        ("{name: Lee B, ", "{", 7, 'the spouse of "Kim A" needs `name`'),
        ("name_ko: 에이즈", "title: As", 6, 'a group of "Kim A" has an unknown key `title`'),
        ("  - name: Kim A\n", "  - id: kim\n", 3, "a person needs `name`"),
    ],
)
def test_a_slip_about_people_is_refused(old: str, new: str, line: int, words: str) -> None:
    assert PEOPLE.count(old) == 1
    with pytest.raises(CatalogueError, match=rf"my\.yaml, line {line}: .*{words}"):
        read(PEOPLE.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("kind: film", "sort: film", "the work `summer-tale` needs `kind`"),
        ("drama: winter-tale", "drama: Winter Tale", "small letters"),
        ("year: 1999", "year: soon", "whole number"),
        ("founding_list: true", "founding_list: 1", "true or false"),
    ],
)
def test_a_slip_about_works_is_refused(old: str, new: str, words: str) -> None:
    with pytest.raises(CatalogueError, match=words):
        read(WORKS.replace(old, new))


def test_what_is_bundled_beside_the_dramas_is_whole() -> None:
    beside = world()
    assert len(beside.works) >= 10
    assert len({work.id for work in beside.works}) == len(beside.works)
    names = [person.name for person in beside.people]
    assert len(names) > 100
    assert len(set(names)) == len(names)
    assert len(beside.elsewhere) > 1000
    assert world() is beside
