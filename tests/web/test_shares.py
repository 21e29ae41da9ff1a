from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from starlette.testclient import TestClient

from onara.clock import clock
from onara.web import Settings, create_app
from onara.web.public import is_public
from tests.small_season import SmallSeason

SHARES = "/api/v1/shares"
SONG = {"kind": "song", "id": "signal/blooming"}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(tmp_path)), base_url="http://localhost") as made:
        yield made


def meta(page: str, name: str) -> str:
    found = re.search(rf'<meta (?:property|name)="{name}" content="([^"]*)"', page)
    assert found, name
    return found[1]


def test_a_song_gets_an_address_that_nobody_can_guess(home: TestClient) -> None:
    answer = home.post(SHARES, json=SONG)
    assert answer.status_code == 201
    told = answer.json()
    assert len(told["token"]) >= 22
    assert told["url"] == f"http://localhost/s/{told['token']}"
    assert told["text"].splitlines() == [
        "♪ 꽃이 피면 (Blooming) – 이승열 (Yi Sung Yol)",
        "시그널 (Signal)",
        told["url"],
    ]


def test_the_page_behind_it_says_what_it_is_and_shows_a_picture(home: TestClient) -> None:
    told = home.post(SHARES, json=SONG, headers={"Accept-Language": "ko"}).json()
    page = home.get(told["path"], headers={"Accept-Language": "en"})
    assert page.headers["x-robots-tag"] == "noindex"
    assert meta(page.text, "og:title") == "꽃이 피면 – 이승열"
    assert meta(page.text, "og:url") == told["url"]
    assert meta(page.text, "twitter:card") == "summary_large_image"
    picture = meta(page.text, "og:image")
    assert picture.startswith(f"http://localhost{told['path']}/preview.png")
    image = home.get(picture.removeprefix("http://localhost"))
    assert image.headers["content-type"] == "image/png"
    assert image.headers["cross-origin-resource-policy"] == "cross-origin"
    assert Image.open(io.BytesIO(image.content)).size == (1200, 630)


def test_who_says_no_language_reads_that_of_the_sharer(home: TestClient) -> None:
    told = home.post(SHARES, json=SONG, headers={"Accept-Language": "ko"}).json()
    assert 'lang="ko"' in home.get(told["path"]).text[:200]
    assert 'lang="en"' in home.get(told["path"], headers={"Accept-Language": "en"}).text[:200]


def test_what_is_shared_again_keeps_its_address_and_is_told_anew(home: TestClient) -> None:
    home.post("/api/v1/lists", json={"name": "mine", "ids": ["signal/blooming"]})
    first = home.post(SHARES, json={"kind": "own-list", "id": "mine"}).json()
    home.post("/api/v1/lists/mine/entries", json={"id": "signal"})
    assert "<li>" in home.get(first["path"]).text
    assert home.get(first["path"]).text.count('class="told"') == 1
    again = home.post(SHARES, json={"path": "/lists/mine"}).json()
    assert again["token"] == first["token"]
    assert home.get(first["path"]).text.count('class="told"') == 2
    assert len(home.get(SHARES).json()["shares"]) == 1


def test_a_share_that_was_taken_back_leads_nowhere(home: TestClient) -> None:
    told = home.post(SHARES, json=SONG).json()
    assert home.delete(f"{SHARES}/{told['token']}").status_code == 204
    assert home.get(told["path"]).status_code == 404
    assert home.get(f"{told['path']}/preview.png").status_code == 404
    assert home.delete(f"{SHARES}/{told['token']}").json()["type"].endswith("share-missing")


def test_shares_are_there_after_the_server_starts_anew(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(tmp_path)), base_url="http://localhost") as before:
        path = before.post(SHARES, json=SONG).json()["path"]
    with TestClient(create_app(Settings(tmp_path)), base_url="http://localhost") as after:
        assert "꽃이 피면" in after.get(path).text


@pytest.mark.parametrize(
    ("wanted", "status"),
    [
        ({}, 422),
        ({"kind": "song"}, 422),
        ({"path": "/wander/lane"}, 422),
        ({"path": "/settings"}, 422),
        ({"kind": "song", "id": "nothing"}, 404),
        ({"kind": "own-list", "id": "nothing"}, 404),
        ({"kind": "clip", "id": "nothing"}, 404),
        ({"path": "/hear/nothing"}, 404),
        ({"kind": "cue", "id": "0123#cue-9"}, 404),
        ({"kind": "secret", "id": "x"}, 422),
    ],
)
def test_what_is_nothing_cannot_be_shared(
    home: TestClient, wanted: dict[str, str], status: int
) -> None:
    assert home.post(SHARES, json=wanted).status_code == status


def test_a_moment_is_shared_with_drama_episode_and_second_and_without_the_media(
    season: SmallSeason,
) -> None:
    with TestClient(create_app(Settings(season.home)), base_url="http://localhost") as client:
        episode = client.get("/api/v1/episodes").json()["seasons"][0]["episodes"][0]["id"]
        cues = client.get(f"/api/v1/episodes/{episode}").json()["lines"]
        known = next(each for each in cues if each["kind"] == "known")
        wanted = {"kind": "cue", "id": f"{episode}#cue-{known['id']}"}
        told = client.post(SHARES, json=wanted).json()
        page = client.get(told["path"], headers={"Accept-Language": "ko"}).text
        for each in ("도깨비", "1회", clock(known["start_s"])):
            assert each in page
        at = known["start_s"] + 2
        by_time = client.post(SHARES, json={"path": f"/episodes/{episode}#t={at}"}).json()
        assert by_time["card"]["title"] == known["music"]["title"]
        assert by_time["card"]["second"] == pytest.approx(at, abs=0.1)
        content = page.partition("<main")[2].partition("</main>")[0]
        assert "<audio" not in content and "/api/v1/episodes" not in content
        assert str(season.first) not in client.get(SHARES).text


def test_all_that_a_shared_page_needs_is_readable_without_a_password(home: TestClient) -> None:
    told = home.post(SHARES, json=SONG).json()
    page = home.get(told["path"]).text
    needed = re.findall(r'(?:src|href)="(/[^"?#]*)', page.partition("<header")[0])
    needed += re.findall(r'<img[^>]* src="(/[^"?]*)', page)
    assert needed
    assert [each for each in needed if not is_public(each)] == []


def test_below_a_path_of_a_proxy_addresses_are_whole(tmp_path: Path) -> None:
    app = create_app(Settings(tmp_path, base_path="/onara"))
    with TestClient(app, base_url="http://localhost", root_path="/onara") as client:
        told = client.post(f"/onara{SHARES}", json=SONG).json()
        assert told["url"] == f"http://localhost/onara/s/{told['token']}"
        page = client.get(f"/onara/s/{told['token']}").text
        assert meta(page, "og:image").startswith("http://localhost/onara/s/")


def test_pages_of_the_catalogue_have_a_picture_of_their_own(home: TestClient) -> None:
    page = home.get("/song/signal/blooming", headers={"Accept-Language": "ko"}).text
    picture = meta(page, "og:image")
    assert picture == ("http://localhost/pictures/preview/song/signal/blooming.png?language=ko")
    assert home.get(picture.removeprefix("http://localhost")).status_code == 200
    assert meta(home.get("/lists").text, "og:image").endswith("/site.png?language=en")


def test_there_are_no_pictures_of_what_is_the_owners_alone(home: TestClient) -> None:
    home.post("/api/v1/lists", json={"name": "mine"})
    assert home.get("/pictures/preview/own-list/mine.png").status_code == 404
    assert home.get("/pictures/preview/list/mine.png").status_code == 404


def test_a_picture_is_drawn_once(home: TestClient, tmp_path: Path) -> None:
    path = "/pictures/preview/song/signal/blooming.png"
    first = home.get(path).content
    (kept,) = (tmp_path / "cache" / "previews").glob("*.png")
    assert kept.read_bytes() == first
    kept.write_bytes(b"kept")
    assert home.get(path).content == b"kept"


def test_shares_are_listed_with_the_lists(home: TestClient) -> None:
    told = home.post(SHARES, json=SONG).json()
    page = home.get("/lists").text
    assert f'data-revoke="{told["token"]}"' in page
