from html import unescape

import pytest
from starlette.testclient import TestClient

from onara.demo import Rendered
from onara.library import Library
from onara.web import Settings, create_app

HTML = {"accept": "text/html"}


def test_an_empty_library_offers_to_add_a_folder_or_the_demo(client: TestClient) -> None:
    page = client.get("/music", headers=HTML).text
    assert "data-add-folder" in page
    assert "data-demo" in page
    assert "music-card" not in page.replace("music-cards", "")


def test_recordings_are_found_by_what_is_typed(scanned: TestClient) -> None:
    page = scanned.get("/music", params={"q": "two"}, headers=HTML).text
    assert page.count('class="music-card"') == 1
    page = scanned.get("/music", params={"q": "nothing like it"}, headers=HTML).text
    assert "None of your music goes by that." in page


@pytest.mark.parametrize("sort", ["path", "title", "artist", "drama", "length"])
def test_every_order_shows_all_of_it(scanned: TestClient, sort: str) -> None:
    page = scanned.get("/music", params={"sort": sort}, headers=HTML).text
    assert page.count('class="music-card"') == 2


def test_an_order_that_there_is_not_is_refused(scanned: TestClient) -> None:
    assert scanned.get("/music", params={"sort": "age"}, headers=HTML).status_code == 422


def test_the_page_of_a_recording_says_where_it_plays(scanned: TestClient) -> None:
    found = scanned.get("/api/v1/recordings", params={"q": "two"}).json()["recordings"]
    page = unescape(scanned.get(f"/music/{found[0]['id']}", headers=HTML).text)
    assert page.count('class="cue-play"') == 2
    assert "Not linked to a song of the catalogue" in page


def test_a_recording_that_is_not_owned_is_not_found(scanned: TestClient) -> None:
    assert scanned.get("/music/none", headers=HTML).status_code == 404


def test_songs_that_a_soundtrack_lacks_are_named(
    rendered: Rendered, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("one song")
    (home / "catalogue").mkdir()
    for file in (rendered.folder / "home" / "catalogue").glob("*.yaml"):
        (home / "catalogue" / file.name).write_bytes(file.read_bytes())
    song, path = next(iter(rendered.recordings.items()))
    with Library.open(home) as library:
        library.add([path])
    with TestClient(create_app(Settings(home)), base_url="http://localhost") as made:
        page = unescape(made.get("/music", headers=HTML).text)
    others = [each for each in rendered.recordings if each != song]
    assert f"1 of {len(rendered.recordings)} owned" in page
    for each in others:
        assert f'href="/song/three-hills-demo/{each}"' in page
    assert f'<li><a href="/song/three-hills-demo/{song}"' not in page
