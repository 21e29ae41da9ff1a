"""What a half-typed name may become."""

from __future__ import annotations

import pytest

from onara.ask import Asker


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("도깨", "Guardian: The Lonely and Great God"),
        ("도깨ㅂ", "Guardian: The Lonely and Great God"),
        ("도ㄲ", "Guardian: The Lonely and Great God"),
        ("ㄷㄲ", "Guardian: The Lonely and Great God"),
        ("ehRo", "Guardian: The Lonely and Great God"),
        ("gob", "Guardian: The Lonely and Great God"),
        ("kkotb", "Boys Over Flowers"),
        ("jang be", "Jang Beom June"),
        ("박효", "Park Hyo Shin"),
        ("stay wi", "Stay With Me"),
    ],
)
def test_a_name_is_suggested_from_its_beginning(asker: Asker, typed: str, title: str) -> None:
    assert title in [result.title for result in asker.suggest(typed)]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("도깨", "Guardian: The Lonely and Great God"),
        ("눈의 ㄲ", "Snow Flower"),
        ("dokka", "Guardian: The Lonely and Great God"),
        ("stay wi", "Stay With Me"),
    ],
)
def test_who_does_not_type_a_name_to_its_end_is_told_what_begins_so(
    asker: Asker, typed: str, title: str
) -> None:
    answer = asker.find(typed, language="ko")
    assert answer.unknown
    assert answer.results[0].title == title
    assert f"“{typed}”" in answer.results[0].why
    assert "시작합니다" in answer.results[0].why


def test_nothing_is_said_to_begin_with_what_only_sounds_so(asker: Asker) -> None:
    assert not [r for r in asker.find("xyzzy").results if "begins with" in r.why]


def test_each_letter_more_leaves_no_other_names(asker: Asker) -> None:
    name, before = "별에서 온 그대", None
    for length in range(1, len(name) + 1):
        ids = {result.id for result in asker.suggest(name[:length], limit=1000)}
        assert ids
        assert before is None or ids <= before
        before = ids


def test_what_begins_no_name_suggests_nothing(asker: Asker) -> None:
    assert asker.suggest("쀍") == ()
    assert asker.suggest("") == ()
    assert asker.suggest(" \n🎵") == ()


def test_no_more_are_suggested_than_asked_for(asker: Asker) -> None:
    assert len(asker.suggest("s", limit=3)) == 3
