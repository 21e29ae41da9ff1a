"""Answers from what the owner has: lines of lyrics, moments of episodes, imported records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onara.lyrics import LyricStore, Owned
from onara.web import Settings, create_app
from tests.scan.season import winter_tale

LINES = """\
[00:12.00]구름 위로 걸어가는 파란 고양이
[00:20.50]우산 속에 숨겨 놓은 작은 편지
"""
LINE = "우산 속에 숨겨 놓은 작은 편지"
MOMENT = "the train station, end of episode 2"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    home: Path = tmp_path_factory.mktemp("owned home")
    winter_tale(home, home / "video")
    sung, loose = home / "cat.lrc", home / "loose.lrc"
    sung.write_text(LINES, encoding="utf-8")
    loose.write_text("[00:07.00]열두 마리 오리가 냇가에서 춤을 춘다\n", encoding="utf-8")
    with LyricStore.open(home / "lyrics.sqlite", create=True) as store:
        store.update(
            [
                Owned("r7", sung, "Blue Cat", "The Umbrellas", None),
                Owned("", loose, song="itaewon-class/sweet-night"),
            ]
        )
    with TestClient(create_app(Settings(home)), base_url="http://localhost") as made:
        yield made


def found(client: TestClient, q: str, **asked: str | int) -> dict[str, Any]:
    """The answer, once subtitles are read."""
    for _ in range(20):
        told: dict[str, Any] = client.get("/api/v1/find", params={"q": q, **asked}).json()
        if not told["is_reading"]:
            return told
    raise AssertionError("subtitles are read for ever")


def page(client: TestClient, q: str, language: str) -> str:
    headers = {"Accept": "text/html", "Accept-Language": language}
    return client.get("/find", params={"q": q}, headers=headers).text


def test_a_line_of_the_lyrics_says_its_second_and_plays_from_there(client: TestClient) -> None:
    first = found(client, LINE)["results"][0]
    assert first["line"] == {
        "line": LINE,
        "second": 20.5,
        "recording": "r7",
        "audio": "/api/v1/recordings/r7/audio",
    }
    assert (first["title"], first["path"], first["owned"]) == ("Blue Cat", "/music/r7", "r7")
    told = page(client, LINE, "ko")
    assert "내 가사에서, 0:20" in told
    assert 'data-src="/api/v1/recordings/r7/audio"' in told
    assert 'data-start="20.5"' in told
    assert "Blue Cat을 0:20부터 재생" in told


def test_a_line_of_a_file_that_is_no_recording_answers_with_its_song(client: TestClient) -> None:
    first = found(client, "열두 마리 오리가 냇가에서 춤을 춘다")["results"][0]
    assert first["path"] == "/song/itaewon-class/sweet-night"
    assert (first["line"]["second"], first["line"]["audio"], first["owned"]) == (7.0, None, None)


def test_a_described_moment_leads_to_its_second_with_what_plays(client: TestClient) -> None:
    answer = found(client, MOMENT)
    assert not answer["unknown"]
    first = answer["results"][0]
    assert (first["kind"], first["path"]) == ("moment", "/episodes/e2#t=3402.0")
    assert first["moment"] == {"episode": "e2", "second": 3402.0, "drama": None, "number": 2}
    assert first["why"][0]["text"] == "there is said “Meet me at the train station.”"
    narrowed = found(client, MOMENT, kind="moment")
    assert {each["kind"] for each in narrowed["results"]} == {"moment"}


def test_a_described_moment_is_told_in_korean(client: TestClient) -> None:
    first = found(client, MOMENT, language="ko")["results"][0]
    assert first["why"][0]["text"] == "이런 말이 나옵니다: “Meet me at the train station.”"
    told = page(client, MOMENT, "ko")
    assert "겨울 이야기 S01E02, 56:42" in told
    assert 'href="/episodes/e2#t=3402.0"' in told
    assert "이 장면으로 가기" in told


def test_a_question_that_names_something_else_is_no_moment(client: TestClient) -> None:
    kinds = {each["kind"] for each in found(client, "paradise t-max", limit=100)["results"]}
    assert "moment" not in kinds
