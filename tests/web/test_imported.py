"""Recordings that were imported: recognised like others, with nothing to play."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onara.library import Library
from onara.web import Settings, create_app, paths
from tests.cli.program import clip
from tests.media import encode, music

HTML = {"Accept": "text/html"}
TITLE = "첫눈처럼 너에게 가겠다"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which nothing is but two imported recordings, one of a song that is known."""
    folder = tmp_path_factory.mktemp("imported")
    tags = {"title": TITLE, "artist": "에일리", "album": "도깨비 OST Part.9"}
    files = [
        encode(folder / "snow.flac", music(20.0, 1, 8000), "flac", "flac", rate=8000, tags=tags),
        encode(folder / "other.flac", music(20.0, 2, 8000), "flac", "flac", rate=8000),
    ]
    with Library.open(folder / "somebody") as library:
        library.add(files)
        library.export_references(folder / "all.onararef")
    with Library.open(folder / "home") as library:
        library.import_references(folder / "all.onararef")
    return folder


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(folder / "home")), base_url="http://localhost") as made:
        yield made


@pytest.fixture(scope="module")
def snow(folder: Path) -> str:
    with Library.open(folder / "home") as library:
        return next(one.recording for one in library.recordings() if one.song)


def test_it_is_among_the_recordings(client: TestClient, snow: str) -> None:
    told = client.get("/api/v1/recordings").json()["recordings"]
    assert len(told) == 2
    for one in told:
        assert (one["files"], one["file_name"], one["is_there"]) == (0, None, False)
    whole = client.get(f"/api/v1/recordings/{snow}").json()
    assert (whole["title"], whole["paths"], whole["has_artwork"]) == (TITLE, [], False)
    assert whole["drama"]["title_ko"].endswith("도깨비")


def test_there_is_nothing_to_play_and_that_is_said(client: TestClient, snow: str) -> None:
    for path in ("audio", "playback", "peaks", "artwork"):
        answer = client.get(f"/api/v1/recordings/{snow}/{path}", headers={"Accept-Language": "ko"})
        assert answer.status_code == 410
        assert "파일이 여기에 없습니다" in answer.json()["title"]


def test_its_pages_say_so_and_have_no_button_to_play_it(client: TestClient, snow: str) -> None:
    song = client.get(f"/api/v1/recordings/{snow}").json()["song"]["id"]
    for path in ("/music", paths.owned(snow), paths.thing("song", song)):
        page = client.get(path, headers=HTML)
        assert page.status_code == 200, path
        assert "Imported: it is recognised" in page.text, path
        assert f"/api/v1/recordings/{snow}/audio" not in page.text, path
    thing = client.get(f"/api/v1/things/{song}").json()
    assert [one["audio"] for one in thing["recordings"]] == [None]


def test_a_clip_is_named_and_only_the_clip_is_played(
    client: TestClient, snow: str, tmp_path: Path
) -> None:
    sent = {"file": ("clip.wav", clip(tmp_path / "clip.wav", 1).read_bytes())}
    told = client.post("/api/v1/clips", files=sent).json()
    assert (told["match"]["recording"], told["match"]["file"]) == (snow, None)
    page = client.get(f"/hear/{told['id']}", headers=HTML)
    assert page.status_code == 200
    assert "no file of it is here, so only your clip can be played" in page.text
    assert 'data-other-s=""' in page.text
    assert 'name="which"' not in page.text


def test_players_are_not_offered_it(client: TestClient) -> None:
    told = client.get("/rest/search3.view", params={"f": "json", "query": ""}).json()
    assert told["subsonic-response"]["searchResult3"]["song"] == []
