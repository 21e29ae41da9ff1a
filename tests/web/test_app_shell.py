from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from starlette.testclient import TestClient

from onara.demo import Rendered
from onara.web import Settings, create_app
from onara.web.public import is_public


@pytest.fixture
def below(tmp_path: Path) -> Iterator[TestClient]:
    """A server below a path of a proxy."""
    app = create_app(Settings(tmp_path, base_path="/onara"))
    with TestClient(app, base_url="http://localhost", root_path="/onara") as made:
        yield made


@pytest.mark.parametrize(("language", "name"), [("ko", "오나라"), ("en", "Onara")])
def test_the_manifest_says_what_is_needed_to_install(
    client: TestClient, language: str, name: str
) -> None:
    page = client.get("/", headers={"Accept-Language": language}).text
    address = re.search(r'<link rel="manifest" href="([^"]+)"', page)
    assert address
    answer = client.get(address[1].replace("&amp;", "&"))
    assert answer.headers["content-type"].startswith("application/manifest+json")
    told = answer.json()
    assert (told["name"], told["lang"], told["display"]) == (name, language, "standalone")
    purposes = {(each["sizes"], each["purpose"]) for each in told["icons"]}
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} <= purposes
    for each in told["icons"]:
        image = Image.open(io.BytesIO(client.get(each["src"]).content))
        assert f"{image.width}x{image.height}" == each["sizes"]
    for each in told["shortcuts"]:
        assert client.get(each["url"]).status_code == 200
    target = told["share_target"]
    assert (target["method"], target["enctype"]) == ("POST", "multipart/form-data")
    assert target["params"]["files"][0]["name"] == "file"


def test_all_of_it_lies_below_the_path_of_a_proxy(below: TestClient) -> None:
    told = below.get("/onara/manifest.webmanifest").json()
    assert (told["id"], told["scope"], told["start_url"]) == ("/onara/",) * 3
    assert told["share_target"]["action"] == "/onara/share-target"
    worker = below.get("/onara/sw.js")
    assert worker.headers["service-worker-allowed"] == "/onara/"
    assert '"offline": "/onara/offline"' in worker.text


def test_the_service_worker_fetches_only_what_is_there(client: TestClient) -> None:
    worker = client.get("/sw.js")
    assert worker.headers["content-type"].startswith("text/javascript")
    assert worker.headers["cache-control"] == "no-cache"
    listed = re.search(r'"files": \[([^\]]*)\]', worker.text)
    assert listed
    files = re.findall(r'"([^"]+)"', listed[1])
    assert any(each.endswith("/js/api.js") for each in files)
    for each in [*files, "/offline"]:
        assert client.get(each).status_code == 200, each
        assert is_public(each.partition("?")[0])


def test_the_offline_page_speaks_both_languages(client: TestClient) -> None:
    page = client.get("/offline").text
    assert "서버에 연결할 수 없습니다" in page and "The server cannot be reached" in page


def test_a_clip_of_another_app_is_heard(tmp_path: Path, rendered: Rendered) -> None:
    clip = rendered.clip
    with TestClient(create_app(Settings(tmp_path)), base_url="http://localhost") as client:
        answer = client.post(
            "/share-target",
            files={"file": ("voice memo.wav", clip.read_bytes(), "audio/wav")},
            headers={"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Origin": "null"},
            follow_redirects=False,
        )
        assert answer.status_code == 303, answer.text
        assert re.fullmatch(r"/hear/[\w-]+", answer.headers["location"])
        assert client.get(answer.headers["location"]).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", None])
def test_another_site_cannot_hand_in_a_clip(client: TestClient, site: str | None) -> None:
    headers = {"Sec-Fetch-Site": site} if site else {}
    answer = client.post("/share-target", files={"file": ("a.wav", b"RIFF")}, headers=headers)
    assert answer.status_code == 403


def test_a_hand_over_without_a_file_is_refused_in_a_sentence(client: TestClient) -> None:
    headers = {"Sec-Fetch-Site": "none", "Accept": "text/html", "Accept-Language": "ko"}
    answer = client.post("/share-target", files={"other": ("a", b"x")}, headers=headers)
    assert answer.status_code == 422
    assert "<h1>" in answer.text
