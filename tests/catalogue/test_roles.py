"""Roles as they are said in an answer."""

from __future__ import annotations

import pytest

from onara.catalogue.roles import ROLES, most_telling


@pytest.mark.parametrize(
    ("roles", "phrase"),
    [
        (["insert", "opening"], "opening theme"),
        (["ending", "main theme"], "ending theme"),
        (["main theme", "ending"], "main theme"),
        (["insert", "remake", "sung by cast"], "song sung by the cast"),
        (["score", "instrumental"], "score"),
        (["insert"], "insert song"),
        (["comic elsewhere"], "song"),
        ([], "song"),
    ],
)
def test_the_most_telling_role_is_said(roles: list[str], phrase: str) -> None:
    assert most_telling(roles) == phrase


def test_every_phrase_can_stand_before_of() -> None:
    for role in ROLES.values():
        assert role.phrase and not role.phrase.endswith((" of", ".")), role
