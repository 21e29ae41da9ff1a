from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.episodes import ids, line_at, sheet, undo_all


@pytest.fixture(autouse=True)
def _taken_back(scanned: TestClient) -> Any:
    yield
    undo_all(scanned)


def change(client: TestClient, second: float, **said: Any) -> Any:
    told = sheet(client)
    cue = line_at(told, second)["id"]
    return client.patch(f"/api/v1/episodes/{told['id']}/cues/{cue}", json=said)


def test_bounds_use_and_rejection_are_as_a_person_says(scanned: TestClient) -> None:
    edited = change(scanned, 10, end_s=14.5, usage="on_screen", vocal="vocal").json()
    line = line_at(edited["sheet"], 10)
    assert (line["id"], line["end_s"]) == (edited["cue"], 14.5)
    assert (line["usage"], line["vocal"], line["by"]) == ("on_screen", "vocal", "person")
    assert set(line["set_by_person"]) == {"end_s", "usage", "vocal"}
    assert edited["sheet"]["corrections"] == 1
    assert edited["sheet"]["undo"]["fields"] == ["end_s", "usage", "vocal"]
    rejected = change(scanned, 10, rejected=True).json()["sheet"]
    assert line_at(rejected, 10)["kind"] == "rejected"
    assert rejected["cues"] == 4
    assert line_at(change(scanned, 10, rejected=False).json()["sheet"], 10)["kind"] == "known"


def test_another_song_or_none_is_chosen(scanned: TestClient) -> None:
    two = line_at(sheet(scanned), 44)["recording"]
    line = line_at(change(scanned, 10, recording=two).json()["sheet"], 10)
    assert (line["recording"], line["music"]["title"]) == (two, "two")
    line = line_at(change(scanned, 10, unknown="none").json()["sheet"], 10)
    assert (line["kind"], line["recording"], line["unknown"]) == ("unknown", None, None)
    line = line_at(change(scanned, 10, unknown=2).json()["sheet"], 10)
    assert line["music"]["title"] == "Unknown 2"


def test_an_unknown_is_named_everywhere_from_one_of_its_cues(scanned: TestClient) -> None:
    assert change(scanned, 26, name="슬픈 피아노").status_code == 200
    assert line_at(sheet(scanned, 1), 12)["music"]["title"] == "슬픈 피아노"
    assert scanned.get("/api/v1/undo").json()["undo"]["kind"] == "unknown"


def test_of_two_tabs_the_second_is_told_what_the_first_has_done(scanned: TestClient) -> None:
    seen = line_at(sheet(scanned), 10)["revision"]
    first = change(scanned, 10, end_s=14.0, revision=seen)
    assert first.status_code == 200
    second = change(scanned, 10, end_s=13.0, revision=seen)
    assert (second.status_code, second.json()["type"]) == (
        409,
        "urn:onara:problem:changed-meanwhile",
    )
    assert line_at(sheet(scanned), 10)["end_s"] == 14.0
    again = line_at(first.json()["sheet"], 10)["revision"]
    assert change(scanned, 10, end_s=13.0, revision=again).status_code == 200


def test_two_tabs_may_correct_two_cues(scanned: TestClient) -> None:
    told = sheet(scanned)
    one, other = (line_at(told, second)["revision"] for second in (10, 44))
    assert change(scanned, 10, end_s=14.0, revision=one).status_code == 200
    assert change(scanned, 44, start_s=39.0, revision=other).status_code == 200


def test_a_cue_that_was_not_found_is_added(scanned: TestClient) -> None:
    id_ = ids(scanned)[0]
    answer = scanned.post(f"/api/v1/episodes/{id_}/cues", json={"start_s": 33.0, "end_s": 36.5})
    assert answer.status_code == 201
    line = line_at(answer.json()["sheet"], 34)
    assert (line["id"], line["kind"]) == (answer.json()["cue"], "unknown")
    assert answer.json()["sheet"]["undo"]["kind"] == "added"


@pytest.mark.parametrize(
    "said",
    [
        {"end_s": 1e9},
        {"end_s": 3.0},
        {"start_s": -1},
        {"recording": "none"},
        {"unknown": 999},
        {"unknown": "some"},
        {"usage": "loud"},
        {"name": "a known song"},
        {},
        {"end_s": "NaN"},
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    scanned: TestClient, said: dict[str, Any]
) -> None:
    answer = change(scanned, 10, **said)
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_a_cue_that_is_not_there_is_not_found(scanned: TestClient) -> None:
    path = f"/api/v1/episodes/{ids(scanned)[0]}/cues/99"
    assert scanned.patch(path, json={"rejected": True}).status_code == 404
    new = {"start_s": 1, "end_s": 2}
    assert scanned.post("/api/v1/episodes/none/cues", json=new).status_code == 404
