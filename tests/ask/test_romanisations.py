"""A singer is found by the spellings that people choose who never learnt a system."""

from __future__ import annotations

from itertools import product

import pytest

from onara.ask import Asker
from onara.spelling import romanised

SINGERS = {
    "이승열": ("Lee", "Yi", "Rhee"),
    "박효신": ("Park", "Bak", "Pak"),
    "정승환": ("Jung", "Jeong", "Chung"),
    "정은지": ("Jung", "Jeong", "Chung"),
    "백지영": ("Baek", "Paik", "Baik"),
    "조정석": ("Jo", "Cho"),
    "육지담": ("Yuk", "Yook", "Yug"),
    "김범수": ("Kim", "Gim"),
    "서인국": ("Seo", "Suh", "Su"),
    "권진아": ("Kwon", "Gwon"),
}
"""Ten singers of the catalogue, with the ways in which their surnames are written."""

HABITS = (("eo", "u"), ("eo", "o"), ("eu", "u"), ("si", "shi"), ("eo", "eu"))
"""Letters of the Revised Romanization, and what is written for them instead."""
LEAST = 0.95
"""Share of the spellings that must find the singer first, in either order of the name."""


def givens(name: str) -> list[tuple[str, ...]]:
    """The syllables of the given name in both systems, and with one habit each."""
    revised, reischauer = (
        tuple(romanised(each, system=system) for each in name[1:]) for system in ("rr", "mr")
    )
    habits = (tuple(each.replace(*habit) for each in revised) for habit in HABITS)
    return list(dict.fromkeys((revised, reischauer, *habits)))


def spellings(name: str, *, surname_first: bool) -> list[str]:
    """The name as strangers write it: surname, system, one habit, and how it is joined."""
    made = []
    for surname, given, joint in product(SINGERS[name], givens(name), (" ", "-", "")):
        parts = (surname, joint.join(given).capitalize())
        made.append(" ".join(parts if surname_first else parts[::-1]))
    return made


def finds(asker: Asker, typed: str, name: str) -> bool:
    answer = asker.find(typed)
    return not answer.unknown and answer.results[0].title_ko == name


def test_the_rules_make_spellings_in_real_use() -> None:
    made = spellings("이승열", surname_first=True)
    assert {"Lee Seung-yeol", "Yi Seungyul", "Rhee Sung yol"} <= set(made)
    assert "Seung yeol Lee" in spellings("이승열", surname_first=False)


@pytest.mark.parametrize("surname_first", [True, False])
def test_spellings_by_rule_find_the_singer_first(asker: Asker, surname_first: bool) -> None:
    tried = [(e, name) for name in SINGERS for e in spellings(name, surname_first=surname_first)]
    missed = [typed for typed, name in tried if not finds(asker, typed, name)]
    share = 1 - len(missed) / len(tried)
    assert share >= LEAST, f"{share:.3f} of {len(tried)}: {missed}"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Rhee Seung-yul", "이승열"),
        ("Pak Hyoshin", "박효신"),
        ("Chung Eunji", "정은지"),
        ("Cho Jung Seok", "조정석"),
        ("jang bum joon", "장범준"),
        ("Jang Beom-jun", "장범준"),
        ("Suh In Kook", "서인국"),
        ("Ji-young Baek", "백지영"),
        ("beom june jang", "장범준"),
    ],
)
def test_spellings_in_real_use_find_the_singer(asker: Asker, typed: str, name: str) -> None:
    assert finds(asker, typed, name)
