"""Names that every file system takes."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onara.mending.file_name import MOST_BYTES, file_name, folded


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Guardian: The Lonely and Great God", "Guardian - The Lonely and Great God"),
        ("AC/DC: Live", "AC-DC - Live"),
        ("12:45", "12-45"),
        ('What? "Why" <and> *how*', "What 'Why' (and) how"),
        ("...Ready for It", "Ready for It"),
        ("To be continued...", "To be continued"),
        ("  a \t b\n", "a b"),
        ("CON", "CON_"),
        ("com1.live", "com1.live_"),
        ("Constant", "Constant"),
        ("???", ""),
        ("..", ""),
        ("abc\u202emp3", "abcmp3"),
        (unicodedata.normalize("NFD", "도깨비"), "도깨비"),
    ],
)
def test_what_no_file_system_takes_is_written_otherwise(text: str, name: str) -> None:
    assert file_name(text) == name


def test_a_name_is_cut_between_syllables_and_keeps_its_ending() -> None:
    name = file_name("가" * 200, ".flac", room=7)
    assert name == "가" * ((MOST_BYTES - 12) // 3) + ".flac"


def test_a_combining_sign_is_not_cut_off_its_letter() -> None:
    name = file_name("x" * 253 + "q\u0323")
    assert name == "x" * 253


def test_an_ending_that_is_no_text_is_kept() -> None:
    assert file_name("a", ".mp\udcff") == "a.mp\udcff"


@given(st.text(st.characters(), max_size=400))
def test_any_text_makes_a_name_that_can_be_made(text: str) -> None:
    name = file_name(text, ".mp3")
    if not name:
        return
    assert len(name.encode()) <= MOST_BYTES
    assert Path(name).name == name
    assert unicodedata.is_normalized("NFC", name)
    assert not set(name) & set('<>:"/\\|?*\0')
    assert name[0] not in ". "
    assert name.removesuffix(".mp3")[-1] not in ". "
    assert file_name(name.removesuffix(".mp3"), ".mp3") == name


def test_case_and_letters_of_hangul_are_folded() -> None:
    assert folded("Straße 도") == folded("STRASSE " + unicodedata.normalize("NFD", "도"))
