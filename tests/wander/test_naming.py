from __future__ import annotations

import pytest

from onara.wander.naming import biography, language_of, names
from onara.wander.tree import Name
from tests.graph.bundled import catalogue, graph


def of_id(node_id: str) -> dict[str, Name]:
    return {name.text: name for name in names(graph().node(node_id), catalogue())}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("도깨비", "ko"),
        ("ㄷㄲㅂ", "ko"),
        ("トッケビ", "ja"),
        ("鬼怪", "und-Hani"),
        ("Goblin", "und-Latn"),
        ("쓸쓸하고 찬란하神", "ko"),
    ],
)
def test_letters_tell_the_language_or_the_script(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_dramas_titles_are_told_by_language() -> None:
    found = of_id("reply-1997")
    assert found["Reply 1997"].language == "en"
    assert found["응답하라 1997"].language == "ko"
    assert found["Eungdaphara 1997"].language == "ko-Latn"
    assert found["请回答1997"].language == "zh-Hans"
    assert (found["응칠"].about, found["응칠"].about_ko) == ("Korean short name", "한국어 줄임말")


def test_the_titles_to_show_come_first() -> None:
    assert list(of_id("reply-1997"))[:2] == ["Reply 1997", "응답하라 1997"]


def test_no_name_of_a_node_is_left_out_and_none_comes_twice() -> None:
    for node in graph().nodes():
        found = [name.text for name in names(node, catalogue())]
        assert set(node.names) <= set(found)
        assert len(found) == len(set(found))


def test_a_biography_is_found_by_both_names_so_that_homonyms_have_their_own() -> None:
    byul = biography(graph().node("byul"), catalogue())
    actress = biography(graph().node("kim-go-eun"), catalogue())
    assert byul is not None
    assert byul.name == "Byul"
    assert actress is None or actress.name != "Byul"
