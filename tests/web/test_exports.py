from __future__ import annotations

import io
import zipfile

import pytest
from starlette.testclient import TestClient

from onara.export import FORMATS, read
from tests.web.episodes import GOBLIN, ids


def test_the_formats_are_told_in_the_language_of_the_visitor(scanned: TestClient) -> None:
    told = scanned.get("/api/v1/exports", headers={"Accept-Language": "ko"}).json()["formats"]
    assert [each["name"] for each in told] == list(FORMATS)
    assert "표" in next(each["purpose"] for each in told if each["name"] == "csv")


@pytest.mark.parametrize("format", FORMATS)
def test_an_episode_can_be_had_in_every_format(scanned: TestClient, format: str) -> None:
    answer = scanned.get(f"/api/v1/episodes/{ids(scanned)[0]}/export", params={"format": format})
    assert answer.status_code == 200
    assert answer.content
    name = f"Goblin.S01E01{FORMATS[format].ending}"
    assert f'filename="{name}"' in answer.headers["content-disposition"]


def test_the_json_is_the_published_one(scanned: TestClient) -> None:
    answer = scanned.get(f"/api/v1/episodes/{ids(scanned)[0]}/export?format=json")
    (sheet,) = read(answer.content)
    assert sheet.episode.number == 1


def test_a_season_is_one_file_where_the_format_holds_it(scanned: TestClient) -> None:
    path = f"/api/v1/seasons/{GOBLIN}/1/export"
    answer = scanned.get(path, params={"format": "csv", "language": "ko"})
    assert "S01.cues.csv" in answer.headers["content-disposition"]
    assert "one" in answer.text


def test_a_season_is_an_archive_where_the_format_holds_one_episode(scanned: TestClient) -> None:
    answer = scanned.get(f"/api/v1/seasons/{GOBLIN}/1/export?format=chapters-vtt")
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["Goblin.S01E01.chapters.vtt", "Goblin.S01E03.chapters.vtt"]


def test_headings_are_in_the_language_that_is_asked_for(scanned: TestClient) -> None:
    path = f"/api/v1/episodes/{ids(scanned)[0]}/export"
    texts = [
        scanned.get(path, params={"format": "csv", **more}, headers={"Accept-Language": seen}).text
        for more, seen in (({"language": "ko"}, "en"), ({}, "ko"), ({}, "en"))
    ]
    assert texts[0] == texts[1] != texts[2]


def test_a_format_that_is_none_is_refused(scanned: TestClient) -> None:
    answer = scanned.get(f"/api/v1/episodes/{ids(scanned)[0]}/export?format=doc")
    assert answer.status_code == 422
    assert "xlsx" in answer.json()["detail"]
    assert scanned.get("/api/v1/episodes/none/export?format=csv").status_code == 404
    assert scanned.get("/api/v1/seasons/none/1/export?format=csv").status_code == 404
