"""``onara like`` of imported things."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.wandering import wander
from tests.wander.imported import kept


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with kept(tmp_path):
        pass
    return tmp_path


def test_what_is_near_an_import_is_said_with_its_reasons(home: Path) -> None:
    title, reasons, id = wander(home, "like", "t:sea", "--limit", "1").out
    assert title.startswith("Snowy Road (눈길) – Kim Haneul, Paper Moon")
    assert "also sung by Paper Moon" in reasons
    assert id.strip() == "t:road"


def test_json_has_the_keys_of_the_catalogues_own(home: Path) -> None:
    (told,) = wander(home, "like", "t:road", "--json").answers
    (own,) = wander(home, "like", "reply 1997", "--json").answers
    assert list(told) == list(own)
    assert [list(each) for each in told["near"][:1]] == [list(each) for each in own["near"][:1]]
    assert told["id"] == "t:road"


def test_a_name_that_only_an_import_has_is_understood(home: Path) -> None:
    (told,) = wander(home, "like", "night", "bus", "--json").answers
    assert told["id"] == "t:bus"


def test_nothing_near_is_said(home: Path) -> None:
    ran = wander(home, "like", "t:far")
    assert (ran.status, len(ran.out)) == (0, 1)
    assert "is like Far Away" in ran.out[0]


@pytest.mark.parametrize("typed", ["t:nothing", "😀", "x" * 10_000])
def test_an_unknown_id_is_one_sentence(home: Path, typed: str) -> None:
    ran = wander(home, "like", typed)
    assert (ran.status, ran.out, len(ran.err)) == (1, [], 1)
