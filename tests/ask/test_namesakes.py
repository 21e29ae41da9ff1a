from __future__ import annotations

from dataclasses import replace

from onara.ask import Answer, Result
from onara.ask.namesakes import namesakes, told_apart, year_of
from tests.graph.bundled import catalogue

WISH = Result(
    kind="song",
    id="guardian-the-lonely-and-great-god/wish",
    title="Wish",
    title_ko="소원",
    drama="Guardian: The Lonely and Great God",
    performers=("Urban Zakapa",),
    role="insert song",
    score=0.9,
    why="",
)
OTHER = replace(WISH, id="reply-1997/wish", drama="Reply 1997", performers=("Toy",), title_ko=None)


def test_songs_of_one_title_that_fit_as_well_are_namesakes() -> None:
    assert namesakes(Answer("wish", False, (WISH, OTHER))) == [WISH, OTHER]


def test_a_weak_one_or_one_of_another_kind_is_none() -> None:
    assert namesakes(Answer("wish", False, (WISH, replace(OTHER, score=0.2)))) == []
    assert namesakes(Answer("wish", False, (WISH, replace(OTHER, kind="drama")))) == []
    assert namesakes(Answer("wish", True, (WISH, OTHER))) == []
    assert namesakes(Answer("wish", False, ())) == []


def test_what_is_known_of_all_and_differs_tells_them_apart() -> None:
    assert told_apart([WISH, OTHER], catalogue()) == ("singer", "drama")
    assert told_apart([WISH, WISH], catalogue()) == ("id",)


def test_a_song_that_the_catalogue_has_not_is_of_no_year() -> None:
    assert year_of("itaewon-class/sweet-night", catalogue()) == "2020"
    assert year_of("mb:1", catalogue()) is None
