from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.episodes import ids, line_at, sheet, undo_all


@pytest.fixture(autouse=True)
def _taken_back(scanned: TestClient) -> Any:
    yield
    undo_all(scanned)


def numbers(client: TestClient) -> list[int]:
    return [one["number"] for one in client.get("/api/v1/unknowns").json()["unknowns"]]


def test_recurring_music_is_told_with_where_it_first_sounds(scanned: TestClient) -> None:
    first, second = scanned.get("/api/v1/unknowns").json()["unknowns"]
    assert (first["number"], first["title"], first["name"]) == (1, "Unknown 1", None)
    assert (first["cues"], first["episodes"], first["has_sound"]) == (3, 2, True)
    assert first["first"]["episode"]["number"] == 1
    assert round(first["first"]["start_s"]) == 20
    assert second["usages"] == ["closing"]


def test_all_its_cues_are_told(scanned: TestClient) -> None:
    heard = scanned.get("/api/v1/unknowns/1").json()["heard"]
    assert [one["episode"]["number"] for one in heard] == [1, 1, 3]
    assert {one["line"]["unknown"] for one in heard} == {1}


def test_a_name_goes_everywhere_and_away_again(scanned: TestClient) -> None:
    told = scanned.patch("/api/v1/unknowns/1", json={"name": "the sad piano"}).json()
    assert told["title"] == "the sad piano"
    assert line_at(sheet(scanned, 1), 12)["music"]["title"] == "the sad piano"
    told = scanned.patch("/api/v1/unknowns/1", json={"name": ""}).json()
    assert told["title"] == "Unknown 1"


def test_two_are_joined_and_parted_again(scanned: TestClient) -> None:
    told = scanned.post("/api/v1/unknowns/merge", json={"numbers": [1, 2]}).json()
    assert (told["number"], told["cues"]) == (1, 5)
    assert numbers(scanned) == [1]
    cue = line_at(sheet(scanned), 78)["id"]
    parted = {"episode": ids(scanned)[0], "cues": [cue]}
    new = scanned.post("/api/v1/unknowns/1/split", json=parted)
    assert new.status_code == 201
    assert new.json()["number"] > 2
    undo_all(scanned)
    assert numbers(scanned) == [1, 2]


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/99", None, 404),
        ("GET", "/one", None, 422),
        ("PATCH", "/99", {"name": "x"}, 404),
        ("PATCH", "/1", {"name": "\x00"}, 422),
        ("POST", "/merge", {"numbers": [1]}, 422),
        ("POST", "/merge", {"numbers": [1, 99]}, 404),
        ("POST", "/merge", {"numbers": [1, 1]}, 422),
        ("POST", "/1/split", {"episode": "none", "cues": ["1"]}, 404),
    ],
)
def test_what_cannot_be_is_a_problem(
    scanned: TestClient, method: str, path: str, body: dict[str, Any] | None, status: int
) -> None:
    answer = scanned.request(method, f"/api/v1/unknowns{path}", json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_not_all_cues_can_be_parted(scanned: TestClient) -> None:
    cues = [line["id"] for line in sheet(scanned)["lines"]]
    answer = scanned.post(
        "/api/v1/unknowns/1/split", json={"episode": ids(scanned)[0], "cues": cues}
    )
    assert answer.status_code == 422
