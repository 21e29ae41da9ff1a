"""Pages of things told in Korean."""

from __future__ import annotations

import re

import pytest

from onara.graph import Kind
from onara.wander import lane, like, page
from tests.graph.bundled import catalogue, graph

HANGUL = re.compile(r"[가-힣]|^OST$")


@pytest.mark.parametrize("kind", Kind)
def test_all_that_onara_itself_says_is_korean(kind: Kind) -> None:
    for node in graph().nodes(kind)[:40]:
        told = page(catalogue(), graph(), node.id, language="ko")
        said = [fact.label for fact in told.facts]
        said += [links.relation for links in told.links]
        said += [role for use in told.uses for role in use.roles]
        said += [relative.how for relative in told.family]
        said += [track.role for track in told.tracks]
        assert not [each for each in said if not HANGUL.search(each)], node.id


@pytest.mark.parametrize("id_", ["itaewon-class/sweet-night", "ailee", "reply-1997"])
def test_the_language_of_a_page_changes_no_fact_of_it(id_: str) -> None:
    english = page(catalogue(), graph(), id_)
    korean = page(catalogue(), graph(), id_, language="ko")
    assert [fact.text for fact in english.facts] == [fact.text for fact in korean.facts]
    assert [e.id for g in english.links for e in g.links] == [
        e.id for g in korean.links for e in g.links
    ]


def test_moods_genres_and_jobs_are_said_in_korean() -> None:
    told = page(catalogue(), graph(), "itaewon-class/sweet-night", language="ko")
    moods = next(fact for fact in told.facts if fact.label == "분위기")
    assert moods.text_ko == "부드러운, 희망찬, 어쿠스틱"
    singer = page(catalogue(), graph(), "ailee", language="ko")
    assert next(fact for fact in singer.facts if fact.label == "하는 일").text_ko == "가수"


def test_a_song_among_a_singers_is_placed_in_korean() -> None:
    told = page(catalogue(), graph(), "ailee", language="ko")
    songs = next(group.links for group in told.links if group.relation == "부른 노래")
    assert songs[0].detail == "쓸쓸하고 찬란하神 - 도깨비의 러브 테마"


def test_likeness_is_explained_in_korean() -> None:
    for id_ in ("itaewon-class/sweet-night", "reply-1997", "ailee"):
        english, korean = (
            like(graph(), catalogue(), id_, 5),
            like(graph(), catalogue(), id_, 5, language="ko"),
        )
        assert [near.id for near in english] == [near.id for near in korean]
        assert all(HANGUL.search(reason) for near in korean for reason in near.reasons)


def test_the_years_say_why_in_korean() -> None:
    korean = lane(catalogue(), graph(), language="ko")
    reasons = [each.reason for year in korean for each in (*year.dramas, *year.songs)]
    assert all(HANGUL.search(reason) for reason in reasons)
    assert "2016-12-02 ~ 2017-01-21 tvN 방영" in reasons
