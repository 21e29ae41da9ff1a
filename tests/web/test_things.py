"""Pages of things, asked as a browser asks for them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onara.graph import Kind
from onara.web import Settings, create_app, paths
from tests.graph.bundled import catalogue, graph

LANGUAGES = ("ko", "en")
SONG = "guardian-the-lonely-and-great-god/i-will-go-to-you-like-the-first-snow"
REMAKE = "reply-1997/all-for-you"
_IN_BOTH = 25


def page(client: TestClient, kind: str, id_: str, language: str = "en", cookie: str = "") -> str:
    headers = {"Accept": "text/html", "Accept-Language": language}
    if cookie:
        headers["Cookie"] = cookie
    answer = client.get(paths.thing(kind, id_), headers=headers)
    assert answer.status_code == 200, (id_, answer.text[:500])
    return answer.text


class Names(HTMLParser):
    """Names (class ``name``) of a page whose letters have no ``lang``, and how many have one."""

    def __init__(self) -> None:
        super().__init__()
        self.with_language, self.without = 0, 0
        self._expected = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self._expected:
            self.with_language += bool(given.get("lang"))
            self.without += not given.get("lang")
        self._expected = tag == "span" and given.get("class") == "name"


@pytest.mark.parametrize("kind", Kind)
def test_everything_has_a_page_in_both_languages(client: TestClient, kind: Kind) -> None:
    for number, node in enumerate(graph().nodes(kind)):
        # Of the many that look alike each is asked for in one language, its neighbour in the other.
        both = number < _IN_BOTH
        for language in LANGUAGES if both else (LANGUAGES[number % 2],):
            told = page(client, kind, node.id, language)
            assert f'<html lang="{language}"' in told
            names = Names()
            names.feed(told)
            assert names.with_language and not names.without, node.id
            marked = set(map(int, re.findall(r'href="#source-(\d+)"', told)))
            listed = list(map(int, re.findall(r'id="source-(\d+)"', told)))
            assert marked <= set(listed), node.id
            assert listed == list(range(1, len(listed) + 1)), node.id


def test_every_statement_of_a_song_has_its_sources_by_number(client: TestClient) -> None:
    told = page(client, "song", SONG)
    song = catalogue().song(SONG)
    assert told.count('<ul class="scenes">') == 1
    scenes = told.partition('<ul class="scenes">')[2].partition("</ul>")[0]
    assert scenes.count("<li>") == scenes.count('class="marks"') == len(song.scenes)


def test_scenes_of_episodes_that_were_not_watched_are_hidden(client: TestClient) -> None:
    drama = SONG.partition("/")[0]
    hidden = page(client, "song", SONG).count('class="spoiler"')
    assert hidden == len([s for s in catalogue().song(SONG).scenes if s.episode])
    seen = page(client, "song", SONG, cookie=f"onara_seen={drama}.11~signal.3")
    assert 0 < seen.count('class="spoiler"') < hidden
    assert 'class="spoiler"' not in page(client, "song", SONG, cookie=f"onara_seen={drama}.16")


def test_an_episode_of_the_second_season_comes_after_all_of_the_first(client: TestClient) -> None:
    song = next(
        song.id
        for song in catalogue().drama("hospital-playlist").songs
        if any(scene.episode == "season 2, 5" for scene in song.scenes)
    )
    first = page(client, "song", song, cookie="onara_seen=hospital-playlist.12")
    assert 'class="spoiler"' in first
    both = page(client, "song", song, cookie="onara_seen=hospital-playlist.24")
    assert 'class="spoiler"' not in both


def test_the_picture_of_a_family_has_as_many_versions_as_its_table_has_rows(
    client: TestClient,
) -> None:
    for id_ in (REMAKE, "im-sorry-i-love-you/snow-flower", "secret-garden/that-man"):
        if id_ not in graph():
            continue
        told = page(client, "song", id_)
        table = told.partition('<table class="family">')[2].partition("</table>")[0]
        assert told.count('class="box"') == table.count("<tr") - 1 > 1


def test_a_drama_has_its_songs_as_a_table_and_asks_how_far_one_has_watched(
    client: TestClient,
) -> None:
    told = page(client, "drama", "signal")
    for song in catalogue().drama("signal").songs:
        assert f'href="{paths.thing("song", song.id)}"' in told
    assert told.count("<option value=") == 1 + (catalogue().drama("signal").episodes or 0)


def test_where_sources_disagree_it_is_said(client: TestClient) -> None:
    told = page(client, "drama", "signal")
    assert "Sources disagree" in told
    for each in catalogue().drama("signal").conflicts:
        assert each.about.replace("'", "&#39;") in told


def test_a_thing_asked_for_by_a_wrong_kind_is_shown_where_it_belongs(client: TestClient) -> None:
    answer = client.get("/song/signal", follow_redirects=False)
    assert answer.status_code == 307
    assert answer.headers["location"] == "/drama/signal"


def test_what_is_not_known_is_a_page_that_says_so(client: TestClient) -> None:
    answer = client.get("/song/nothing/like-it", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


def test_what_a_page_says_in_korean_is_korean(client: TestClient) -> None:
    told = page(client, "song", REMAKE, "ko")
    assert "이 노래의 가계도" in told and "원곡" in told and "리메이크" in told
    assert "performed by" not in told and ">remake" not in told


@pytest.fixture(scope="module")
def owner(lively: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server of somebody who owns songs and has scanned episodes in which they sound."""
    home = Path(shutil.copytree(lively, tmp_path_factory.mktemp("owner") / "home"))
    with TestClient(create_app(Settings(home)), base_url="http://localhost") as made:
        yield made


def test_an_owned_song_can_be_played_and_says_where_it_sounds(owner: TestClient) -> None:
    song = "three-hills-demo/blue-bird"
    told = page(owner, "song", song)
    assert "data-play" in told and "In your music" in told
    answer = owner.get(f"/api/v1/things/{song}").json()
    assert answer["recordings"][0]["audio"].endswith("/audio")
    assert answer["moments"]
    for moment in answer["moments"]:
        assert f"/episodes/{moment['episode']}#t={moment['start_s']:.1f}" in told
