"""Asking over HTTP: answers, suggestions, and the page of answers."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from onara.web import finding
from onara.web.visitor import LANGUAGE_COOKIE, NAMES_COOKIE

GOBLIN = "guardian-the-lonely-and-great-god"
HANGUL = re.compile(r"[가-힣]")
KOREAN = {"Accept-Language": "ko"}


def found(client: TestClient, **asked: str | int) -> dict:  # type: ignore[type-arg]
    answer = client.get("/api/v1/find", params=asked)
    assert answer.status_code == 200, answer.text
    told: dict = answer.json()  # type: ignore[type-arg]
    return told


def page(client: TestClient, q: str, language: str = "en", **asked: str | int) -> str:
    headers = {"Accept-Language": language, "Accept": "text/html"}
    answer = client.get("/find", params={"q": q, **asked}, headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_a_question_in_korean_is_answered(client: TestClient) -> None:
    answer = found(client, q="도깨비")
    assert not answer["unknown"]
    first = answer["results"][0]
    assert (first["id"], first["path"]) == (GOBLIN, f"/drama/{GOBLIN}")
    assert first["cover"].startswith(f"/pictures/cover/drama/{GOBLIN}.svg")


def test_a_result_names_its_singers_and_drama_with_their_pages(client: TestClient) -> None:
    song = found(client, q="sweet night")["results"][0]
    assert song["performers"][0]["path"] == "/artist/v"
    assert song["drama"] | {"shown": None} == {
        "kind": "drama",
        "id": "itaewon-class",
        "title": "Itaewon Class",
        "title_ko": "이태원 클라쓰",
        "path": "/drama/itaewon-class",
        "shown": None,
    }
    assert (song["year"], song["role"]) == (2020, "insert song")


@pytest.mark.parametrize("asked", [{"language": "ko"}, {}])
def test_reasons_and_roles_follow_the_language(client: TestClient, asked: dict[str, str]) -> None:
    params = {"q": "sweet night", **asked}
    song = client.get("/api/v1/find", params=params, headers=KOREAN).json()["results"][0]
    assert song["role"] == "삽입곡"
    assert all(HANGUL.search(reason["text"]) for reason in song["why"])
    english = client.get("/api/v1/find", params=params | {"language": "en"}, headers=KOREAN)
    assert (
        english.json()["results"][0]["why"][0]["text"] == "“sweet night” is a name of Sweet Night"
    )


def test_what_is_not_in_the_catalogue_is_named_with_the_nearest(client: TestClient) -> None:
    answer = found(client, q="winter sonata theme")
    assert (answer["unknown"], answer["missing"]) == (True, "winter sonata")
    assert len(answer["results"]) == 2
    assert answer["results"][0]["why"][0]["text"].startswith("nearest, not it")
    told = page(client, "winter sonata theme")
    assert "Not in the catalogue: winter sonata" in told
    assert "Nearest to it, but not it" in told
    assert "카탈로그에 없습니다: winter sonata" in page(client, "winter sonata theme", "ko")


def test_results_are_narrowed_and_the_counts_say_to_how_many(client: TestClient) -> None:
    whole = found(client, q="i miss you", limit=100)
    choices = {each["name"]: each["choices"] for each in whole["narrower"]}
    assert [each["value"] for each in choices["kind"]][:2] == ["song", "drama"]
    for name in ("kind", "drama", "role", "mood", "decade"):
        choice = choices[name][0]
        narrowed = found(client, q="i miss you", **{name: choice["value"]})
        assert narrowed["total"] == choice["count"] < whole["total"]
        mine = next(each for each in narrowed["narrower"] if each["name"] == name)
        assert [each["value"] for each in mine["choices"] if each["is_chosen"]] == [choice["value"]]


def test_several_kinds_may_be_asked_for(client: TestClient) -> None:
    answer = client.get("/api/v1/find?q=goblin&kind=soundtrack&kind=artist").json()
    assert {each["kind"] for each in answer["results"]} == {"soundtrack", "artist"}


def test_a_year_is_offered_within_its_decade(client: TestClient) -> None:
    assert "year" not in {e["name"] for e in found(client, q="i miss you")["narrower"]}
    narrower = found(client, q="i miss you", decade=2010)["narrower"]
    years = next(each["choices"] for each in narrower if each["name"] == "year")
    assert all(each["value"].startswith("201") for each in years)


def test_a_link_narrows_the_page_and_another_undoes_it(client: TestClient) -> None:
    told = page(client, "i miss you")
    assert 'href="/find?q=i+miss+you&amp;kind=drama"' in told
    narrowed = page(client, "i miss you", kind="drama")
    assert 'aria-current="true" href="/find?q=i+miss+you"' in narrowed
    assert "/artist/soyou" not in narrowed
    assert "Nothing that was found is so narrow" in page(client, "sweet night", kind="list")


def test_songs_of_one_title_are_told_apart(client: TestClient) -> None:
    answer = found(client, q="i miss you")
    assert (answer["namesakes"], answer["told_apart"][:2]) == (2, ["singer", "drama"])
    assert "They are told apart by the singer, the drama" in page(client, "i miss you")
    told = page(client, "i miss you", "ko")
    assert "노래가 2곡입니다. 가수, 드라마" in told


def test_the_page_links_every_result_and_says_why(client: TestClient) -> None:
    told = page(client, "첫눈", "ko")
    assert '<a href="/song/guardian-the-lonely-and-great-god/the-first-snow"' in told
    assert "“첫눈”은 첫 눈의 이름입니다" in told
    assert '<span lang="ko">첫 눈</span>' in told
    assert 'type="application/json" href="/api/v1/find?q=' in told


def test_what_a_reason_gives_away_is_hidden(client: TestClient) -> None:
    asked = "the goblin and the reaper walk out of the dark in slow motion"
    answer = found(client, q=asked, limit=100)
    told = [reason for each in answer["results"] for reason in each["why"] if reason["episode"]]
    assert all(reason["drama"] for reason in told)
    assert told
    shown = page(client, asked, all=True)
    hidden = re.search(r'<details class="spoiler"><summary>Spoiler, episode (\d+)', shown)
    assert hidden
    drama = told[0]["drama"]
    client.cookies.set("onara_seen", f"{drama}.{max(each['episode'] for each in told)}")
    try:
        assert page(client, asked, all=True).count("spoiler") < shown.count("spoiler")
    finally:
        client.cookies.clear()


def test_without_a_question_the_page_says_how_to_ask(client: TestClient) -> None:
    told = client.get("/find", headers={"Accept": "text/html"} | KOREAN).text
    assert "기억나는 대로 물어보세요" in told
    assert "/find?q=" in told


@pytest.mark.parametrize(
    "q", ["!?", "🎵😀", "\u200b", "'", '"><script>', "\x00", "﷽" * 100, "a" * 500]
)
def test_odd_questions_are_answered(client: TestClient, q: str) -> None:
    answer = found(client, q=q)
    assert all(each["title"] for each in answer["results"])
    told = page(client, q, "ko")
    assert "<script>" not in told
    assert client.get("/api/v1/suggest", params={"q": q}).status_code == 200


def test_a_question_without_a_letter_is_told_what_to_try(client: TestClient) -> None:
    assert "There are no words in this to look for" in page(client, "!?")


def test_a_question_that_is_too_long_is_a_problem(client: TestClient) -> None:
    answer = client.get("/api/v1/find", params={"q": "가" * 501}, headers=KOREAN)
    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:onara:problem:invalid"
    assert answer.json()["detail"] == "query.q: 500자까지 쓸 수 있습니다"


@pytest.mark.parametrize(
    "wrong", ["kind=colour", "decade=soon", "limit=0", "language=fr", "year=1"]
)
def test_a_value_that_is_none_is_a_problem(client: TestClient, wrong: str) -> None:
    answer = client.get(f"/api/v1/find?q=goblin&{wrong}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_filter_that_nothing_is_of_leaves_nothing(client: TestClient) -> None:
    answer = found(client, q="goblin", drama="no-such-drama")
    assert (answer["total"], answer["results"]) == (0, [])


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("도깨ㅂ", GOBLIN),
        ("ㄷㄲㅂ", GOBLIN),
        ("ehRoql", GOBLIN),
        ("swee", "itaewon-class/sweet-night"),
    ],
)
def test_a_name_is_suggested_while_it_is_typed(client: TestClient, typed: str, first: str) -> None:
    told = client.get("/api/v1/suggest", params={"q": typed}).json()
    assert told[0]["id"] == first
    assert told[0]["path"].endswith(first)


def test_suggestions_keep_to_a_kind(client: TestClient) -> None:
    told = client.get("/api/v1/suggest?q=s&kind=song&limit=20").json()
    assert len(told) == 20
    assert {each["kind"] for each in told} == {"song"}


@pytest.mark.parametrize(
    ("layer", "text", "other"),
    [
        ("native", "첫 눈", "The First Snow"),
        ("romanised", "cheot nun", "첫 눈"),
        ("english", "The First Snow", "첫 눈"),
    ],
)
def test_names_are_suggested_in_the_layer_that_the_visitor_prefers(
    client: TestClient, layer: str, text: str, other: str
) -> None:
    cookies = {NAMES_COOKIE: layer, LANGUAGE_COOKIE: "en"}
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    told = client.get("/api/v1/suggest?q=the first snow", headers=headers).json()[0]["shown"]
    assert (told["text"].lower(), told["other"]) == (text.lower(), other)


def test_what_is_not_there_is_a_problem(client: TestClient) -> None:
    answer = client.get("/api/v1/nothing", headers=KOREAN)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["title"] == "여기에는 아무것도 없습니다"


def test_no_more_results_than_are_looked_through_can_be_asked_for(client: TestClient) -> None:
    most = finding.LOOKED_THROUGH
    assert client.get(f"/api/v1/find?q=a&limit={most}").status_code == 200
    assert client.get(f"/api/v1/find?q=a&limit={most + 1}").status_code == 422
