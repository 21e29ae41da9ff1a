"""The nearest right word for a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from onara.catalogue.problem import Problem, hint, nearest
from onara.catalogue.roles import ROLES

KEYS = ("title", "title_ko", "name", "name_ko", "roles", "released", "sources", "credits", "scenes")


@pytest.mark.parametrize(
    ("word", "known", "right"),
    [
        ("titel", KEYS, "title"),
        ("Title", KEYS, "title"),
        ("title-ko", KEYS, "title_ko"),
        ("name_kr", KEYS, "name_ko"),
        ("rolls", KEYS, "roles"),
        ("scene", KEYS, "scenes"),
        ("source", KEYS, "sources"),
        ("opening theme", ROLES, "opening"),
        ("main-theme", ROLES, "main theme"),
        ("insrt", ROLES, "insert"),
    ],
)
def test_a_slip_leads_to_the_right_word(word: str, known: tuple[str, ...], right: str) -> None:
    assert nearest(word, known) == right


@pytest.mark.parametrize("word", ["composer", "zzz", "", "눈", "finale"])
def test_a_strange_word_leads_nowhere(word: str) -> None:
    assert nearest(word, ("producer", *KEYS, *ROLES)) is None


def test_a_hint_is_a_question_or_nothing() -> None:
    assert hint("title") == " (did you mean `title`?)"
    assert hint(None) == ""


def test_a_problem_names_its_place() -> None:
    assert str(Problem(Path("a.yaml"), 3, "it is wrong.")) == "a.yaml, line 3: it is wrong."
    assert str(Problem(Path("a.yaml"), None, "it is wrong.")) == "a.yaml: it is wrong."
