"""Entries that all files have in common: sources, statements, titles, people."""

from __future__ import annotations

from pathlib import Path

import pytest

from onara.catalogue.entries import Entries, person
from onara.catalogue.fields import Fields, parse
from onara.catalogue.problem import CatalogueError, Problem
from onara.catalogue.statement import Aired, Claim, Conflict, Person, Statement, Title


def fields(text: str) -> Fields:
    return Fields(parse(text, Path("my.yaml")), Path("my.yaml"), "the file")


def entries(text: str) -> tuple[Entries, Fields]:
    root = fields(text)
    return Entries(root), root


def test_a_source_is_a_name_of_the_table_or_an_address() -> None:
    reader, root = entries("sources: {a: https://a.org/1}\nseen: [a, 'http://b.org/2']")
    assert reader.sources(root, "seen") == ("https://a.org/1", "http://b.org/2")


def test_a_source_may_be_a_description() -> None:
    reader, root = entries("sources: {booklet: the booklet of the CD}\nseen: [booklet]")
    assert reader.sources(root, "seen") == ("the booklet of the CD",)


def test_a_strange_source_is_refused_with_the_nearest() -> None:
    reader, root = entries("sources: {booklet: a CD}\nseen:\n  - bookelt")
    with pytest.raises(CatalogueError, match=r"line 3: .*`bookelt` \(did you mean `booklet`\?\)"):
        reader.sources(root, "seen")


def test_a_statement_is_a_text_or_says_more() -> None:
    reader, root = entries(
        "sources: {a: https://a.org}\n"
        "scenes:\n"
        "  - Snow falls.\n"
        "  - {text: They part., ko: 둘은 헤어진다., episode: 3, sources: [a]}\n"
        "  - {text: They meet., episode: 3 and 8}\n"
    )
    plain, whole, two = reader.statements(root, "scenes")
    assert plain == Statement("Snow falls.")
    assert whole == Statement("They part.", "둘은 헤어진다.", 3, ("https://a.org",))
    assert whole.texts == ("They part.", "둘은 헤어진다.")
    assert (two.episode, two.texts) == ("3 and 8", ("They meet.",))


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("{ko: 눈}", "needs `text`"),
        ("{text: Snow, Ko: 눈}", r"unknown key `Ko` \(did you mean `ko`\?\)"),
        ("{text: Snow, episode: [1]}", "`episode` of a statement of `scenes` must be text"),
        ("[Snow]", "must be text"),
        ("1997", 'write "1997" in quotes'),
    ],
)
def test_a_statement_that_is_none_is_refused(entry: str, words: str) -> None:
    reader, root = entries(f"scenes:\n  - {entry}\n")
    with pytest.raises(CatalogueError, match=rf"line 2: .*{words}"):
        reader.statements(root, "scenes")


def test_a_title_says_whose_it_is_and_in_which_language() -> None:
    reader, root = entries(
        "sources: {a: https://a.org}\n"
        "other_titles: [Goblin, {title: 鬼, about: Japan, locale: ja, sources: [a]}]"
    )
    assert reader.titles(root) == (Title("Goblin"), Title("鬼", "Japan", "ja", ("https://a.org",)))


def test_names_are_read_like_titles() -> None:
    reader, root = entries("other_names: [Gaemi, {name: 강동윤, about: own name}]")
    assert reader.titles(root, "other_names", word="name") == (
        Title("Gaemi"),
        Title("강동윤", "own name"),
    )


def test_a_person_has_every_name_to_be_found_by() -> None:
    oska = person(
        fields(
            "{name: Yoon Sang Hyun, name_ko: 윤상현, name_ja: ユン・サンヒョン, "
            "other_names: [Yoon Sang-hyun], characters: [Oska], groups: [Nobody]}"
        )
    )
    assert oska.names == ("Yoon Sang Hyun", "윤상현", "ユン・サンヒョン", "Yoon Sang-hyun", "Oska")


def test_people_claims_conflicts_and_broadcasts() -> None:
    reader, root = entries(
        "sources: {a: https://a.org}\n"
        "cast: [{name: Kim A, character: Snow, character_ko: 눈, role: lead, role_ko: 주연, "
        "about: an actor, about_ko: 배우}]\n"
        "unverified: [{claim: title 눈, reason: own knowledge, titles: [눈], names: [김]}]\n"
        "conflicts: [{about: year, about_ko: 연도, detail: 2019 or 2020, sources: [a]}]\n"
        "aired: {first: 2020, last: 2020-03-01, slot: Friday, slot_ko: 금, about: once moved}\n"
    )
    assert reader.people(root, "cast") == (
        Person(
            "Kim A",
            character="Snow",
            character_ko="눈",
            role="lead",
            role_ko="주연",
            about="an actor",
            about_ko="배우",
        ),
    )
    assert reader.claims(root) == (Claim("title 눈", "own knowledge", ("눈",), ("김",)),)
    said = Conflict("year", "2019 or 2020", ("https://a.org",), about_ko="연도")
    assert reader.conflicts(root) == (said,)
    aired = root.one("aired", reader.aired, "the broadcast")
    assert aired == Aired("2020", "2020-03-01", "Friday", "금", "once moved")


def test_a_broadcast_needs_its_first_day() -> None:
    reader, root = entries("aired:\n  last: 2020-03-01\n")
    with pytest.raises(CatalogueError, match="line 2: the broadcast needs the date `first`"):
        root.one("aired", reader.aired, "the broadcast")


def test_problems_are_gathered_where_a_list_is_given() -> None:
    node = parse("scenes: [1997, {ko: 눈}, Snow falls.]", Path("my.yaml"))
    problems: list[Problem] = []
    root = Fields(node, Path("my.yaml"), "the file", problems)
    assert Entries(root).statements(root, "scenes")[-1] == Statement("Snow falls.")
    assert [p.line for p in problems] == [1, 1]
