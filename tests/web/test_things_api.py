from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onara.wander.moods import moods
from tests.graph.bundled import catalogue, graph


def get(client: TestClient, path: str, **asked: object) -> dict[str, object]:
    answer = client.get(f"/api/v1{path}", params={k: str(v) for k, v in asked.items()})
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


def test_a_thing_comes_with_its_page_its_address_and_its_cover(client: TestClient) -> None:
    told = client.get("/api/v1/things/itaewon-class/sweet-night").json()
    assert told["path"] == "/song/itaewon-class/sweet-night"
    assert client.get(told["cover"]).headers["content-type"] == "image/svg+xml"
    assert told["page"]["uses"][0]["drama"]["id"] == "itaewon-class"
    assert told["recordings"] == told["moments"] == []


def test_more_of_a_kind_comes_with_reasons_in_the_language_that_is_asked_for(
    client: TestClient,
) -> None:
    asked = {"id": "my-mister/grown-ups", "limit": "3"}
    english = client.get("/api/v1/like", params=asked, headers={"Accept-Language": "en"}).json()
    korean = client.get("/api/v1/like", params=asked, headers={"Accept-Language": "ko"}).json()
    assert len(english["near"]) == 3
    assert [n["id"] for n in english["near"]] == [n["id"] for n in korean["near"]]
    assert all(near["reasons"] for near in english["near"])
    assert english["near"][0]["reasons"] != korean["near"][0]["reasons"]


def test_memory_lane_keeps_to_the_years_the_thing_or_the_list_asked_for(client: TestClient) -> None:
    whole = client.get("/api/v1/lane").json()["years"]
    some = client.get("/api/v1/lane", params={"from": 2016, "to": 2017}).json()["years"]
    assert [year["year"] for year in some] == [2016, 2017]
    assert all(year in whole for year in some)
    of_one = client.get("/api/v1/lane", params={"id": "signal"}).json()["years"]
    assert {d["id"] for year in of_one for d in year["dramas"]} == {"signal"}
    listed = client.get("/api/v1/lane", params={"list": "founding-list"}).json()["years"]
    songs = {song["id"] for year in listed for song in year["songs"]}
    assert songs and len(songs) < len({s["id"] for year in whole for s in year["songs"]})


def test_the_map_has_a_place_for_all_that_is_on_it(client: TestClient) -> None:
    told = client.get("/api/v1/map").json()
    placed = {spot["id"] for spot in told["layout"]}
    shared = told["shared"]
    assert placed == {place["id"] for place in (*shared["dramas"], *shared["people"])}
    assert all(
        0 < spot["x"] < told["width"] and 0 < spot["y"] < told["height"] for spot in told["layout"]
    )


def test_moods_are_counted(client: TestClient) -> None:
    told = client.get("/api/v1/moods").json()["moods"]
    assert [each["mood"] for each in told] == [each.mood for each in moods(catalogue())]


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/things/nothing",
        "/api/v1/like?id=nothing",
        "/api/v1/lane?id=nothing",
        "/api/v1/lane?list=nothing",
        "/api/v1/things/musicbrainz:nothing",
    ],
)
def test_what_is_not_known_is_a_problem(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("kind", ["drama", "song", "artist", "person", "list", "work", "character"])
def test_a_cover_is_kept_for_ever_by_whoever_asks_with_its_version(
    client: TestClient, kind: str
) -> None:
    id_ = graph().nodes(*(k for k in type(graph().nodes()[0].kind) if k == kind))[0].id
    cover = client.get(f"/api/v1/things/{id_}").json()["cover"]
    answer = client.get(cover)
    assert "immutable" in answer.headers["cache-control"]
    plain = client.get(cover.partition("?")[0])
    assert plain.headers["cache-control"] == "no-cache"
    again = client.get(cover.partition("?")[0], headers={"If-None-Match": plain.headers["etag"]})
    assert again.status_code == 304 and not again.content


@pytest.mark.parametrize(
    "path",
    ["mood/lonely", "unknown/3", "list/founding-list", "list/bookmarks", "mood/never heard of"],
)
def test_moods_unknowns_and_lists_have_covers_too(client: TestClient, path: str) -> None:
    assert client.get(f"/pictures/cover/{path}.svg").status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [("song/nothing", 404), ("owned/nothing", 404), ("list/nothing", 404), ("unknown/x", 404),
     ("song/signal", 404), ("drama/signal", 200)],
)  # fmt: skip
def test_there_is_no_cover_of_what_is_not_there(client: TestClient, path: str, status: int) -> None:
    assert client.get(f"/pictures/cover/{path}.svg").status_code == status
