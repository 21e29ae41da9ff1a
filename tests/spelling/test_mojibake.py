"""Hangul in the wrong encoding is restored, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onara.spelling import repaired


@pytest.mark.parametrize("text", ["스테이 위드 미", "도깨비 OST Part.1", "길", "찬열, 펀치"])
@pytest.mark.parametrize("encoding", ["cp949", "utf-8"])
def test_korean_read_as_latin1_is_restored(text: str, encoding: str) -> None:
    assert repaired(text.encode(encoding).decode("latin-1")) == text
    assert repaired(text.encode(encoding).decode("utf-8", "surrogateescape")) == text


@pytest.mark.parametrize(
    "text",
    [
        "Beyoncé",
        "Motörhead",
        "Sigur Rós",
        "Édith Piaf",
        "Für Elise",
        "naïve",
        "¿Qué?",
        "Mø",
        "찬열 é",
    ],
)
def test_what_may_be_meant_so_is_left_alone(text: str) -> None:
    assert repaired(text) == text


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_any_text_can_be_repaired_and_stays_so(text: str) -> None:
    assert repaired(repaired(repaired(text))) == repaired(repaired(text))
