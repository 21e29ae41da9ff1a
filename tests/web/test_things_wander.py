"""Shelves, moods, memory lane and the map, asked as a browser asks for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import pytest
from starlette.testclient import TestClient

from onara.graph import Kind
from onara.web import wandering
from onara.web.visitor import Visitor
from tests.graph.bundled import catalogue, graph

EVERYTHING: Mapping[str, str | int] = MappingProxyType({})
PAGES = (
    *("/wander", "/wander/dramas", "/wander/songs", "/wander/people", "/wander/moods"),
    *("/wander/lane", "/wander/map", "/mood/lonely"),
)


def page(
    client: TestClient, path: str, language: str = "en", asked: Mapping[str, str | int] = EVERYTHING
) -> str:
    headers = {"Accept": "text/html", "Accept-Language": language}
    params = {key: str(value) for key, value in asked.items()}
    answer = client.get(path, headers=headers, params=params)
    assert answer.status_code == 200, answer.text[:500]
    return answer.text


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_wandering_is_there_in_both_languages(
    client: TestClient, path: str, language: str
) -> None:
    told = page(client, path, language)
    assert told.count("<h1") == 1
    assert f'<html lang="{language}"' in told


def test_the_front_shows_every_drama_that_aired_and_the_founding_list(client: TestClient) -> None:
    told = page(client, "/wander")
    for drama in catalogue().dramas:
        assert f'href="/drama/{drama.id}"' in told
    assert 'href="/list/founding-list"' in told


def test_a_shelf_shows_everything_once_page_by_page(client: TestClient) -> None:
    found: list[str] = []
    for number in range(1, 6):
        told = page(client, "/wander/songs", asked={"page": number})
        found += re.findall(r'class="thing-card" href="/song/([^"]+)"', told)
        if 'rel="next"' not in told:
            break
    assert sorted(found) == sorted(node.id for node in graph().nodes(Kind.SONG))


def test_a_letter_of_the_rail_shows_what_begins_so(client: TestClient) -> None:
    told = page(client, "/wander/dramas", asked={"letter": "ㅅ"})
    found = re.findall(r'class="thing-card" href="/drama/([^"]+)"', told)
    assert "signal" in found and "secret-garden" in found and "dae-jang-geum" not in found


def test_dramas_of_a_network_are_a_shelf_of_their_own(client: TestClient) -> None:
    told = page(client, "/wander/dramas", asked={"network": "tvN"})
    found = set(re.findall(r'class="thing-card" href="/drama/([^"]+)"', told))
    assert found == {each.id for each in catalogue().dramas if each.network == "tvN"}


def test_names_stand_in_the_order_of_their_letters_as_the_visitor_reads_them() -> None:
    shelved = wandering.shelf(Visitor("ko"), graph().nodes(Kind.SONG))
    order = [wandering.RAIL.index(each.letter) for each in shelved]
    assert order == sorted(order) and {"ㄱ", "S"} <= {each.letter for each in shelved}
    latin = wandering.shelf(Visitor("en", "english"), graph().nodes(Kind.SONG))
    assert sum(each.letter in wandering.LATIN for each in latin) > len(latin) * 0.8


@pytest.mark.parametrize(
    ("name", "letter"),
    [("도깨비", "ㄷ"), ("까만 밤", "ㄱ"), ("sweet night", "S"), ("“별”", "ㅂ"), ("99s", "#"),
     ("☃", "#"), ("Éclair", "#"), ("", "#")],
)  # fmt: skip
def test_what_a_name_begins_with(name: str, letter: str) -> None:
    assert wandering.letter_of(name) == letter


def test_a_mood_shows_its_songs_and_what_goes_with_it(client: TestClient) -> None:
    told = page(client, "/mood/lonely", "ko")
    assert "쓸쓸한" in told
    for song in catalogue().songs:
        if "lonely" in song.moods:
            assert f'href="/song/{song.id}"' in told


def test_a_year_of_the_lane_shows_all_its_songs_when_it_is_asked_for(client: TestClient) -> None:
    whole = page(client, "/wander/lane")
    assert "from=2009&amp;to=2009" in whole
    one = page(client, "/wander/lane", asked={"from": 2009, "to": 2009})
    rows = re.findall(r'class="thing-row" href="/(?:song|recording)/', one)
    told = client.get("/api/v1/lane", params={"from": 2009, "to": 2009}).json()["years"][0]
    assert len(rows) == len(told["songs"])


def test_the_picture_of_the_lane_has_a_dot_a_song_and_its_table_a_row_a_year(
    client: TestClient,
) -> None:
    told = page(client, "/wander/lane", asked={"from": 2003, "to": 2012})
    years = client.get("/api/v1/lane", params={"from": 2003, "to": 2012}).json()["years"]
    assert len(re.findall(r'<circle class="(?:song|older)"', told)) == sum(
        len(y["songs"]) for y in years
    )
    table = told.partition("<tbody>")[2].partition("</tbody>")[0]
    assert table.count("<tr>") == len(years)


def test_the_map_and_its_table_have_the_same_people(client: TestClient) -> None:
    told = page(client, "/wander/map")
    table = told.partition('<table class="map-table">')[2].partition("</table>")[0]
    assert told.count('class="person"') == table.count('<th scope="row">')


@pytest.mark.parametrize(
    "path", ["/mood/blorf", "/wander/lane?list=nothing", "/wander/lane?id=nothing", "/mood/a/b"]
)
def test_what_is_not_known_is_said(client: TestClient, path: str) -> None:
    assert client.get(path, headers={"Accept": "text/html"}).status_code == 404
