from __future__ import annotations

from onara.wander.facts import facts, release
from tests.graph.bundled import catalogue, graph, invented, of


def labelled(node_id: str) -> dict[str, str]:
    return {fact.label: fact.text for fact in facts(catalogue(), graph().node(node_id))}


def test_a_drama_tells_when_and_where_it_aired() -> None:
    found = labelled("guardian-the-lonely-and-great-god")
    assert found["network"] == "tvN"
    assert found["aired"].startswith("2016-12-02 to 2017-01-21")


def test_a_statement_has_its_own_sources_or_those_of_what_it_is_said_of() -> None:
    notes = "notes: [Plain., {text: Seen., sources: ['https://example.net']}]"
    made, found = of(invented(f"id: a, title: A, {notes}"))
    plain, seen = facts(made, found.node("winter/a"))
    assert plain.sources == ("https://example.org",)
    assert seen.sources == ("https://example.net",)


def test_korean_and_episode_are_kept() -> None:
    notes = "notes: [{text: Snow falls., ko: 눈이 온다., episode: 3}]"
    made, found = of(invented(f"id: a, title: A, {notes}"))
    (fact,) = facts(made, found.node("winter/a"))
    assert (fact.text_ko, fact.episode) == ("눈이 온다.", 3)


def test_every_statement_of_every_drama_is_told() -> None:
    for drama in catalogue().dramas:
        told = {fact.text for fact in facts(catalogue(), graph().node(drama.id))}
        said = {s.text for s in (*drama.plot, *drama.facts, *drama.founding_list_remarks)}
        assert said <= told


def test_a_release_is_found_by_its_node() -> None:
    assert release(catalogue(), graph().node("reply-1997/release/1")).part == 1
    assert labelled("reply-1997/release/1")["released"] == "2012-08-28"


def test_related_works_and_people_have_facts() -> None:
    assert labelled("running-man")["kind"] == "variety show"
    assert "singer" in labelled("ailee").get("works as", "")


def test_a_thing_of_which_nothing_is_said_has_no_facts() -> None:
    assert facts(catalogue(), graph().node("work/itaewon-class/sweet-night")) == ()


def korean(node_id: str) -> dict[str, str | None]:
    return {fact.label: fact.text_ko for fact in facts(catalogue(), graph().node(node_id))}


def test_what_is_put_together_is_put_together_in_korean_too() -> None:
    drama = korean("guardian-the-lonely-and-great-god")
    assert drama["aired"] == "2016-12-02 ~ 2017-01-21; 금·토 20:00"
    assert drama["related"] == "같은 작가의 작품: 시크릿 가든 (바탕 목록에도 있음)"
    assert korean("itaewon-class")["based on"] == "웹툰, 이태원 클라쓰, 광진, 2016-2020"
    remade = [f.text_ko for f in facts(catalogue(), graph().node("temptation-of-wife"))]
    assert "천사의 유혹, 남자판, SBS, 2009" in remade
    assert (
        korean("secret-garden/soundtrack")["labels"] == "어치브그룹디엔 (제작), Sony Music (유통)"
    )
    assert korean("running-man")["kind"] == "예능 프로그램"


def test_what_the_files_do_not_say_in_korean_is_not_made_up() -> None:
    made, found = of(invented("id: a, title: A, notes: [Plain.]"))
    assert [fact.text_ko for fact in facts(made, found.node("winter/a"))] == [None]
