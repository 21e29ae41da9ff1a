from __future__ import annotations

from dataclasses import replace

from onara.ask import Answer, Result
from onara.cli.finding import answer_lines
from tests.graph.bundled import catalogue, graph

SONG = Result(
    kind="song",
    id="guardian-the-lonely-and-great-god/wish",
    title="Wish",
    title_ko="소원",
    drama="Guardian: The Lonely and Great God",
    performers=("Urban Zakapa",),
    role="insert song",
    score=0.9,
    why="“wish” is a name of Wish",
)
OTHER = replace(SONG, id="reply-1997/wish", drama="Reply 1997", performers=("Toy",), title_ko=None)


def said(answer: Answer) -> list[str]:
    return answer_lines(answer, catalogue(), graph())


def test_what_is_missing_is_named_and_the_nearest_are_offered_as_such() -> None:
    near = replace(SONG, why="nearest, not it: “wish” is a name of Wish")
    lines = said(Answer("the wish of winter sonata", True, (near,), "Winter Sonata"))
    assert lines[:2] == ["Not in the catalogue: Winter Sonata.", "Nearest to it, but not it:"]
    assert "    “wish” is a name of Wish" in lines


def test_without_a_name_for_it_the_question_is_repeated_shortly() -> None:
    (line,) = said(Answer("wish " * 100, True, ()))
    assert line.startswith("Not in the catalogue: wish wish")
    assert len(line) < 100


def test_a_weak_namesake_is_not_called_one_of_two() -> None:
    answer = Answer("wish", False, (SONG, OTHER))
    assert said(answer)[0].startswith("2 songs are called “Wish”; the singer")
    weak = replace(answer, results=(SONG, replace(OTHER, score=0.2)))
    assert said(weak)[0] == "♪ Wish (소원) – Urban Zakapa"


def test_control_characters_do_not_reach_the_terminal() -> None:
    lines = said(Answer("a\x1b[31m", True, (replace(SONG, why="\x1b]0;x\x07"),)))
    assert not any("\x1b" in line or "\x07" in line for line in lines)


def test_an_id_that_the_catalogue_has_not_is_shown_without_a_year() -> None:
    lines = said(Answer("wish", False, (replace(SONG, id="mb/1"),)))
    assert lines[1] == "    insert song of Guardian: The Lonely and Great God"


def test_a_song_without_role_and_drama_is_just_a_song() -> None:
    for drama, place in (("A Drama", "song of A Drama"), (None, "song")):
        found = replace(SONG, id="csv:1", role=None, drama=drama)
        lines = said(Answer("snow", False, (found,)))
        assert lines[1].strip() == place
