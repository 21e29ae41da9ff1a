"""Clips handed in over HTTP, and the page of an answer."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2 as httpx
import pytest
from starlette.testclient import TestClient

from onara.demo import Rendered
from onara.library import Library
from onara.web import Settings, create_app
from tests.clips.conftest import heard_home
from tests.conftest import save_wav
from tests.media import Wave, music, raw_wav
from tests.versions import RATE as VERSIONS_RATE
from tests.versions import cut, noisy

__all__ = ["heard_home"]
KO = {"Accept-Language": "ko"}
HTML = {"Accept": "text/html"}
RATE = 8000


@pytest.fixture(scope="module")
def client(heard_home: Path) -> Iterator[TestClient]:
    """A server with the demo's music in it."""
    settings = Settings(heard_home, largest_upload=8 << 20)
    with TestClient(create_app(settings), base_url="http://localhost") as made:
        yield made


def hand_in(
    client: TestClient,
    content: bytes,
    name: str = "clip.wav",
    headers: dict[str, str] | None = None,
) -> httpx.Response:
    return client.post("/api/v1/clips", files={"file": (name, content)}, headers=headers)


@pytest.fixture(scope="module")
def known(client: TestClient, rendered: Rendered) -> str:
    """The id of a clip that is known."""
    return str(hand_in(client, rendered.clip.read_bytes()).json()["id"])


@pytest.fixture(scope="module")
def unknown(client: TestClient, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = raw_wav(tmp_path_factory.mktemp("clip") / "unknown.wav", music(4.0, 77, RATE), RATE)
    return str(hand_in(client, path.read_bytes(), "unknown.wav").json()["id"])


def test_a_clip_is_answered(client: TestClient, rendered: Rendered) -> None:
    answer = hand_in(client, rendered.clip.read_bytes())
    assert answer.status_code == 201
    told = answer.json()
    assert told["match"]["song"]["id"] == f"three-hills-demo/{rendered.clip_cue.song_id}"
    assert told["match"]["drama"]["title"] == "Three Hills"
    assert told["runner_up"]["z"] < told["match"]["z"]
    assert answer.headers["location"] == f"/api/v1/clips/{told['id']}"
    assert client.get(answer.headers["location"]).json() == told


def test_no_path_of_the_owner_is_told(client: TestClient, known: str, heard_home: Path) -> None:
    text = client.get(f"/api/v1/clips/{known}").text
    assert str(heard_home.parent) not in text
    assert "/" not in client.get(f"/api/v1/clips/{known}").json()["match"]["file"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (unicodedata.normalize("NFD", "도깨비.wav"), "도깨비.wav"),
        ("../../etc/passwd", "passwd"),
        ("C:\\clips\\a b.wav", "a b.wav"),
        ('quo"te\r\nSet-Cookie: x.wav', None),
        ("\u202egnp.wav", "gnp.wav"),
        ("😀" * 150 + ".wav", None),
    ],
)
def test_odd_names_are_kept_as_text(
    client: TestClient, rendered: Rendered, name: str, told: str | None
) -> None:
    answer = hand_in(client, rendered.clip.read_bytes(), name)
    assert answer.status_code == 201
    found = answer.json()["name"]
    assert told in (None, found)
    assert len(found) <= 200
    page = client.get(f"/hear/{answer.json()['id']}", headers=HTML)
    assert page.status_code == 200


def test_a_page_shows_names_as_text_only(client: TestClient, rendered: Rendered) -> None:
    answer = hand_in(client, rendered.clip.read_bytes(), "<script>alert(1)<.wav")
    page = client.get(f"/hear/{answer.json()['id']}", headers=HTML).text
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    ("content", "key", "title"),
    [
        (b"", "clip-empty", "빈 파일입니다"),
        (b"#!/bin/sh\nrm -rf /\n" * 40, "clip-not-audio", "읽을 수 있는"),
        (b"#EXTM3U\nhttp://127.0.0.1/secret.mp3\n", "clip-not-audio", "읽을 수 있는"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "clip-not-audio", "읽을 수 있는"),
    ],
)
def test_what_holds_no_sound_is_a_problem_in_the_visitors_language(
    client: TestClient, content: bytes, key: str, title: str
) -> None:
    answer = hand_in(client, content, "clip.mp3", KO)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == f"urn:onara:problem:{key}"
    assert title in answer.json()["title"]


def test_a_form_that_holds_no_clip_is_a_problem(client: TestClient) -> None:
    assert client.post("/api/v1/clips", content=b"abc").status_code == 415
    assert client.post("/api/v1/clips", data={"file": "text"}).status_code == 415
    other = client.post("/api/v1/clips", files={"other": ("clip.wav", b"RIFF")})
    assert other.json()["type"] == "urn:onara:problem:upload-missing"
    for body in (
        b"",
        b"--x",
        b"--x\r\n\r\n",
        b"nonsense",
        b"--x\r\nContent-Disposition: form-data",
    ):
        kind = {"Content-Type": "multipart/form-data; boundary=x"}
        broken = client.post("/api/v1/clips", content=body, headers=kind)
        assert broken.status_code in (400, 422)


def test_a_clip_that_is_too_large_is_refused_before_it_is_there(client: TestClient) -> None:
    answer = hand_in(client, b"x" * (9 << 20))
    assert answer.status_code == 413
    said = {"Content-Type": "multipart/form-data; boundary=x", "Content-Length": str(1 << 40)}
    assert client.post("/api/v1/clips", content=b"", headers=said).status_code == 413


def test_a_clip_that_hides_its_size_is_refused_on_the_way(
    client: TestClient, heard_home: Path
) -> None:
    def endless() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\n\r\n'
        for _ in range(400):
            yield b"x" * (1 << 16)

    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = client.post("/api/v1/clips", content=endless(), headers=kind)
    assert answer.status_code == 413
    folders = (heard_home / "cache" / "clips").iterdir()
    assert all((each / "answer.json").exists() for each in folders)


def test_the_sound_is_answered_in_ranges(
    client: TestClient, known: str, rendered: Rendered
) -> None:
    path = f"/api/v1/clips/{known}/audio"
    part = client.get(path, headers={"Range": "bytes=10-19"})
    assert part.status_code == 206
    assert part.content == rendered.clip.read_bytes()[10:20]
    assert part.headers["content-type"] == "audio/wav"


def test_the_picture_speaks_both_languages(client: TestClient, known: str) -> None:
    path = f"/api/v1/clips/{known}/evidence.svg"
    english, korean = client.get(path), client.get(path, headers=KO)
    assert english.headers["content-type"].startswith("image/svg+xml")
    assert "Recording" in english.text
    assert "음원" in korean.text


def test_a_clip_can_be_forgotten(client: TestClient, rendered: Rendered) -> None:
    id_ = hand_in(client, rendered.clip.read_bytes()).json()["id"]
    assert client.delete(f"/api/v1/clips/{id_}").status_code == 204
    for path in ("", "/audio", "/evidence.svg"):
        assert client.get(f"/api/v1/clips/{id_}{path}").status_code == 404
    assert client.delete(f"/api/v1/clips/{id_}").status_code == 404
    page = client.get(f"/hear/{id_}", headers=HTML | KO)
    assert page.status_code == 404
    assert "일주일" in page.text


def test_the_page_of_an_answer_says_it_in_both_languages(client: TestClient, known: str) -> None:
    english = client.get(f"/hear/{known}", headers=HTML).text
    korean = client.get(f"/hear/{known}", headers=HTML | KO).text
    assert "Chance would not give this in a lifetime of asking" in english
    assert "insert song of" in english
    assert "평생 물어도" in korean
    assert "삽입곡" in korean
    assert "standard deviations" in english
    assert english.count("<svg xmlns") == 2
    assert "The same as a table" in english
    assert 'data-kind="song"' in english
    assert "/api/v1/recordings/" in english


def test_not_known_is_said_with_grace(client: TestClient, unknown: str) -> None:
    page = client.get(f"/hear/{unknown}", headers=HTML).text
    assert "<h1>Not known</h1>" in page
    assert "add your soundtrack folder" in page
    assert "Nearest to it" in page
    assert "Chance would often do as well" in page


@pytest.mark.parametrize("path", ["/", "/hear"])
def test_the_pages_that_listen_say_so_where_there_is_no_music(path: str, tmp_path: Path) -> None:
    with TestClient(create_app(Settings(tmp_path)), base_url="http://localhost") as client:
        page = client.get(path, headers=HTML).text
    assert "There is no music here to compare with yet." in page
    assert "data-mic" in page


def test_the_front_page_shows_what_is_known(client: TestClient) -> None:
    page = client.get("/", headers=HTML | KO).text
    assert page.count('class="cover poster"') == 15
    assert "세 고개" in page
    assert 'name="q"' in page
    assert "%E3%84%B2%E3%85%82" in page


def test_clips_handed_in_at_once_are_all_answered(client: TestClient, rendered: Rendered) -> None:
    content = rendered.clip.read_bytes()
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda number: hand_in(client, content, f"{number}.wav"), range(6)))
    assert [answer.status_code for answer in answers] == [201] * 6
    assert [answer.json()["name"] for answer in answers] == [f"{n}.wav" for n in range(6)]


def test_a_clip_of_several_versions_is_answered_with_the_best_guess(
    tmp_path: Path, family: Mapping[str, Wave], family_files: Mapping[str, Path]
) -> None:
    with Library.open(tmp_path / "home") as library:
        library.add([family_files["song"], family_files["instrumental"]], processes=1)
    clip = 0.3 * noisy(cut(family["song"], 5, 5), 1)
    content = save_wav(tmp_path / "interlude.wav", clip, VERSIONS_RATE).read_bytes()
    settings = Settings(tmp_path / "home")
    with TestClient(create_app(settings), base_url="http://localhost") as made:
        told = hand_in(made, content).json()
        assert [one["is_as_good"] for one in told["family"]] == [True]
        assert told["family"][0]["link"]["kind"] == "shared backing"
        page = f"/hear/{told['id']}"
        english = made.get(page, headers=HTML | {"Accept-Language": "en"}).text
        assert "your clip cannot tell it from one other version" in english
        assert "the best guess" in english
        assert "the same backing, 100 % of the shorter one" in english
        korean = made.get(page, headers=HTML | KO).text
        assert "다른 버전 1개와 구별되지 않습니다" in korean
        assert "같은 반주, 짧은 쪽의 100 %" in korean
