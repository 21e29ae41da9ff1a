"""Lines of the user's own lyrics, answered with the second at which they are sung."""

from __future__ import annotations

from pathlib import Path

import pytest

from onara.ask import Asker
from onara.lyrics import LyricStore, Owned

LINES = """\
[00:12.00]구름 위로 걸어가는 파란 고양이
[00:20.50]우산 속에 숨겨 놓은 작은 편지
[01:05.00]the tin moon hums above the bakery door
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    lyrics = tmp_path / "songs" / "cat.lrc"
    lyrics.parent.mkdir()
    lyrics.write_text(LINES, encoding="utf-8")
    with LyricStore.open(tmp_path / "lyrics.sqlite", create=True) as store:
        store.update([Owned("", lyrics, "Blue Cat", "The Umbrellas", None)])
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "second"),
    [
        ("우산 속에 숨겨 놓은 작은 편지", "0:20"),
        ("우산속에숨겨놓은작은편지", "0:20"),
        ("usan soge sumgyeo noeun jageun pyeonji", "0:20"),
        ("the tin moon hums above the bakery door", "1:05"),
    ],
)
def test_a_line_answers_with_its_second(home: Path, typed: str, second: str) -> None:
    with Asker.open(home) as asker:
        answer = asker.find(typed)
    assert not answer.unknown
    assert answer.results[0].title == "Blue Cat"
    assert answer.results[0].performers == ("The Umbrellas",)
    assert f"sung at {second}" in answer.results[0].why


def test_a_name_of_the_catalogue_stays_first(home: Path) -> None:
    with Asker.open(home) as asker:
        assert asker.find("goblin").results[0].kind == "drama"


def test_a_line_of_a_catalogue_song_answers_with_that_song(tmp_path: Path) -> None:
    lyrics = tmp_path / "night.lrc"
    lyrics.write_text(LINES, encoding="utf-8")
    with LyricStore.open(tmp_path / "lyrics.sqlite", create=True) as store:
        store.update([Owned("", lyrics, None, None, "itaewon-class/sweet-night")])
    with Asker.open(tmp_path) as asker:
        result = asker.find("구름 위로 걸어가는 파란 고양이").results[0]
    assert (result.title, result.drama) == ("Sweet Night", "Itaewon Class")
